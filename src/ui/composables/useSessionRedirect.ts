import { storeToRefs } from 'pinia'
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSessionStore } from '@/stores/session'
import { redirectFor } from '@/ui/router/route-guard'

/** Signing in or out while a page is open leads to where that page's guard would have led. */
export function useSessionRedirect() {
  const route = useRoute()
  const router = useRouter()
  const { status } = storeToRefs(useSessionStore())

  watch(status, async () => {
    const target = redirectFor(route)
    if (target) await router.replace(target)
  })
}
