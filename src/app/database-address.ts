import { keptSettings } from '@/adapters/browser/kept-settings'
import { parseKeptSettings } from '@/adapters/firebase/firebase-config'

/** Where this project's database answers, for whoever reads along; `undefined` where it is not known here. */
export async function readDatabaseAddress(): Promise<string | undefined> {
  const kept: unknown = await keptSettings.read().catch(() => undefined)
  return parseKeptSettings(kept)?.options.databaseURL
}
