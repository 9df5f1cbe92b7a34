import {
  endAt,
  endBefore,
  equalTo,
  get,
  limitToFirst,
  limitToLast,
  onValue,
  orderByChild,
  orderByKey,
  orderByPriority,
  orderByValue,
  query,
  ref,
  startAfter,
  startAt,
} from 'firebase/database'
import type { DataSnapshot, Query, QueryConstraint } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { seeded } from '../../unit/emulator/seeded.ts'
import type { Random } from '../../unit/emulator/seeded.ts'
import { sdk, start } from './support.ts'

const KEYS = ['a', 'b', 'B', '-a', '0', '1', '01', '2', '10', '-5', '2147483648', '中', '😀', 'z z']
const LEAVES = [null, false, true, -1, 0, 1, 1.5, 2, '', '1', 'a', 'b', 'B', '中', '😀']
const PRIORITIES = [null, null, 0, 1, -2.5, '1', 'a']

const pick = <T>(random: Random, from: readonly T[]) => from[random(from.length)] as T

function randomChild(random: Random): unknown {
  const leaf = pick(random, LEAVES)
  const priority = pick(random, PRIORITIES)
  const kind = random(4)
  if (kind === 0) return leaf
  if (kind === 1) return { '.value': leaf ?? 1, '.priority': priority }
  const deep = { n: leaf, deep: { n: pick(random, LEAVES) }, x: true, '.priority': priority }
  return kind === 2 ? deep : { ...deep, n: { m: 1 } }
}

/** A random query: an order, perhaps ends, perhaps a limit. */
function randomConstraints(random: Random): QueryConstraint[] {
  const order = random(5)
  const orders = [
    orderByKey(),
    orderByValue(),
    orderByPriority(),
    orderByChild('n'),
    orderByChild('deep/n'),
  ]
  const byKey = order === 0
  const bound = () => (byKey ? pick(random, KEYS) : pick(random, LEAVES))
  // By priority only what a priority may be can be asked for.
  const value = () => (order === 2 ? pick(random, PRIORITIES) : bound())
  const key = () => (byKey || random(2) === 0 ? undefined : pick(random, KEYS))
  const found: QueryConstraint[] = [pick(random, [orders[order]!])]
  const shape = random(6)
  if (shape === 0) found.push(equalTo(value(), key()))
  if (shape === 1 || shape === 3)
    found.push((random(2) === 0 ? startAt : startAfter)(value(), key()))
  if (shape === 2 || shape === 3) found.push((random(2) === 0 ? endAt : endBefore)(value(), key()))
  const limit = random(3)
  if (limit === 1) found.push(limitToFirst(1 + random(4)))
  if (limit === 2) found.push(limitToLast(1 + random(4)))
  return found
}

/** All that a snapshot says, its order included. */
function tell(snapshot: DataSnapshot): string {
  const children: unknown[] = []
  snapshot.forEach((child) => {
    children.push([child.key, child.exportVal()])
  })
  return JSON.stringify([snapshot.exportVal(), children])
}

function fill(emulator: Emulator, random: Random): void {
  const children = KEYS.map((key) => [key, random(3) === 0 ? null : randomChild(random)])
  emulator.set('demo', '/list', Object.fromEntries(children))
}

/** Keeps the latest of a query. */
function follow(asked: Query) {
  let latest: string | undefined
  onValue(asked, (snapshot) => {
    latest = tell(snapshot)
  })
  return () => latest
}

describe('queries, judged by the SDK itself', () => {
  it.each([1, 2, 3, 4])(
    '[Q1] [Q2] seed %i: what it is sent is what it would choose',
    async (seed) => {
      const random = seeded(seed)
      const emulator = await start()
      // This one has everything and answers queries from its own copy; the other one asks.
      const [whole, bare] = [sdk(emulator), sdk(emulator)]
      const everything = follow(ref(whole, 'list'))
      for (let round = 0; round < 8; round++) {
        fill(emulator, random)
        await get(ref(bare, 'list/none'))
        await expect.poll(() => everything() !== undefined).toBe(true)
        for (let asked = 0; asked < 25; asked++) {
          const constraints = randomConstraints(random)
          const [sent, chosen] = await Promise.all([
            get(query(ref(bare, 'list'), ...constraints)),
            get(query(ref(whole, 'list'), ...constraints)),
          ])
          const what = constraints.map((each) => JSON.stringify(each)).join(' ')
          expect(tell(sent), what).toBe(tell(chosen))
        }
      }
    },
  )

  it.each([5, 6, 7, 8])('[L2] [L5] seed %i: windows move as it would move them', async (seed) => {
    const random = seeded(seed)
    const emulator = await start()
    const [whole, bare, writer] = [sdk(emulator), sdk(emulator), sdk(emulator)]
    follow(ref(whole, 'list'))
    const pairs = Array.from({ length: 12 }, () => {
      const constraints = randomConstraints(random)
      const what = constraints.map((each) => JSON.stringify(each)).join(' ')
      const sent = follow(query(ref(bare, 'list'), ...constraints))
      const chosen = follow(query(ref(whole, 'list'), ...constraints))
      return { what, sent, chosen }
    })
    for (let step = 0; step < 40; step++) {
      const path = `/list/${pick(random, KEYS)}`
      const kind = random(6)
      if (kind === 0) fill(emulator, random)
      else if (kind === 1) emulator.set('demo', `${path}/n`, pick(random, LEAVES))
      else if (kind === 2) emulator.set('demo', `${path}/deep/n`, pick(random, LEAVES))
      else emulator.set('demo', path, random(3) === 0 ? null : randomChild(random))
      // An answer comes after all that was pushed before it.
      await Promise.all([whole, bare, writer].map((each) => get(ref(each, `ping/${String(step)}`))))
      for (const { what, sent, chosen } of pairs) expect(sent(), what).toBe(chosen())
    }
  })
})
