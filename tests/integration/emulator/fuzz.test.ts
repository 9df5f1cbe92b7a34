import {
  get,
  goOffline,
  goOnline,
  increment,
  limitToFirst,
  limitToLast,
  onDisconnect,
  onValue,
  orderByChild,
  orderByKey,
  query,
  ref,
  set,
  update,
} from 'firebase/database'
import type { Database, Query } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../unit/emulator/seeded.ts'
import type { Random } from '../../unit/emulator/seeded.ts'
import { sdk, start } from './support.ts'

const CLIENTS = 6
const STEPS = 250
const KEYS = ['a', 'b', 'c', '1', '2']

const pick = <T>(random: Random, from: readonly T[]) => from[random(from.length)] as T
const somewhere = (random: Random) =>
  ['f', ...Array.from({ length: random(4) }, () => pick(random, KEYS))].join('/')

function anything(random: Random, depth = 0): unknown {
  const kind = random(depth > 2 ? 4 : 6)
  if (kind === 0) return null
  if (kind === 1) return random(5)
  if (kind === 2) return pick(random, ['x', 'é', true, false])
  if (kind === 3) return { '.value': random(3), '.priority': random(3) }
  const keys = Array.from({ length: random(4) }, () => pick(random, KEYS))
  return Object.fromEntries(keys.map((key) => [key, anything(random, depth + 1)]))
}

/**
 * One random thing that a client does; whether it succeeds is no matter. Transactions and
 * `setPriority` are left out: among writes like these the SDK fails assertions of its own, and keeps
 * showing guesses that it never sent.
 */
function act(database: Database, random: Random): Promise<unknown> {
  const place = ref(database, somewhere(random))
  const kind = random(10)
  if (kind === 0) goOffline(database)
  else if (kind <= 2) goOnline(database)
  else if (kind === 3) {
    // The SDK forgets to answer those whose connection ends first.
    onDisconnect(place)
      .set(anything(random))
      .catch(() => undefined)
  } else if (kind === 4) {
    const [one, two] = [pick(random, KEYS), pick(random, KEYS)]
    return update(place, {
      [one]: anything(random),
      [`${two === one ? 'd' : two}/z`]: increment(1),
    })
  } else return set(place, anything(random))
  return Promise.resolve()
}

function follow(asked: Query) {
  let latest: unknown
  onValue(asked, (snapshot) => {
    latest = snapshot.exportVal()
  })
  return () => latest
}

describe('many clients of the official SDK', () => {
  it.each([11, 12, 13])(
    '[L12] seed %i: in the end all hold what the server holds',
    async (seed) => {
      const random = seeded(seed)
      const emulator = await start()
      const databases = Array.from({ length: CLIENTS }, () => sdk(emulator))
      const views = databases.map((database) => {
        const [one, two] = [pick(random, KEYS), pick(random, KEYS)]
        const asked: ((from: Database) => Query)[] = [
          (from) => ref(from, 'f'),
          (from) => ref(from, `f/${one}`),
          (from) => query(ref(from, 'f'), orderByKey(), limitToLast(2)),
          (from) => query(ref(from, `f/${two}`), orderByChild('a'), limitToFirst(2)),
        ]
        return asked.map((from) => ({ from, latest: follow(from(database)) }))
      })
      const pending: Promise<unknown>[] = []
      for (let step = 0; step < STEPS; step++) {
        const outcome = act(pick(random, databases), random)
        pending.push(outcome.catch(() => undefined))
        // Now and then the network gets a turn, so that things happen in the middle of others.
        if (random(3) === 0) await new Promise(setImmediate)
      }
      for (const database of databases) goOnline(database)
      await Promise.all(pending)
      await Promise.all(databases.map((database) => get(ref(database, 'end'))))
      const judge = sdk(emulator)
      const disagreeing = async () => {
        const found: string[] = []
        for (const { from, latest } of views.flat()) {
          // The same question, asked by one who has nothing yet.
          const truth = JSON.stringify((await get(from(judge))).exportVal())
          const held = JSON.stringify(latest())
          if (held !== truth) found.push(`${from(judge).toString()}: ${held} instead of ${truth}`)
        }
        return found
      }
      // What others did may still be on its way.
      await expect.poll(disagreeing, { timeout: 10_000 }).toEqual([])
    },
  )
})
