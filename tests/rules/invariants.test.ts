import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUpdate } from './support/apply-update.ts'
import { Ask, edited } from './support/ask.ts'
import type { Update } from './support/ask.ts'
import { loadRules } from './support/load-rules.ts'
import { GARDEN, KITCHEN, NOW } from './support/world.ts'
import {
  TIMESTAMP,
  announceLease,
  createProfile,
  createRoom,
  joinRoom,
  leaveRoom,
  markRead,
  sendMessage,
} from './support/writes.ts'

/**
 * What must be true of the data whatever people try: they do what the app does, and half of the time
 * with something else put into it, left out of it or changed in it.
 */

const PEOPLE = ['alice', 'bob', 'carol'] as const
const ROOMS = [KITCHEN, GARDEN] as const
const idOf = (number: number) => `-m${number}`.padEnd(20, '_')
const SAVINGS = 3
const IDS = [1, 2, 3, 4].map(idOf)

interface Tree {
  readonly rooms?: Record<string, { createdBy: string; name: string; owner: string }>
  readonly publicRooms?: Record<string, { name: string }>
  readonly members?: Record<string, Record<string, { role: string }>>
  readonly messages?: Record<string, Record<string, Message>>
  readonly roomState?: Record<string, { count: number; last?: Message & { id: string } }>
  readonly userRooms?: Record<string, Record<string, { readCount: number }>>
  readonly rate?: Record<string, { t: number; n: number }>
  readonly reads?: Record<string, Record<string, number>>
}

interface Message {
  readonly from: string
  readonly at: number
  readonly text: string
}

/** What is known when something is done. */
interface Moment {
  readonly tree: Tree
  readonly now: number
  /** Counts the steps, so that ids are new. */
  readonly number: number
}

interface Deed {
  readonly who: string
  readonly toUpdate: (moment: Moment) => Update
}

interface Lie {
  /** A place of its own, or a part of what is written anyway. */
  readonly place: string | number
  readonly choice: number
}

interface Step {
  readonly deeds: readonly Deed[]
  readonly lies: readonly Lie[]
  readonly wait: number
}

const person = fc.constantFrom(...PEOPLE)
const room = fc.constantFrom(...ROOMS)

const tokensOf = ({ tree, now }: Moment, who: string) => {
  const bucket = tree.rate?.[who]
  return bucket ? Math.min(39, bucket.n + (now - bucket.t) / 500 - 1) : 39
}

/** What the app would do, but for the greedy, who claim to have all their tokens left. */
const deed: fc.Arbitrary<Deed> = fc
  .record({ who: person, room, kind: fc.nat(19), greed: fc.nat(5) })
  .map(({ who, room, kind, greed }) => ({
    who,
    toUpdate(moment) {
      const common = { who, room, readAt: 0 }
      const tokensLeft = greed === 0 ? 39 : tokensOf(moment, who)
      const count = moment.tree.roomState?.[room]?.count ?? 0
      if (kind < 9)
        return sendMessage({
          from: who,
          room,
          id: idOf(moment.number),
          tokensLeft,
          isMarked: false,
        })
      if (kind < 11) return createRoom({ by: who, room, tokensLeft })
      if (kind < 15) return joinRoom({ ...common, readCount: count })
      if (kind < 16) return leaveRoom(common)
      if (kind < 18) return markRead({ who, room, readAt: moment.now, readCount: count })
      return kind < 19 ? announceLease({ who }) : createProfile({ who })
    },
  }))

const place = fc.oneof(
  fc
    .constantFrom('count', 'last', 'last/id', 'last/text')
    .chain((part) => room.map((room) => `roomState/${room}/${part}`)),
  fc
    .constantFrom('', '/t', '/n', '/for')
    .chain((part) => person.map((who) => `rate/${who}${part}`)),
  fc
    .constantFrom('', '/text', '/from', '/at')
    .chain((part) =>
      fc.tuple(room, fc.constantFrom(...IDS)).map(([room, id]) => `messages/${room}/${id}${part}`),
    ),
  fc
    .constantFrom('', '/role', '/joinedAt')
    .chain((part) => fc.tuple(room, person).map(([room, who]) => `members/${room}/${who}${part}`)),
  fc
    .constantFrom('/readCount', '/readAt', '')
    .chain((part) =>
      fc.tuple(room, person).map(([room, who]) => `userRooms/${who}/${room}${part}`),
    ),
  fc.tuple(room, person).map(([room, who]) => `reads/${room}/${who}`),
  room.chain((room) =>
    fc.constantFrom(`rooms/${room}`, `rooms/${room}/name`, `publicRooms/${room}`),
  ),
)
const TIMES = [TIMESTAMP, NOW - 60_000, NOW * 2]
const COUNTS = [{ '.sv': { increment: 1 } }, 0, 2, 1000]
const RECORDS = [
  { role: 'owner', joinedAt: TIMESTAMP },
  { role: 'member', joinedAt: TIMESTAMP },
]

/** What someone who knows the rules would put there. */
const TEMPTING: Readonly<Record<string, readonly unknown[]>> = {
  ...{ at: TIMES, t: TIMES, joinedAt: TIMES, updatedAt: TIMES, count: COUNTS, readCount: COUNTS },
  ...{ n: [39, 40, -1, 0], from: PEOPLE, createdBy: PEOPLE, id: IDS, role: ['owner', 'member'] },
  for: [...IDS.map((id) => `${KITCHEN}/${id}`), KITCHEN, GARDEN],
  text: ['', 'Something else', { '.value': 'Soup is ready', '.priority': 'heavy' }],
  name: ['Somewhere else'],
}

function toLie(place: string, choice: number): unknown {
  const name = place.startsWith('reads/') ? 'at' : place.slice(place.lastIndexOf('/') + 1)
  const values = TEMPTING[name] ?? RECORDS
  return [null, undefined, undefined, ...values, ...values][choice % (3 + 2 * values.length)]
}

const lie: fc.Arbitrary<Lie> = fc.record({
  place: fc.oneof({ weight: 1, arbitrary: place }, { weight: 2, arbitrary: fc.nat(24) }),
  choice: fc.nat(1000),
})

/** Half of the time as it should be; else two things at once, or with up to three lies. */
const step: fc.Arbitrary<Step> = fc.record({
  deeds: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(deed) },
    { weight: 1, arbitrary: fc.tuple(deed, deed) },
  ),
  lies: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.tuple(lie) },
    { weight: 1, arbitrary: fc.array(lie, { maxLength: 3 }) },
  ),
  wait: fc.nat(2),
})

function updateOf({ deeds, lies }: Step, moment: Moment): Update {
  let update: Update = {}
  for (const { toUpdate } of deeds) update = { ...update, ...toUpdate(moment) }
  for (const { place, choice } of lies) {
    const parts = partsOf(update)
    const path = typeof place === 'number' ? parts[place % parts.length] : place
    if (path !== undefined) update = edited(update, path, toLie(path, choice))
  }
  return update
}

function partsOf(update: Update): string[] {
  return Object.entries(update).flatMap(([path, value]) => {
    const isLeaf = typeof value !== 'object' || value === null || '.sv' in value
    const isRecord = !isLeaf && !('.value' in value)
    return isRecord ? [path, ...Object.keys(value).map((key) => `${path}/${key}`)] : [path]
  })
}

/** In haste the bucket is what refuses; at leisure it is not. */
const pace = fc.constantFrom(5, 500)

/** One room is there, and everyone has little to spend. */
function begin(): Tree {
  const founding = createRoom({ by: 'alice', room: KITCHEN })
  const purse = { t: NOW, n: SAVINGS }
  const rate = Object.fromEntries(PEOPLE.map((who) => [`rate/${who}`, purse]))
  return applyUpdate(null, { ...founding, ...rate }, NOW) as Tree
}

describe('whatever people try', () => {
  it('the data stays what the app can rely on', () => {
    const rules = loadRules()
    let allowed = 0
    let denied = 0
    fc.assert(
      fc.property(pace, fc.array(step, { maxLength: 60, size: 'max' }), (pace, steps) => {
        let tree = begin()
        let now = NOW
        const paid = new Map<string, number>()
        for (const [number, step] of steps.entries()) {
          now += step.wait * pace
          const who = step.deeds[0]?.who ?? 'alice'
          const update = updateOf(step, { tree, now, number })
          if (hasOverlap(update)) continue
          if (!rules.check(new Ask({ uid: who, world: tree, now, update }).toRequest()).allowed) {
            denied++
            continue
          }
          allowed++
          const next = (applyUpdate(tree, update, now) ?? {}) as Tree
          const cost = (paid.get(who) ?? 0) + expectFairStep(tree, next, { who, now })
          expect(cost).toBeLessThanOrEqual(SAVINGS + (now - NOW) / 500)
          paid.set(who, cost)
          expectSoundTree(next)
          tree = next
        }
      }),
      { seed: 20, numRuns: 120 },
    )
    // Both happen often, so that it is not the one or the other that is looked at.
    expect(allowed).toBeGreaterThan(500)
    expect(denied).toBeGreaterThan(500)
  }, 30_000)
})

/** The database refuses an update whose paths lie within each other. */
function hasOverlap(update: Update): boolean {
  const paths = Object.keys(update)
  return paths.some((path) => paths.some((other) => path.startsWith(`${other}/`)))
}

/** Of one allowed step: what was there stays, and what is new is the writer's own. Counts what it cost. */
function expectFairStep(
  before: Tree,
  after: Tree,
  { who, now }: { readonly who: string; readonly now: number },
): number {
  let made = 0
  for (const room of ROOMS) {
    expect(after.messages?.[room] ?? {}).toMatchObject(before.messages?.[room] ?? {})
    const old = before.messages?.[room] ?? {}
    const news = Object.entries(after.messages?.[room] ?? {}).filter(([id]) => !(id in old))
    expect(news.length).toBeLessThanOrEqual(1)
    for (const [, message] of news) expect(message).toMatchObject({ from: who, at: now })
    const isOwner = before.rooms?.[room]?.owner === who
    if (before.rooms?.[room]) {
      const { createdBy } = before.rooms[room]
      const kept = isOwner ? { createdBy } : before.rooms[room]
      expect(after.rooms?.[room]).toMatchObject(kept)
    } else if (after.rooms?.[room]) made++
    made += news.length
    for (const other of PEOPLE.filter((other) => other !== who)) {
      const membership = after.members?.[room]?.[other]
      // The owner may put others out and give them roles, and brings nobody in.
      if (!isOwner) expect(membership).toEqual(before.members?.[room]?.[other])
      else if (membership) expect(before.members?.[room]).toHaveProperty(other)
      expect(after.userRooms?.[other]).toEqual(before.userRooms?.[other])
      expect(after.rate?.[other]).toEqual(before.rate?.[other])
      const mark = after.reads?.[room]?.[other]
      if (membership || mark !== undefined) expect(mark).toBe(before.reads?.[room]?.[other])
    }
    const mine = before.reads?.[room]?.[who]
    if (mine !== undefined && after.members?.[room]?.[who]) {
      expect(after.reads?.[room]?.[who]).toBeGreaterThanOrEqual(mine)
    }
    for (const at of Object.values(after.reads?.[room] ?? {})) expect(at).toBeLessThanOrEqual(now)
  }
  expect(made).toBeLessThanOrEqual(1)
  return made
}

function expectSoundTree(tree: Tree): void {
  expect(JSON.stringify(tree)).not.toContain('.priority')
  for (const room of ROOMS) {
    const messages = Object.values(tree.messages?.[room] ?? {})
    const state = tree.roomState?.[room]
    const owners = Object.entries(tree.members?.[room] ?? {}).filter(([, m]) => m.role === 'owner')
    expect(owners.map(([who]) => who)).toEqual(
      tree.rooms?.[room] ? [tree.rooms[room].createdBy] : [],
    )
    expect(tree.publicRooms?.[room]?.name).toBe(tree.rooms?.[room]?.name)
    expect(state?.count).toBe(tree.rooms?.[room] ? messages.length : undefined)
    if (state?.last) {
      const { id, ...last } = state.last
      expect(tree.messages?.[room]?.[id]).toMatchObject({ from: last.from, at: last.at })
      expect(tree.messages?.[room]?.[id]?.text).toContain(last.text)
      expect(last.at).toBe(Math.max(...messages.map(({ at }) => at)))
    } else expect(messages).toEqual([])
    for (const who of PEOPLE) {
      const read = tree.userRooms?.[who]?.[room]?.readCount ?? 0
      expect(read).toBeLessThanOrEqual(state?.count ?? 0)
    }
  }
  for (const bucket of Object.values(tree.rate ?? {})) {
    expect(bucket.n).toBeGreaterThanOrEqual(0)
    expect(bucket.n).toBeLessThanOrEqual(39)
  }
}
