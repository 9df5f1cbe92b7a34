import { readJson, writeJson } from '@/adapters/browser/kept-values'
import type { KeptArrivals } from '@/domain/fast-path/arrival'
import { parseKeptArrivals } from '@/domain/fast-path/parse-arrivals'
import type { UserId } from '@/shared/ids'

export const keyOfArrivals = (user: UserId) => `hearth.arrivals.${user}`

/** What has come to this person over the fast path and is not on the server, beyond the page that heard it. */
export const arrivalsMemory = (user: UserId) => ({
  read: (): KeptArrivals => parseKeptArrivals(readJson(keyOfArrivals(user))),
  write: (kept: KeptArrivals) => writeJson(keyOfArrivals(user), kept),
})
