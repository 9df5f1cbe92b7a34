import {
  get,
  onChildAdded,
  onChildChanged,
  onChildMoved,
  onChildRemoved,
  ref,
} from 'firebase/database'
import type { DataSnapshot, Database, Query } from 'firebase/database'

let pings = 0

/** Every child event of a query: `+key after`, `-key`, `~key`, `>key after`. */
export function eventLog(query: Query): string[] {
  const events: string[] = []
  const note = (mark: string) => (snapshot: DataSnapshot, before?: string | null) => {
    events.push(`${mark}${String(snapshot.key)}${before ? ` ${before}` : ''}`)
  }
  onChildAdded(query, note('+'))
  onChildMoved(query, note('>'))
  onChildRemoved(query, (snapshot) => {
    note('-')(snapshot)
  })
  onChildChanged(query, (snapshot) => {
    note('~')(snapshot)
  })
  return events
}

/** Resolves once a client has all that was pushed to it before: answers come after the pushes. */
export async function settled(database: Database): Promise<void> {
  await get(ref(database, `ping/${String(++pings)}`))
}
