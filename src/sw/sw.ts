import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

/** Firebase's own pages (sign-in helper, configuration) belong to Hosting, never to the cache. */
const RESERVED = /^\/__\//
/** A file that is asked for by name is not a page of the app. */
const FILE = /\/[^/?]+\.[^/]+$/

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Any route opens offline: the app itself finds out what to show.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [RESERVED, FILE] }),
)

self.addEventListener('message', (event) => {
  const data: unknown = event.data
  const isSkip = typeof data === 'object' && data !== null && 'type' in data
  // The person has agreed to the update; see src/adapters/browser/browser-app-updates.ts.
  if (isSkip && data.type === 'SKIP_WAITING') void self.skipWaiting()
})
