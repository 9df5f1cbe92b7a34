import { takeToken } from '@/domain/outbox/token-bucket'
import type { RoomDraft } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { fail, ok, type Result } from '@/shared/result'
import { pause } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'

export type RoomActionProblem = 'offline' | 'refused' | 'gone'

/** Making, joining and leaving are asked of the server and answered at once, or not done. */
export const ACTION_TIMEOUT_MS = 10_000

export interface RoomActions {
  create(draft: RoomDraft): Promise<Result<RoomId, RoomActionProblem>>
  join(room: RoomId): Promise<Result<RoomId, RoomActionProblem>>
  leave(room: RoomId): Promise<Result<RoomId, RoomActionProblem>>
}

export function createRoomActions(context: SyncContext): RoomActions {
  const { account, remotes, connection, device, signal } = context
  const mintId = createPushIds({
    now: () => connection.serverNow(),
    randomBelow: (limit) => device.randomBelow(limit),
  })

  async function ask(
    room: RoomId,
    action: () => Promise<'done' | 'denied'>,
  ): Promise<Result<RoomId, RoomActionProblem>> {
    if (connection.status !== 'online') return fail('offline')
    const timeout = new AbortController()
    const tooLate = pause(device.clock, ACTION_TIMEOUT_MS, timeout.signal).then(
      () => 'late' as const,
      () => 'late' as const,
    )
    try {
      const answer = await Promise.race([action(), tooLate])
      if (answer === 'late') {
        // With a connection an answer takes milliseconds: this one is taken for dead.
        connection.reconnect()
        return fail('offline')
      }
      return answer === 'done' ? ok(room) : fail('refused')
    } catch {
      return fail('refused')
    } finally {
      timeout.abort()
    }
  }

  async function tokenForRoom(): Promise<number> {
    const bucket = await remotes.messages.readBucket(account.id)
    const offer = takeToken(bucket, connection.serverNow())
    if (offer.kind === 'take') return offer.tokensLeft
    await pause(device.clock, offer.ms, signal)
    return tokenForRoom()
  }

  return {
    create(draft) {
      const room = mintId() as RoomId
      return ask(room, async () =>
        remotes.rooms.create(room, draft, { user: account.id, tokensLeft: await tokenForRoom() }),
      )
    },
    async join(room) {
      const joined = await ask(room, () => remotes.rooms.join(room, account.id))
      if (joined.ok || joined.problem !== 'refused') return joined
      const exists = await remotes.rooms.exists(room).catch(() => true)
      return exists ? joined : fail('gone')
    },
    leave: (room) => ask(room, () => remotes.rooms.leave(room, account.id)),
  }
}
