/**
 * What each layer must not import; ARCHITECTURE.md explains why. One table feeds ESLint and the
 * test that plants a violation in every layer. Patterns are gitignore-style; braces match nothing.
 */
const anyOf = (...layers: string[]) => layers.map((layer) => `@/${layer}/**`)
const vueStack = ['vue', 'pinia', 'vue-router']
const sdk = ['firebase/**', '@firebase/**']

export const forbiddenImports: Record<string, readonly string[]> = {
  'src/shared': ['@/*/**', '!@/shared/**', ...vueStack, ...sdk, 'idb'],
  'src/domain': [
    ...anyOf('app', 'adapters', 'stores', 'sync', 'ui', 'sw'),
    ...vueStack,
    ...sdk,
    'idb',
  ],
  'src/adapters/firebase': [...anyOf('app', 'stores', 'sync', 'ui', 'sw'), ...vueStack, 'idb'],
  'src/adapters/idb': [...anyOf('app', 'stores', 'sync', 'ui', 'sw'), ...vueStack, ...sdk],
  'src/adapters/memory': [
    ...anyOf('app', 'stores', 'sync', 'ui', 'sw'),
    ...vueStack,
    ...sdk,
    'idb',
  ],
  'src/adapters/search': [...anyOf('app', 'stores', 'sync', 'ui', 'sw'), ...vueStack, ...sdk],
  'src/adapters/browser': [
    ...anyOf('app', 'stores', 'sync', 'ui', 'sw'),
    ...vueStack,
    ...sdk,
    'idb',
  ],
  'src/sync': [...anyOf('app', 'adapters', 'stores', 'ui', 'sw'), ...vueStack, ...sdk, 'idb'],
  'src/stores': [...anyOf('app', 'adapters', 'ui', 'sw'), 'vue-router', ...sdk, 'idb'],
  'src/ui': [...anyOf('app', 'adapters', 'sync', 'sw'), ...sdk, 'idb'],
  'src/ui/components': [
    ...anyOf('app', 'adapters', 'sync', 'stores', 'sw'),
    'pinia',
    ...sdk,
    'idb',
  ],
  'src/sw': [...anyOf('app', 'stores', 'ui', 'embed'), ...vueStack, ...sdk],
  'src/embed': [
    ...anyOf('app', 'stores', 'sync', 'ui', 'sw'),
    ...vueStack,
    ...sdk,
    'idb',
    'valibot',
  ],
  'emulator/wire': [
    '@/**',
    ...sdk,
    '**/data/**',
    '**/rules/**',
    '**/auth/**',
    '**/session/**',
    '**/http/**',
    '**/store/**',
  ],
  'emulator/data': [
    '@/**',
    ...sdk,
    '**/wire/**',
    '**/rules/**',
    '**/auth/**',
    '**/session/**',
    '**/http/**',
    '**/store/**',
  ],
  'emulator/auth': [
    '@/**',
    ...sdk,
    '**/wire/**',
    '**/data/**',
    '**/rules/**',
    '**/session/**',
    '**/http/**',
    '**/store/**',
  ],
  'emulator/rules': [
    '@/**',
    ...sdk,
    '**/wire/**',
    '**/auth/**',
    '**/session/**',
    '**/http/**',
    '**/store/**',
  ],
  'emulator/session': ['@/**', ...sdk, '**/http/**'],
  emulator: ['@/**', ...sdk],
}

/** Later, narrower entries win in ESLint, so the widest layers come first. */
const widestFirst = Object.entries(forbiddenImports).sort(([a], [b]) => a.length - b.length)

export const layerRules = widestFirst.map(([layer, group]) => ({
  name: `layer ${layer}`,
  files: [`${layer}/**/*.ts`, `${layer}/**/*.vue`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: [...group], message: `${layer} must not know this; see ARCHITECTURE.md.` },
          ...(layer.startsWith('src')
            ? [{ group: ['../**', '..'], message: 'Import by layer (@/…), so that it shows.' }]
            : []),
        ],
      },
    ] as ['error', object],
  },
}))
