import type { RoomDraft } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { fail, ok, type Result } from '@/shared/result'
import { askServer, tokenFor } from '@/sync/actions/ask-server'
import type { SyncContext } from '@/sync/sync-context'

export type RoomActionProblem = 'offline' | 'refused' | 'gone' | 'banned'

/** Making, joining and leaving are asked of the server and answered at once, or not done. */
export interface RoomActions {
  create(draft: RoomDraft): Promise<Result<RoomId, RoomActionProblem>>
  join(room: RoomId): Promise<Result<RoomId, RoomActionProblem>>
  leave(room: RoomId): Promise<Result<RoomId, RoomActionProblem>>
}

export function createRoomActions(context: SyncContext): RoomActions {
  const { account, remotes, connection, device } = context
  const mintId = createPushIds({
    now: () => connection.serverNow(),
    randomBelow: (limit) => device.randomBelow(limit),
  })

  async function ask(
    room: RoomId,
    action: () => Promise<'done' | 'denied'>,
  ): Promise<Result<RoomId, RoomActionProblem>> {
    const answer = await askServer(context, action)
    if (!answer.ok) return answer
    return answer.value === 'done' ? ok(room) : fail('refused')
  }

  return {
    create(draft) {
      const room = mintId() as RoomId
      return ask(room, async () =>
        remotes.rooms.create(room, draft, {
          user: account.id,
          tokensLeft: await tokenFor(context),
        }),
      )
    },
    async join(room) {
      const joined = await ask(room, () => remotes.rooms.join(room, account.id))
      if (joined.ok || joined.problem !== 'refused') return joined
      const exists = await remotes.rooms.exists(room).catch(() => true)
      if (!exists) return fail('gone')
      const further = await remotes.further().catch(() => undefined)
      const isBanned = await further?.roomCare.isBanned(room, account.id).catch(() => false)
      return isBanned ? fail('banned') : joined
    },
    leave: (room) => ask(room, () => remotes.rooms.leave(room, account.id)),
  }
}
