import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import pluginVue from 'eslint-plugin-vue'
import vueA11y from 'eslint-plugin-vuejs-accessibility'
import { layerRules } from './scripts/layers.ts'

export default defineConfigWithVueTs(
  {
    name: 'ignored',
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.hearth/**',
      'coverage/**',
      'tests/e2e/output/**',
      'tests/fixtures/layers/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  pluginVue.configs['flat/recommended'],
  vueA11y.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  vueTsConfigs.stylisticTypeChecked,
  {
    name: 'house',
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 4 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      // Prettier decides these.
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    name: 'one writer of state',
    files: ['src/ui/**/*.{ts,vue}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "AssignmentExpression[left.type='MemberExpression'][left.object.name=/Store$/]",
          message: 'Only a store writes its state: call one of its actions.',
        },
      ],
    },
  },
  {
    name: 'factories hold many small functions',
    files: ['src/{stores,sync,adapters}/**/*.ts', 'emulator/**/*.ts', 'src/ui/composables/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    name: 'tests',
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    name: 'programs that speak on the console',
    files: ['scripts/**', 'emulator/main.ts', 'bench/**', 'tests/chaos/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'plain programs',
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/explicit-function-return-type': 'off' },
  },
  ...layerRules,
)
