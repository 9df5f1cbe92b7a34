import { storeToRefs } from 'pinia'
import { watch } from 'vue'
import { useI18n } from '@/ui/locales/i18n'
import { usePreferencesStore } from '@/stores/preferences'

/** Puts the chosen theme and language on the page. */
export function useDisplay() {
  const { theme, effectiveLanguage } = storeToRefs(usePreferencesStore())
  const { setLanguage } = useI18n()

  watch(
    theme,
    (chosen) => {
      if (chosen === 'system') delete document.documentElement.dataset['theme']
      else document.documentElement.dataset['theme'] = chosen
    },
    { immediate: true },
  )
  watch(effectiveLanguage, (language) => setLanguage(language))
}
