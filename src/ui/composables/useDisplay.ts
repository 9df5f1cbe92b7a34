import { storeToRefs } from 'pinia'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePreferencesStore } from '@/stores/preferences'
import { applyLanguage } from '@/ui/locales/i18n'

/** Puts the chosen theme and language on the page. */
export function useDisplay() {
  const { theme, effectiveLanguage } = storeToRefs(usePreferencesStore())
  const composer = useI18n({ useScope: 'global' })

  watch(
    theme,
    (chosen) => {
      if (chosen === 'system') delete document.documentElement.dataset['theme']
      else document.documentElement.dataset['theme'] = chosen
    },
    { immediate: true },
  )
  watch(effectiveLanguage, (language) => applyLanguage(composer, language))
}
