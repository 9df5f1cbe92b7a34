import { defineAsyncComponent, inject, type AsyncComponentLoader, type Component } from 'vue'
import { servicesKey } from '@/stores/services'
import { useI18n } from '@/ui/locales/i18n'

/**
 * Makes parts that the first picture does without: they load when they are drawn, with the words they say,
 * and not before that picture is, as what loads beside it holds it up.
 */
export function useLater() {
  const { loadPageWords } = useI18n()
  const drawn = inject(servicesKey, undefined)?.drawn
  return <Part extends Component>(load: AsyncComponentLoader<Part>) =>
    defineAsyncComponent(async () => {
      await drawn
      await loadPageWords()
      return load()
    })
}
