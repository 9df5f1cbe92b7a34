import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { OUTBOX_TAG } from '@/domain/device/late-delivery'
import { flushOutbox } from '@/sw/flush-outbox'
import { openNotice } from '@/sw/open-notice'

declare const self: ServiceWorkerGlobalScope

/** Background Sync is not in TypeScript's library: only some browsers have it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** As is Static Routing. */
interface RoutableInstallEvent extends ExtendableEvent {
  addRoutes?(rule: { readonly condition: object; readonly source: 'network' }): Promise<void>
}

/** Firebase's own pages (sign-in helper, configuration) belong to Hosting, never to the cache. */
const RESERVED = /^\/__\//
/** A page of its own, which needs the network and nothing of the app. */
const EMBED = /^\/embed\//
/** A file that is asked for by name is not a page of the app. */
const FILE = /\/[^/?]+\.[^/]+$/

// What goes to another origin, as every poll does, is answered by the network alone: it need not wait for this worker to say so.
self.addEventListener('install', (event: RoutableInstallEvent) => {
  const { protocol, hostname, port } = self.location
  const own = { protocol: protocol.replace(':', ''), hostname, port }
  const isSet = event.addRoutes?.({ condition: { not: { urlPattern: own } }, source: 'network' })
  // A browser that knows fewer conditions asks this worker, as ever.
  if (isSet) event.waitUntil(isSet.catch(() => undefined))
})

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Any route opens offline: the app itself finds out what to show.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [RESERVED, EMBED, FILE],
  }),
)

self.addEventListener('message', (event) => {
  const data: unknown = event.data
  const isSkip = typeof data === 'object' && data !== null && 'type' in data
  // The person has agreed to the update; see src/adapters/browser/browser-app-updates.ts.
  if (isSkip && data.type === 'SKIP_WAITING') void self.skipWaiting()
})

// There is a network again, and perhaps no tab: see src/adapters/browser/background-sync.ts.
self.addEventListener('sync', (event) => {
  const call = event as SyncEvent
  if (call.tag === OUTBOX_TAG) call.waitUntil(flushOutbox())
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openNotice(event.notification.data))
})
