import {
  child,
  endAt,
  equalTo,
  get,
  goOffline,
  goOnline,
  limitToFirst,
  limitToLast,
  onValue,
  orderByChild,
  orderByKey,
  query,
  ref,
  remove,
  set,
  setPriority,
  setWithPriority,
  startAt,
  update,
} from 'firebase/database'
import type { DatabaseReference, QueryConstraint } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { eventLog, settled } from './event-log.ts'
import { sdk, start, watch } from './support.ts'

/** One client that reads, and one that writes: all that the reader hears comes from the server. */
async function pair(tree: unknown) {
  const emulator = await start()
  emulator.set('demo', '/l', tree)
  const [reader, writer] = [sdk(emulator), sdk(emulator)]
  return { reader, list: ref(reader, 'l'), other: ref(writer, 'l') }
}

type Write = (at: (path?: string) => DatabaseReference) => Promise<void>

const letters = { a: 1, b: 2, c: 3 }
const ranked = (ranks: Record<string, number | string | null>) =>
  Object.fromEntries(
    Object.entries(ranks).map(([key, rank], at) => [key, { '.value': at, '.priority': rank }]),
  )

interface Story {
  readonly of: unknown
  readonly window: readonly QueryConstraint[]
  readonly first: readonly string[]
  readonly steps: readonly (readonly [Write, readonly string[]])[]
}

const last2 = [limitToLast(2)]
const from = (key: string) => startAt(null, key)
const to = (key: string) => endAt(null, key)

const STORIES: Record<string, Story> = {
  'one more pushes the first out': {
    of: letters,
    window: last2,
    first: ['+b', '+c b'],
    steps: [[(at) => set(at('d'), 4), ['-b', '+d c']]],
  },
  'one in between pushes the last out': {
    of: letters,
    window: [from('a'), limitToFirst(2)],
    first: ['+a', '+b a'],
    steps: [[(at) => set(at('aa'), 4), ['-b', '+aa a']]],
  },
  'one more where there is room': {
    of: { c: 3 },
    window: [from('a'), limitToFirst(2)],
    first: ['+c'],
    steps: [[(at) => set(at('b'), 4), ['+b']]],
  },
  'one that goes lets another in, while there is one': {
    of: letters,
    window: last2,
    first: ['+b', '+c b'],
    steps: [
      [(at) => remove(at('b')), ['-b', '+a']],
      [(at) => remove(at('c')), ['-c']],
    ],
  },
  'each knows which one stands before it': {
    of: { a: 1 },
    window: last2,
    first: ['+a'],
    steps: [
      [(at) => set(at('c'), 3), ['+c a']],
      [(at) => set(at('b'), 2), ['-a', '+b']],
      [(at) => set(at('d'), 4), ['-b', '+d c']],
    ],
  },
  'they move by priority, within the window and out of it': {
    of: ranked({ a: 10, b: 20, c: 30, d: 40 }),
    window: last2,
    first: ['+c', '+d c'],
    steps: [
      [(at) => setPriority(at('c'), 50), ['>c d', '~c']],
      [(at) => setPriority(at('c'), 35), ['>c', '~c']],
      [(at) => setPriority(at('b'), 33), []],
      [(at) => setPriority(at('b'), 36), ['-c', '+b']],
    ],
  },
  'from one range by priority into another': {
    of: ranked({ a: 5 }),
    window: [startAt(0), endAt(10)],
    first: ['+a'],
    steps: [
      [(at) => setWithPriority(at('a'), 'a', 15), ['-a']],
      [(at) => setWithPriority(at('a'), 'a', 10), ['+a']],
      [(at) => setPriority(at('a'), 7), ['>a', '~a']],
    ],
  },
  'values of every kind change': {
    of: { a: 'x', b: 'y', c: 'z' },
    window: [limitToLast(3)],
    first: ['+a', '+b a', '+c b'],
    steps: [
      [(at) => set(at('a'), 1), ['~a']],
      [(at) => set(at('c'), { deep: 'path', of: { stuff: true } }), ['~c']],
      [(at) => set(at('c/of/stuff'), false), ['~c']],
      [(at) => update(at('c'), { deep: null, Deep: 1 }), ['~c']],
    ],
  },
  'all of them go with their parent': {
    of: { a: 1, b: 'b', c: { deep: 1 } },
    window: [limitToLast(3)],
    first: ['+a', '+b a', '+c b'],
    steps: [[(at) => remove(at()), ['-a', '-b', '-c']]],
  },
  'all of them go where a scalar takes their place': {
    of: { a: 1, b: 'b', c: { deep: 1 } },
    window: [limitToLast(3)],
    first: ['+a', '+b a', '+c b'],
    steps: [[(at) => set(at(), 'scalar'), ['-a', '-b', '-c']]],
  },
  'a window that fills from nothing': {
    of: null,
    window: [limitToLast(1)],
    first: [],
    steps: [
      [(at) => set(at('a'), 'new'), ['+a']],
      [(at) => set(at('b'), 'newer'), ['-a', '+b']],
      [(at) => remove(at()), ['-b']],
    ],
  },
  'an order by a child that no rule names': {
    of: { one: { n: 1 }, two: { n: 2 }, three: { n: 3 } },
    window: [orderByChild('n'), limitToLast(2)],
    first: ['+two', '+three two'],
    steps: [[(at) => set(at('one/n'), 4), ['-two', '+one three']]],
  },
}

describe('windows on what the server has', () => {
  it.each(Object.entries(STORIES))('[L2] %s', async (_, story) => {
    const { reader, list, other } = await pair(story.of)
    const events = eventLog(query(list, ...story.window))
    const at = (path?: string) => (path === undefined ? other : child(other, path))
    await settled(reader)
    expect(events).toEqual(story.first)
    for (const [write, expected] of story.steps) {
      events.length = 0
      await write(at)
      await settled(reader)
      expect(events).toEqual(expected)
    }
  })

  it.each([
    [[limitToLast(1)], { c: 3 }],
    [[orderByKey(), endAt('c'), limitToLast(2)], { b: 2, c: 3 }],
    [[limitToLast(4)], letters],
    [[startAt(), limitToFirst(1)], { a: 1 }],
    [[from('c'), limitToFirst(1)], { c: 3 }],
    [[from('b'), limitToFirst(3)], { b: 2, c: 3 }],
    [[from('b'), limitToLast(1)], { c: 3 }],
    [[to('b'), limitToFirst(1)], { a: 1 }],
    [[to('b'), limitToLast(1)], { b: 2 }],
    [[to('b'), limitToLast(3)], { a: 1, b: 2 }],
  ])('[Q1] a limit from a key on, or up to one: %#', async (window, expected) => {
    const { list } = await pair(letters)
    expect((await get(query(list, ...window))).val()).toEqual(expected)
  })

  it.each([
    [{ a: 'z', b: 'y', c: 'x', d: 'w' }, [startAt('w'), endAt('y')], 'dcb'],
    [{ a: 'z', b: 'y', c: 'x', d: 'w' }, [startAt('w'), endAt('w')], 'd'],
    [{ a: 'z', b: 'y', c: 'x', d: 'w' }, [startAt('a'), endAt('c')], ''],
    [{ a: 1, b: 1, c: 2, d: 2 }, [startAt(1, 'b'), endAt(2, 'c')], 'bc'],
    [{ a: 1, b: 1, c: 2, d: 2 }, [startAt(1, 'c'), endAt(2)], 'cd'],
    [{ c: 1, d: 1, a: 2, b: 2 }, [startAt(1, 'd'), endAt(2, 'a')], 'da'],
    [{ c: 1, d: 1, a: 2, b: 2 }, [startAt(1, 'e'), endAt(2)], 'ab'],
    [{ w: 20, m: 100 }, [startAt(20, 'w'), limitToFirst(2)], 'wm'],
    [{ a: null, b: null, c: '2', d: 3 }, [startAt(null), endAt(null)], 'ab'],
    [{ a: null, b: null, c: 2, d: 3, e: 'hi' }, [endAt(2)], 'abc'],
    [{ a: null, b: null, c: 2, d: 3, e: 'hi' }, [startAt(2)], 'cde'],
    [{ f: null, s: -7, j: 7, a: 50, m: 500, v: 1000 }, [limitToLast(5)], 'sjamv'],
    [{ a: null, b: 2, c: '3' }, [equalTo(2)], 'b'],
    [{ a: null, b: 2, c: '3' }, [equalTo('3', 'c')], 'c'],
    [{ a: null, b: 2, c: '3' }, [equalTo(null, 'c')], ''],
  ])('[Q1] [V7] by priority, ties by key: %#', async (ranks, window, expected) => {
    const { list } = await pair(ranked(ranks))
    let keys = ''
    const snapshot = await get(query(list, ...window))
    snapshot.forEach(({ key }) => {
      keys += key
    })
    expect(keys).toBe(expected)
  })

  it.each([
    [[from('80')], ['80', '550', '600']],
    [[to('50')], ['1', '6', '8', '50']],
    [
      [from('50'), to('80')],
      ['50', '70', '80'],
    ],
  ])('[V1] [Q1] a range of integer keys goes by number: %#', async (window, expected) => {
    const keys = ['1', '50', '550', '6', '600', '70', '8', '80']
    const { list } = await pair(Object.fromEntries(keys.map((key) => [key, true])))
    const found = (await get(query(list, ...window))).val() as object
    expect(Object.keys(found)).toEqual(expected)
  })

  it('[Q1] [V7] a window says nothing of the priority of its place', async () => {
    const { list } = await pair({ a: 'x', '.priority': 'p' })
    expect((await get(query(list, limitToLast(2)))).exportVal()).toEqual({ a: 'x' })
    expect((await get(list)).exportVal()).toEqual({ a: 'x', '.priority': 'p' })
  })

  it('[L2] [L10] windows of one place go their own ways', async () => {
    const { reader, list, other } = await pair(letters)
    const upToC = watch(query(list, to('c'), limitToLast(1)))
    const upToD = watch(query(list, to('d'), limitToLast(1)))
    await upToD.becomes({ c: 3 })
    await set(child(other, 'd'), 4)
    await upToD.becomes({ d: 4 })
    await settled(reader)
    expect(upToC.values).toEqual([{ c: 3 }])
  })

  it('[L2] a window is not told anew by a smaller one that comes and goes beside it', async () => {
    const { reader, list } = await pair({ a: 1, b: 2, c: 3, d: 4 })
    const two = watch(query(list, limitToLast(2)))
    await two.becomes({ c: 3, d: 4 })
    for (let round = 0; round < 2; round++) {
      const one = watch(query(list, limitToLast(1)))
      await one.becomes({ d: 4 })
      one.stop()
    }
    await settled(reader)
    expect(two.values).toHaveLength(1)
  })

  it('[L2] a window below a window loses one that the upper one keeps', async () => {
    const { reader, list, other } = await pair({ a: ranked({ aa: 1, ab: 1 }) })
    const upper = watch(query(list, limitToLast(1)))
    const lower = watch(query(child(list, 'a'), startAt(1), endAt(1)))
    await lower.becomes({ aa: 0, ab: 1 })
    await setWithPriority(child(other, 'a/ab'), 1, 2)
    await lower.becomes({ aa: 0 })
    await settled(reader)
    expect(upper.values.at(-1)).toEqual({ a: { aa: 0, ab: 1 } })
  })

  it('[L2] [L6] what is listened to below stays where a window moves on', async () => {
    const { reader, list, other } = await pair({ a: { b: 1, c: 2 }, e: 3 })
    const part = watch(child(list, 'a/b'))
    const window = watch(query(list, limitToLast(2)))
    await window.becomes({ a: { b: 1, c: 2 }, e: 3 })
    await set(child(other, 'd'), 4)
    await window.becomes({ d: 4, e: 3 })
    await settled(reader)
    expect(part.values).toEqual([1])
    await set(child(other, 'a/b'), 5)
    await part.becomes(5)
    expect(window.values).toHaveLength(2)
  })

  it('[L2] [V7] a new priority alone brings one into a window, and others out of it', async () => {
    for (const window of [[limitToLast(2)], [endAt(50), limitToLast(2)]]) {
      const { list, other } = await pair(ranked({ a: 10, b: 20, c: 30 }))
      const seen = watch(query(list, ...window))
      await seen.becomes({ b: 1, c: 2 })
      await setPriority(child(other, 'a'), 25)
      await seen.becomes({ a: 0, c: 2 })
      expect(seen.values).toHaveLength(2)
    }
  })

  it('[L2] many that pass through a window leave nothing behind', async () => {
    const { list, other } = await pair(null)
    const seen = watch(query(list, limitToLast(2)))
    await Promise.all([0, 1, 2, 3].map((n) => set(child(other, `k${String(n)}`), n)))
    await seen.becomes({ k2: 2, k3: 3 })
    await remove(other)
    await seen.becomes(null)
  })

  it('[L3] what went while a client was away is gone from its window', async () => {
    const { reader, list, other } = await pair(letters)
    const seen = watch(query(list, limitToLast(3)))
    await seen.becomes(letters)
    goOffline(reader)
    await remove(child(other, 'b'))
    goOnline(reader)
    await seen.becomes({ a: 1, c: 3 })
    expect(seen.values).toHaveLength(2)
  })

  it('[L1] a window shows another client what it shows the one that wrote', async () => {
    for (const window of [[from('a'), to('b')], [from('b'), limitToFirst(3)], [limitToLast(3)]]) {
      const { list, other } = await pair({ a: 'a', b: 'b', c: 'c', d: 'd', e: 'e' })
      const own = watch(query(other, ...window))
      await update(other, { aa: 4, b: 7, c: { c: 4 }, d: null, dd: 3 })
      expect((await get(query(list, ...window))).val()).toEqual(own.values.at(-1))
    }
  })

  it('[L7] [L10] one listens once below a window and a whole, again and again', async () => {
    const { list } = await pair({ child: { name: 'John' } })
    const toy = child(list, 'child/toy')
    const named = query(list, orderByChild('name'), equalTo('John'))
    const [window, whole] = [watch(named), watch(child(list, 'child'))]
    await window.becomes({ child: { name: 'John' } })
    await whole.becomes({ name: 'John' })
    for (let round = 0; round < 2; round++) {
      await new Promise<void>((resolve) => {
        onValue(
          toy,
          () => {
            resolve()
          },
          { onlyOnce: true },
        )
      })
    }
  })
})
