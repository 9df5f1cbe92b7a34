import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { minifyFirst } from './minify-first.ts'

const PAGE = 'embed.html'
const ENTRY = 'src/embed/embed.ts'
const SCRIPT = 'embed.js'

/**
 * `/embed/<room>`: a page of its own with one script of its own, which other sites may load by its name. It
 * shares nothing with the app, or it would bring the app's parts along; so it is built by itself.
 */
export function embedPage(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'hearth:embed-page',
    configResolved(resolved) {
      config = resolved
    },
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/embed\/[^?]*/, `/${PAGE}`)
        next()
      })
    },
    closeBundle: {
      order: 'pre',
      sequential: true,
      async handler() {
        if (config.command !== 'build') return
        await build({
          ...{ configFile: false, publicDir: false, logLevel: 'warn', plugins: [minifyFirst()] },
          resolve: { alias: config.resolve.alias },
          build: {
            ...{
              outDir: config.build.outDir,
              emptyOutDir: false,
              target: 'es2023',
              sourcemap: true,
            },
            // Newer than the script's: older browsers get no second theme instead of twice the styles.
            cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
            // As a library: what is loaded later gets no helper around it, which weighs as much as it does itself.
            lib: { entry: ENTRY, formats: ['es'], fileName: () => SCRIPT },
            rolldownOptions: { output: { chunkFileNames: 'embed-[name].js', minify: true } },
          },
        })
        const page = readFileSync(PAGE, 'utf8').replace(`/${ENTRY}`, `/${SCRIPT}`)
        writeFileSync(join(config.build.outDir, PAGE), page)
      },
    },
  }
}
