import type { Plugin } from 'vite'

/** The part that every page but the lab's frames is made of: the shell, without what all else needs too. */
export const APP_PART = 'app'
/** The page that is opened most: a conversation. */
export const ROOM_PART = 'room'

/**
 * Names the app and what it needs in the page itself: fetched beside the entry, which is next to nothing and runs
 * before them (see src/main.ts). Not as `modulepreload`, which would have them compiled before the entry has its turn.
 */
export function preloadApp(): Plugin {
  return {
    name: 'hearth:preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, chunk: entry }) {
        if (!bundle) return undefined
        const app = Object.values(bundle).find(
          (part) => part.type === 'chunk' && part.name === APP_PART,
        )
        if (app?.type !== 'chunk') throw new Error(`nothing was built by the name of ${APP_PART}`)
        return [app.fileName, ...app.imports]
          .filter((file) => !entry?.imports.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'script', crossorigin: true, href: `/${file}` },
            injectTo: 'head',
          }))
      },
    },
  }
}
