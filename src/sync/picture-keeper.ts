import type { RoomId } from '@/shared/ids'
import { mintedAWhileAgo } from '@/sync/made-lately'
import type { SyncContext } from '@/sync/sync-context'

/**
 * Pictures leave this device with what named them: a message that was deleted or given up, a room that
 * was forgotten, whose pins go too. It ends with the lead.
 */
export function startPictureKeeper(context: SyncContext): void {
  const { account, replica, connection, changes, signal } = context

  async function tidy(rooms: readonly RoomId[]) {
    const since = mintedAWhileAgo(connection.serverNow())
    const upkeep = await replica.upkeep()
    for (const room of rooms) await upkeep.dropUnnamedPictures(room, { by: account.id, since })
  }

  async function dropPins(room: RoomId) {
    await (await replica.upkeep()).putPins(room, [])
  }

  async function tidyAll() {
    await tidy(await (await replica.upkeep()).readPictureRooms())
  }

  // What was given up to make room, or went while another tab led.
  void tidyAll().catch(() => undefined)
  const stop = changes.on((change) => {
    const isGone =
      change.kind === 'room-forgotten' ||
      (change.kind === 'messages' && change.messages.some(({ deletedAt }) => deletedAt))
    if (change.kind === 'room-forgotten') void dropPins(change.room).catch(() => undefined)
    // Where the disk does not answer, the next page does it.
    if (isGone) void tidy([change.room]).catch(() => undefined)
  })
  signal.addEventListener('abort', stop)
}
