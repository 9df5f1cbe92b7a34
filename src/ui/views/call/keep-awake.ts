import { onScopeDispose, watch } from 'vue'

/** Keeps the screen on while pictures are looked at, where the browser can; it lets go by itself where the page is hidden. */
export function useKeepAwake(isWanted: () => boolean): void {
  let held: WakeLockSentinel | undefined

  async function arrange() {
    const wants = isWanted() && document.visibilityState === 'visible'
    if (!wants) {
      const old = held
      held = undefined
      await old?.release()
    } else if (!held || held.released) {
      const got = await navigator.wakeLock.request('screen')
      // It may have been asked for twice, or not be wanted any more.
      if (held && !held.released) await got.release()
      else held = got
      if (!isWanted()) await arrange()
    }
  }
  // Refused where the battery is low: the screen goes dark as ever.
  const tryTo = () => {
    if ('wakeLock' in navigator) void arrange().catch(() => undefined)
  }

  watch(isWanted, tryTo, { immediate: true })
  document.addEventListener('visibilitychange', tryTo)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', tryTo)
    void held?.release().catch(() => undefined)
  })
}
