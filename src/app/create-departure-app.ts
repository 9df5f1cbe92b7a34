import { createPinia } from 'pinia'
import { createApp, type App as VueApp } from 'vue'
import { createDepartureServices } from '@/app/create-departure-services'
import { createServices } from '@/app/create-services'
import { departureServicesKey } from '@/stores/departure'
import { usePreferencesStore } from '@/stores/preferences'
import { servicesKey } from '@/stores/services'
import { createHearthI18n } from '@/ui/locales/i18n'
import DepartureView from '@/ui/views/account/DepartureView.vue'

/** What every page of Hearth is while an account is being deleted: nobody's replica is open in it. */
export async function createDepartureApp(): Promise<VueApp> {
  const app = createApp(DepartureView)
  app.provide(servicesKey, createServices())
  app.provide(departureServicesKey, createDepartureServices())
  app.use(createPinia())
  const i18n = createHearthI18n(usePreferencesStore().effectiveLanguage)
  await Promise.all([i18n.ready, i18n.loadPageWords()])
  app.use(i18n)
  return app
}
