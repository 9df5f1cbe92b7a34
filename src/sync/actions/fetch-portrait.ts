import type { PortraitPlace } from '@/domain/portrait/photo'
import { MAX_KEPT_PORTRAITS, type Portrait } from '@/domain/portrait/portrait'
import type { PortraitRemote } from '@/domain/portrait/portrait-remote'
import { fail, ok, type Result } from '@/shared/result'
import { askServer } from '@/sync/actions/ask-server'
import type { SyncContext } from '@/sync/sync-context'

export async function fetchPortrait(
  context: SyncContext,
  portraits: PortraitRemote,
  place: PortraitPlace,
): Promise<Result<Portrait, 'offline' | 'refused' | 'gone'>> {
  const read = await askServer(context, () => portraits.read(place))
  if (!read.ok) return read
  if (!read.value) return fail('gone')
  // A full disk: it is shown, and fetched again another time.
  await keep(context, place, read.value).catch(() => undefined)
  return ok(read.value)
}

async function keep({ replica, device }: SyncContext, place: PortraitPlace, portrait: Portrait) {
  const upkeep = await replica.upkeep()
  await upkeep.putPortrait(place, portrait)
  const kept = await upkeep.readPortraitPlaces()
  const one = kept[device.randomBelow(kept.length)]
  // Whichever: it comes back when it is looked at.
  if (kept.length > MAX_KEPT_PORTRAITS && one) await upkeep.dropPortraits([one])
}
