import type { Attention } from '@/domain/device/device'
import { createEmitter } from '@/sync/emitter'

export interface SharedAttention extends Attention {
  /** Whether someone looks at any of the other tabs. */
  setOthers(areVisible: boolean): void
}

/** A person is looking while they look at any of their tabs. */
export function createSharedAttention(own: Attention): SharedAttention {
  const changes = createEmitter<undefined>()
  const wakes = createEmitter<undefined>()
  let areOthersVisible = false
  own.watch(() => changes.emit(undefined))
  own.onWake(() => wakes.emit(undefined))

  return {
    isVisible: () => areOthersVisible || own.isVisible(),
    watch: (listener) => changes.on(() => listener()),
    onWake: (listener) => wakes.on(() => listener()),
    onSleep: (listener) => own.onSleep(listener),
    setOthers(areVisible) {
      if (areVisible === areOthersVisible) return
      areOthersVisible = areVisible
      changes.emit(undefined)
      if (areVisible) wakes.emit(undefined)
    },
  }
}
