import type { MessageId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'

export interface Arrival {
  readonly seen: Promise<void>
  isSeen(): boolean
  stop(): void
}

/** Notices when a message has come in through a feed. Start it before the message is sent. */
export function watchArrival(changes: Emitter<Change>, id: MessageId): Arrival {
  let hasArrived = false
  let announce: () => void = () => undefined
  const seen = new Promise<void>((resolve) => (announce = resolve))
  const stop = changes.on((change) => {
    if (change.kind !== 'messages') return
    if (!change.messages.some((message) => message.id === id)) return
    hasArrived = true
    announce()
  })
  return { seen, isSeen: () => hasArrived, stop }
}
