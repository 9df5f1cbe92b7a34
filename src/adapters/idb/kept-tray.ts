import type { IDBPObjectStore } from 'idb'
import { trayOf, type HearthSchema } from '@/adapters/idb/schema'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import { parseTray } from '@/domain/picture/tray'

type Facts = Pick<IDBPObjectStore<HearthSchema, ['facts'], 'facts', 'readwrite'>, 'get' | 'put'>

/** A picture does not wait in its room any more, within the transaction that says what became of it. */
export async function takeFromTray(facts: Facts, { room, id }: PicturePlace): Promise<void> {
  const tray = parseTray(await facts.get(trayOf(room)))
  const rest = tray.filter((one) => one !== id)
  if (rest.length < tray.length) await facts.put(rest, trayOf(room))
}
