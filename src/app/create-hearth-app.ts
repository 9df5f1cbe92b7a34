import { createPinia } from 'pinia'
import { createApp, type App as VueApp } from 'vue'
import type { RouteLocationResolved } from 'vue-router'
import { isDeparting, onDeparting } from '@/adapters/browser/departing'
import { createServices } from '@/app/create-services'
import { isRoomId } from '@/shared/ids'
import { usePreferencesStore } from '@/stores/preferences'
import { servicesKey, type Services } from '@/stores/services'
import { useSessionStore } from '@/stores/session'
import App from '@/ui/App.vue'
import { createHearthI18n } from '@/ui/locales/i18n'
import { createRouterFor } from '@/ui/router/router'

/** Puts the parts together. What needs the network starts only after the first picture is drawn. */
export async function createHearthApp(): Promise<VueApp> {
  if (isDeparting()) return (await import('@/app/create-departure-app')).createDepartureApp()
  onDeparting(() => location.reload())
  const app = createApp(App)
  const services = createServices()
  app.provide(servicesKey, services)
  app.use(createPinia())
  // First who is here: whoever is not led to the way in by the first step of the router, and the disk takes its time.
  void useSessionStore().start()
  const i18n = createHearthI18n(usePreferencesStore().effectiveLanguage)
  app.use(i18n)
  // The words, the page of this address and what is kept on the disk are fetched side by side.
  const router = createRouterFor(i18n)
  readFirstRoom(router.resolve(location.pathname), services)
  app.use(router)
  const noteWithoutRoom = () => {
    // A room tells by itself, once its messages are there.
    const hasMessages = services.accountMemory.read() && router.currentRoute.value.name === 'room'
    if (!hasMessages) services.noteDrawn()
  }
  router.isReady().then(noteWithoutRoom, noteWithoutRoom)
  await i18n.ready
  return app
}

/** The messages of the first page are read while the page itself is still being fetched and put together. */
function readFirstRoom(
  { params: { room } }: RouteLocationResolved,
  { accountMemory }: Services,
): void {
  if (!isRoomId(room) || !accountMemory.read()) return
  void import('@/stores/timeline').then(
    ({ useTimelineStore }) => useTimelineStore().open(room),
    // The page needs it too, and says so where it cannot be had.
    () => undefined,
  )
}
