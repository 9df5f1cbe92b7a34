import { watch } from 'vue'
import { isQuietAt } from '@/domain/notice/quiet-hours'
import { useServices } from '@/stores/services'

const EVERY_MS = 2500

/** Rings while it is to, in the tab that is looked at, where the settings let Hearth make a sound now. */
export function useRingSound(isRinging: () => boolean): void {
  const { loadNotices, clock, attention } = useServices()

  watch(
    isRinging,
    (isOn, _before, onCleanup) => {
      if (!isOn) return
      let cancel: () => void = () => undefined
      let isOver = false
      onCleanup(() => {
        isOver = true
        cancel()
      })
      async function ring() {
        const { board, memory } = await loadNotices()
        const { hasSound, hasQuietHours, quietHours } = memory.read()
        const isQuiet = hasQuietHours && isQuietAt(quietHours, new Date(clock.now()))
        if (isOver) return
        if (hasSound && !isQuiet && attention.isVisible()) board.chime()
        cancel = clock.after(EVERY_MS, () => void ring().catch(() => undefined))
      }
      void ring().catch(() => undefined)
    },
    { immediate: true },
  )
}
