import type { createFileRate } from '@/domain/file/file-rate'
import type { createTransferRecord } from '@/stores/files/transfer-context'

interface Notes {
  readonly record: ReturnType<typeof createTransferRecord>
  readonly rate: ReturnType<typeof createFileRate>
}

/** What a run tells of itself, on either side, as its record. What an earlier run still says is not heard. */
export function noteRun({ record, rate }: Notes, isCurrent: () => boolean) {
  return {
    onPosition(position: number) {
      if (!isCurrent()) return
      record.set({ state: 'running', position, rate: rate.note(position) })
      record.keep()
    },
    onPausedThere(isPausedThere: boolean) {
      rate.clear()
      record.set({ isPausedThere, rate: undefined })
    },
  }
}

/** While it is interrupted, the line may still be there: then nothing is lost. */
export function noteStanding({ record, rate }: Notes, stands: boolean): void {
  rate.clear()
  record.set({ state: stands ? 'running' : 'interrupted', rate: undefined })
}
