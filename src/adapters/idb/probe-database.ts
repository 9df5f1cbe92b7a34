import { deleteDB, openDB } from 'idb'

const PROBE = 'hearth-probe'

/** Rejects where IndexedDB refuses; never settles where it does not answer at all. */
export async function probeDatabase(): Promise<true> {
  const database = await openDB(PROBE, 1)
  database.close()
  void deleteDB(PROBE).catch(() => undefined)
  return true
}
