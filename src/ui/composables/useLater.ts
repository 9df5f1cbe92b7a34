import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import { useI18n } from '@/ui/locales/i18n'

/** Makes parts that are rarely needed: they load when they are drawn, with the words they say. */
export function useLater() {
  const { loadPageWords } = useI18n()
  return <Part extends Component>(load: AsyncComponentLoader<Part>) =>
    defineAsyncComponent(() => loadPageWords().then(load))
}
