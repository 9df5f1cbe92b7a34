import type { Attention } from '@/domain/device/device'
import type { RoomId } from '@/shared/ids'
import { createEmitter } from '@/sync/emitter'

export interface SharedAttention extends Attention {
  /** Whether someone looks at any of the other tabs, and which rooms they see there. */
  setOthers(areVisible: boolean, rooms: ReadonlySet<RoomId>): void
}

/** A person is looking while they look at any of their tabs. */
export function createSharedAttention(own: Attention): SharedAttention {
  const changes = createEmitter<undefined>()
  const wakes = createEmitter<undefined>()
  let areOthersVisible = false
  let seen: ReadonlySet<RoomId> = new Set()
  own.watch(() => changes.emit(undefined))
  own.onWake(() => wakes.emit(undefined))

  return {
    isVisible: () => areOthersVisible || own.isVisible(),
    sees: (room) => seen.has(room) || own.sees(room),
    watch: (listener) => changes.on(() => listener()),
    onWake: (listener) => wakes.on(() => listener()),
    onSleep: (listener) => own.onSleep(listener),
    setOthers(areVisible, rooms) {
      seen = rooms
      if (areVisible === areOthersVisible) return
      areOthersVisible = areVisible
      changes.emit(undefined)
      if (areVisible) wakes.emit(undefined)
    },
  }
}
