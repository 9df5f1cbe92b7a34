import { keptSettings } from '@/adapters/browser/kept-settings'
import { askGone } from '@/adapters/firebase/ask-gone'
import { parseKeptSettings } from '@/adapters/firebase/firebase-config'
import type { UserId } from '@/shared/ids'

/** Whether the database says that this account was deleted. Rejects where it cannot be asked. */
export async function isAccountGone(user: UserId): Promise<boolean> {
  const settings = parseKeptSettings(await keptSettings.read())
  if (!settings) throw new Error('no settings are kept')
  return askGone(settings.options.databaseURL, user)
}
