import type { TabChannel } from '@/domain/device/tabs'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'

/** What becomes durable in this tab is told here and in the person's other tabs. */
export function tellOthers(told: Emitter<Change>, channel: TabChannel): Emitter<Change> {
  return {
    on: (listener) => told.on(listener),
    emit(change) {
      told.emit(change)
      channel.post({ kind: 'change', change })
    },
  }
}
