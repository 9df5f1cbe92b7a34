import { openDB } from 'idb'

/** Rejects where IndexedDB refuses; never settles where it does not answer at all. */
export async function probeDatabase(): Promise<true> {
  const database = await openDB('probe', 1)
  database.close()
  return true
}
