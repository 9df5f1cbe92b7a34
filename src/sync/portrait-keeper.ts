import type { Photo, PortraitPlace } from '@/domain/portrait/photo'
import type { SyncContext } from '@/sync/sync-context'

/** A portrait that was taken away, or whose room is gone, leaves this device, too. It ends with the lead. */
export function startPortraitKeeper({ replica, changes, signal }: SyncContext): void {
  /** Known to have none here. */
  const bare = new Set<PortraitPlace>()
  /** Of those, what has not been looked for on the disk; many come at once, as with a list of people. */
  const due = new Set<PortraitPlace>()
  let work = Promise.resolve()

  function look(place: PortraitPlace, photo: Photo | undefined) {
    if (typeof photo === 'number') bare.delete(place)
    else if (!bare.has(place)) {
      bare.add(place)
      due.add(place)
      // Where the disk does not answer, the next page does it.
      work = work.then(drop).catch(() => bare.clear())
    }
  }

  async function drop() {
    if (due.size === 0) return
    const upkeep = await replica.upkeep()
    const places = [...due].filter((place) => bare.has(place))
    due.clear()
    if (places.length > 0) await upkeep.dropPortraits(places)
  }

  const stop = changes.on((change) => {
    if (change.kind === 'room-forgotten') look(`room/${change.room}`, undefined)
    else if (change.kind === 'profile') look(`user/${change.profile.id}`, change.profile.photo)
    else if (change.kind === 'room' && change.room.room)
      look(`room/${change.room.id}`, change.room.room.photo)
  })
  signal.addEventListener('abort', stop)
}
