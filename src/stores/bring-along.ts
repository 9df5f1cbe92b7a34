import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import type { CarriedOver, Memory, Person } from '@/stores/services'
import type { Sync } from '@/sync/sync'

/**
 * Joins the rooms that a guest took along, then sends what the guest had not sent. One at a time
 * leaves the list, so that a page that is closed meanwhile loses none.
 */
export async function bringAlong(
  person: Person,
  sync: Pick<Sync, 'connection' | 'act' | 'findMessage'>,
  carriedOver: Memory<CarriedOver | undefined>,
): Promise<void> {
  const { signal } = new AbortController()
  for (;;) {
    const carried = carriedOver.read()
    if (!carried) return
    const { rooms, unsent = [] } = carried
    const [room] = rooms
    await sync.connection.whenOnline(signal)
    if (room) {
      const joined = await sync.act('join-room', { room })
      // Refused or gone: joined already, or nothing to be joined any more. It is not asked again.
      if (!joined.ok && joined.problem === 'offline') continue
      carriedOver.write(leftOf({ ...carried, rooms: rooms.slice(1) }))
    } else {
      const [row, ...others] = unsent
      if (row !== undefined && (await bringRow(person, sync, row)) === 'offline') continue
      carriedOver.write(leftOf({ ...carried, unsent: others }))
    }
  }
}

/** Under the id that it has had: whatever is done twice comes to one message. */
async function bringRow(
  person: Person,
  sync: Pick<Sync, 'connection' | 'findMessage'>,
  raw: unknown,
) {
  const row = parseOutboxRow(raw)
  if (!row) {
    person.changes.emit({ kind: 'skipped', count: 1 })
    return 'done'
  }
  // It may have arrived in the guest's name after all: it had left, and its answer had not come.
  const found = row.tries > 0 ? await sync.findMessage(row.room, row.id) : 'unknown'
  // A room that one may not read does not answer either; that is no reason to wait for it.
  if (found === 'offline' && sync.connection.status !== 'online') return 'offline'
  if (typeof found !== 'string') return 'done'
  const { id: from } = person.account
  const anew = { ...row, from, status: 'waiting', tries: 0, reason: undefined } as const
  await person.replica.addOutboxRow(anew)
  person.changes.emit({ kind: 'outbox' })
  return 'done'
}

function leftOf(carried: CarriedOver): CarriedOver | undefined {
  return carried.rooms.length + (carried.unsent?.length ?? 0) > 0 ? carried : undefined
}
