import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type {
  Language,
  Preferences,
  Reading,
  StorageBudget,
  Theme,
} from '@/domain/preferences/preferences'
import { useServices } from '@/stores/services'

/** How this device shows Hearth. */
export const usePreferencesStore = defineStore('preferences', () => {
  const { preferencesMemory, browserLanguage } = useServices()

  const preferences = shallowRef<Preferences>(preferencesMemory.read())

  function change(part: Partial<Preferences>) {
    preferences.value = { ...preferences.value, ...part }
    preferencesMemory.write(preferences.value)
  }

  return {
    preferences,
    theme: computed(() => preferences.value.theme),
    language: computed(() => preferences.value.language),
    effectiveLanguage: computed(() => preferences.value.language ?? browserLanguage),
    storageBudget: computed(() => preferences.value.storageBudget),
    setStorageBudget: (storageBudget: StorageBudget) => change({ storageBudget }),
    reading: computed(() => preferences.value.reading),
    setReading: (reading: Reading) => change({ reading }),
    setTheme: (theme: Theme) => change({ theme }),
    setLanguage: (language: Language) => change({ language }),
  }
})
