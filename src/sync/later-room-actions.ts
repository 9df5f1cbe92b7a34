import { fail, type Result } from '@/shared/result'
import type { RoomId } from '@/shared/ids'
import type { RoomActionProblem, RoomActions } from '@/sync/room-actions'
import type { SyncContext } from '@/sync/sync-context'

type Outcome = Promise<Result<RoomId, RoomActionProblem>>

/** Room actions whose code loads with the first of them: drawing a room does not wait for it. */
export function createLaterRoomActions(context: SyncContext): RoomActions {
  let actions: Promise<RoomActions> | undefined
  async function load() {
    const { createRoomActions } = await import('@/sync/room-actions')
    return createRoomActions(context)
  }
  async function ask(act: (actions: RoomActions) => Outcome): Outcome {
    let loaded: RoomActions
    try {
      loaded = await (actions ??= load())
    } catch {
      actions = undefined
      return fail('offline')
    }
    return act(loaded)
  }
  return {
    create: (draft) => ask((actions) => actions.create(draft)),
    join: (room) => ask((actions) => actions.join(room)),
    leave: (room) => ask((actions) => actions.leave(room)),
  }
}
