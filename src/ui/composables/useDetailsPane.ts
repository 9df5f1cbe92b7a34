import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The details pane is part of the address, so that the back gesture closes it on a phone. */
export function useDetailsPane() {
  const route = useRoute()
  const router = useRouter()

  const isOpen = computed(() => route.query['details'] !== undefined)

  async function toggle() {
    if (!isOpen.value) {
      await router.push({ query: { details: 'people' } })
      return
    }
    const state = window.history.state as { back?: unknown } | null
    // Opened from here: going back leaves no second copy of the room in the history.
    if (state?.back === route.path) router.back()
    else await router.replace({ query: {} })
  }

  return { isOpen, toggle }
}
