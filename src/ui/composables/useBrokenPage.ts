import { onScopeDispose, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

/** Whether the page last asked for could not be loaded: no network, or a version that is gone. */
export function useBrokenPage() {
  const router = useRouter()
  const isBroken = shallowRef(false)

  const stops = [
    router.onError(() => {
      isBroken.value = true
    }),
    router.afterEach(() => {
      isBroken.value = false
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return isBroken
}
