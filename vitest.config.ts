import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Icons from 'unplugin-icons/vite'
import { defineConfig } from 'vitest/config'
import { emojiData } from './scripts/emoji-data.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Suites by folder. Browser suites run one file at a time: two cores do not carry more. */
export default defineConfig({
  plugins: [vue(), Icons({ compiler: 'vue3' }), emojiData()],
  resolve: { alias: { '@': path('./src') } },
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,contract,rules,architecture}/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          environment: 'happy-dom',
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Real browsers on a busy machine: `npm test` names each that needed it.
          retry: 1,
          fileParallelism: false,
          globalSetup: ['tests/support/world.setup.ts'],
        },
      },
    ],
  },
})
