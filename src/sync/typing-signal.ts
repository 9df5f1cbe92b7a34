import { TYPING_LEASE_MS, TYPING_RENEW_MS } from '@/domain/presence/typing'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { SyncContext } from '@/sync/sync-context'

export interface TypingSignal {
  /** A key was pressed in this room. */
  touch(room: RoomId): void
  /** Sent, cleared or left: take the sign back. */
  end(room: RoomId): void
}

/** One write per few seconds of typing, one when it ends, none while offline. */
export function createTypingSignal(context: SyncContext): TypingSignal {
  const { account, remotes, connection, device } = context
  let current: { room: RoomId; since: number; cancel: Unsubscribe } | undefined

  function write(room: RoomId, isTyping: boolean) {
    if (connection.status !== 'online' || (isTyping && !device.showsTyping())) return
    void remotes.presence.setTyping(room, account.id, isTyping).catch(() => undefined)
  }

  function end(room: RoomId) {
    if (current?.room !== room) return
    current.cancel()
    current = undefined
    write(room, false)
  }

  return {
    touch(room) {
      const now = device.clock.now()
      if (current && current.room !== room) end(current.room)
      current?.cancel()
      const cancel = device.clock.after(TYPING_LEASE_MS, () => end(room))
      const isDue = !current || now - current.since >= TYPING_RENEW_MS
      current = { room, since: isDue ? now : (current?.since ?? now), cancel }
      if (isDue) write(room, true)
    },
    end,
  }
}
