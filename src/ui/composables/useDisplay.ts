import { storeToRefs } from 'pinia'
import { watch, watchEffect } from 'vue'
import { usePreferencesStore } from '@/stores/preferences'
import { useMediaQuery } from '@/ui/composables/useMediaQuery'
import { useI18n } from '@/ui/locales/i18n'

/** Puts the chosen look and language on the page; what the device asks for counts as chosen. */
export function useDisplay() {
  const { look, effectiveLanguage } = storeToRefs(usePreferencesStore())
  const { setLanguage } = useI18n()
  const wantsContrast = useMediaQuery('(prefers-contrast: more)')
  const wantsStillness = useMediaQuery('(prefers-reduced-motion: reduce)')

  watchEffect(() => {
    const { theme, textSize, contrast, density, motion } = look.value
    Object.assign(document.documentElement.dataset, {
      theme,
      textSize,
      contrast: wantsContrast.value ? 'more' : contrast,
      density,
      motion: wantsStillness.value ? 'reduced' : motion,
    })
  })
  watch(effectiveLanguage, (language) => setLanguage(language))
}
