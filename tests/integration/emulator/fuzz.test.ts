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
  orderByPriority,
  query,
  ref,
  runTransaction,
  set,
  setPriority,
  update,
} from 'firebase/database'
import type { Database, DatabaseReference, Query } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../unit/emulator/seeded.ts'
import type { Random } from '../../unit/emulator/seeded.ts'
import { sdk, start } from './support.ts'

const CLIENTS = 6
const STEPS = 250
const KEYS = ['a', 'b', 'c', '1', '2']

type Round = 'by child' | 'by priority'

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

/** A client, and how many of its transactions are not settled. */
interface Actor {
  readonly database: Database
  open: number
}

/**
 * One random thing that a client does; whether it succeeds is no matter. What the SDK itself does not
 * bear, whatever the server says, is left out:
 *
 * - Two writes over a transaction that is on its way. The second one drops it from the queue
 *   (`repoAbortTransactionsOnNode`, where all that is sent is to be aborted already), so where its
 *   answer is `datastale` it is neither run again nor taken back: it never settles, and its guess shows
 *   for ever. So nobody writes who has a transaction open.
 * - `setPriority` of a place that holds nothing, is held by a listener above, and listened to in the
 *   order of a child. At its answer `IndexedFilter.updatePriority` leaves an empty node without that
 *   index, and the next change fails with "Server snap not indexed". So a round either sets priorities
 *   or orders by a child.
 */
function act(actor: Actor, random: Random, round: Round): Promise<unknown> {
  const { database } = actor
  const place = ref(database, somewhere(random))
  const kind = random(14)
  if (kind === 0) goOffline(database)
  else if (kind <= 2) goOnline(database)
  else if (kind === 3) {
    // The SDK forgets to answer those whose connection ends first.
    onDisconnect(place)
      .set(anything(random))
      .catch(() => undefined)
  } else if (kind <= 5) return transact(actor, place, random)
  else if (actor.open > 0) return Promise.resolve()
  else if (kind === 6) {
    const [one, two] = [pick(random, KEYS), pick(random, KEYS)]
    return update(place, {
      [one]: anything(random),
      [`${two === one ? 'd' : two}/z`]: increment(1),
    })
  } else if (kind <= 8 && round === 'by priority') {
    return setPriority(place, pick(random, [null, 1, 'q']))
  } else return set(place, anything(random))
  return Promise.resolve()
}

async function transact(actor: Actor, place: DatabaseReference, random: Random): Promise<unknown> {
  const [isAborted, otherwise] = [random(8) === 0, anything(random)]
  actor.open++
  try {
    return await runTransaction(place, (now: unknown) => {
      if (isAborted) return undefined
      return typeof now === 'number' ? now + 1 : otherwise
    })
  } finally {
    actor.open--
  }
}

function follow(asked: Query) {
  let latest: unknown
  onValue(asked, (snapshot) => {
    latest = snapshot.exportVal()
  })
  return () => latest
}

describe('many clients of the official SDK', () => {
  it.each<[number, Round]>([
    [11, 'by child'],
    [12, 'by child'],
    [13, 'by priority'],
    [14, 'by priority'],
  ])(
    '[L12] [P4] [V7] seed %i, %s: in the end all hold what the server holds',
    async (seed, round) => {
      const random = seeded(seed)
      const emulator = await start()
      const actors = Array.from({ length: CLIENTS }, () => ({ database: sdk(emulator), open: 0 }))
      const order = round === 'by child' ? orderByChild('a') : orderByPriority()
      const views = actors.map(({ database }) => {
        const [one, two] = [pick(random, KEYS), pick(random, KEYS)]
        const asked: ((from: Database) => Query)[] = [
          (from) => ref(from, 'f'),
          (from) => ref(from, `f/${one}`),
          (from) => query(ref(from, 'f'), orderByKey(), limitToLast(2)),
          (from) => query(ref(from, `f/${two}`), order, limitToFirst(2)),
        ]
        return asked.map((from) => ({ from, latest: follow(from(database)) }))
      })
      const pending: Promise<unknown>[] = []
      for (let step = 0; step < STEPS; step++) {
        const outcome = act(pick(random, actors), random, round)
        pending.push(outcome.catch(() => undefined))
        // Now and then the network gets a turn, so that things happen in the middle of others.
        if (random(3) === 0) await new Promise(setImmediate)
      }
      for (const { database } of actors) goOnline(database)
      await Promise.all(pending)
      await Promise.all(actors.map(({ database }) => get(ref(database, 'end'))))
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
