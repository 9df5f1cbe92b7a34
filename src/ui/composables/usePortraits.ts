import { provide, shallowRef } from 'vue'
import type { usePortraitsStore } from '@/stores/portraits'
import { useServices } from '@/stores/services'
import { portraitsKey } from '@/ui/composables/usePhoto'

/** Gives all below their portraits, by code that loads with the first of them. */
export function usePortraits() {
  const store = shallowRef<ReturnType<typeof usePortraitsStore>>()
  const { drawn } = useServices()
  let isAsked = false
  provide(portraitsKey, (place, at) => {
    if (!isAsked) {
      isAsked = true
      const load = async () => {
        await drawn
        return import('@/stores/portraits')
      }
      load().then(
        (loaded) => (store.value = loaded.usePortraitsStore()),
        () => (isAsked = false),
      )
    }
    return store.value?.see(place, at)
  })
}
