import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/**
 * The package: the emulator and what it stands on in one piece, since to find, read and link a hundred and more
 * modules took longer than all else between `node` and the first write.
 */
export default defineConfig({
  root: path('.'),
  // The compiler serves the page from its source, where there is no package.
  ssr: { noExternal: true, external: ['typescript'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: path('./dist'),
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        main: path('./main.ts'),
        server: path('./server.ts'),
        rules: path('./rules/compile-rules.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
