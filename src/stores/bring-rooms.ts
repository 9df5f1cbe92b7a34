import type { Services } from '@/stores/services'
import type { Sync } from '@/sync/sync'

/** Joins what a guest took along. One room at a time leaves the list, so that a page that is closed meanwhile loses none. */
export async function bringRooms(
  sync: Pick<Sync, 'connection' | 'rooms'>,
  carriedOver: Services['carriedOver'],
): Promise<void> {
  const { signal } = new AbortController()
  let rooms = carriedOver.read()?.rooms ?? []
  for (let [room] = rooms; room; [room] = rooms) {
    await sync.connection.whenOnline(signal)
    const joined = await sync.rooms.join(room)
    // Refused or gone: joined already, or nothing to be joined any more. It is not asked again.
    if (!joined.ok && joined.problem === 'offline') continue
    rooms = rooms.slice(1)
    carriedOver.write(rooms.length > 0 ? { rooms } : undefined)
  }
}
