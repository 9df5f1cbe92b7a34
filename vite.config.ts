import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { embedPage } from './scripts/embed-page.ts'
import { emojiData } from './scripts/emoji-data.ts'
import { lateStyles } from './scripts/late-styles.ts'
import { minifyFirst } from './scripts/minify-first.ts'
import { APP_PART, preloadApp, ROOM_PART } from './scripts/preload-app.ts'
import { promptPolls } from './scripts/prompt-polls.ts'
import { quietAsserts } from './scripts/quiet-asserts.ts'
import { splitAuth } from './scripts/split-auth.ts'
import { shortenPrivateNames } from './scripts/shorten-private-names.ts'
import { webManifest } from './scripts/web-manifest.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** What every page needs, in one file: it compresses better together, and outlives most versions. */
const VENDOR =
  /node_modules\/(@vue|vue|pinia|vue-router|valibot)\/|export-helper|src\/(shared\/|stores\/(services|preferences)|sync\/(pause|emitter|status-board)|domain\/(presence\/|outbox\/token-bucket))/

/** What Hearth opens with most: their parts are fetched with them, not once they have come. */
const FIRST_VIEWS = /\/(SignInView|HomeView|(en|zh)-pages)-/

export default defineConfig({
  plugins: [
    vue({ features: { optionsAPI: false } }),
    lateStyles(),
    Icons({ compiler: 'vue3' }),
    splitAuth(),
    promptPolls(),
    quietAsserts(),
    shortenPrivateNames(),
    emojiData(),
    minifyFirst(),
    preloadApp(),
    embedPage(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      // The app registers it itself, once it has drawn: see src/adapters/browser/browser-app-updates.ts.
      injectRegister: false,
      injectManifest: {
        // A worker of the classic kind: what is loaded later in a page is part of it, and there is no `import.meta`.
        rollupFormat: 'iife',
        globPatterns: ['**/*.{js,css,html,svg,png,json,webmanifest}'],
        globIgnores: ['screenshots/**', 'embed*'],
      },
      manifest: webManifest,
    }),
  ],
  // The SDK brings an older copy of idb, for what it remembers of its own use.
  resolve: { alias: { '@': path('./src') }, dedupe: ['idb'] },
  build: {
    target: 'es2023',
    sourcemap: true,
    // One file a chunk name, so that the size check can tell the shell from the rest.
    manifest: true,
    // One file of what Hearth opens with: less than what naming them apart costs each part that loads later.
    // What comes late brings its own: see scripts/late-styles.ts.
    cssCodeSplit: false,
    modulePreload: {
      polyfill: false,
      // What loads later brings its own with it; a list of them all would stand in every script.
      resolveDependencies: (file, deps, { hostType }) =>
        hostType === 'html' || FIRST_VIEWS.test(file) ? deps : [],
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: VENDOR },
            // What the entry needs, which must not wait for the rest.
            { name: 'loader', test: /preload-helper|rolldown\/runtime|account-key/ },
            // Each with all that it imports.
            { name: APP_PART, test: /create-hearth-app/ },
            { name: ROOM_PART, test: /views\/RoomView\.vue/ },
          ],
        },
      },
    },
  },
  server: { port: 5050, strictPort: true, host: '127.0.0.1' },
})
