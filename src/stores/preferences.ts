import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type {
  EnterKey,
  FastPath,
  Language,
  Look,
  Preferences,
  Reading,
  RoomOrder,
  StorageBudget,
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
    look: computed<Look>(() => preferences.value),
    setLook: (look: Partial<Look>) => change(look),
    enterKey: computed(() => preferences.value.enterKey),
    setEnterKey: (enterKey: EnterKey) => change({ enterKey }),
    roomOrder: computed(() => preferences.value.roomOrder),
    setRoomOrder: (roomOrder: RoomOrder) => change({ roomOrder }),
    language: computed(() => preferences.value.language),
    effectiveLanguage: computed(() => preferences.value.language ?? browserLanguage),
    storageBudget: computed(() => preferences.value.storageBudget),
    setStorageBudget: (storageBudget: StorageBudget) => change({ storageBudget }),
    reading: computed(() => preferences.value.reading),
    setReading: (reading: Reading) => change({ reading }),
    typing: computed(() => preferences.value.typing),
    setTyping: (typing: Reading) => change({ typing }),
    fastPath: computed(() => preferences.value.fastPath),
    setFastPath: (fastPath: FastPath) => change({ fastPath }),
    setLanguage: (language: Language) => change({ language }),
  }
})
