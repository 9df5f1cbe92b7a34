import {
  child,
  get,
  goOffline,
  limitToFirst,
  limitToLast,
  onValue,
  orderByChild,
  orderByKey,
  push,
  query,
  ref,
  remove,
  set,
  setPriority,
  setWithPriority,
  startAt,
} from 'firebase/database'
import type { DataSnapshot } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { eventLog, settled } from './event-log.ts'
import { sdk, start, watch } from './support.ts'

async function pair() {
  const emulator = await start()
  const [reader, writer] = [sdk(emulator), sdk(emulator)]
  return { emulator, reader, list: ref(reader, 'l'), other: ref(writer, 'l') }
}

function keysOf(snapshot: DataSnapshot): string[] {
  const keys: string[] = []
  snapshot.forEach(({ key }) => {
    keys.push(key)
  })
  return keys
}

describe('the order of children', () => {
  it('[V10] [L1] what was pushed at once comes in the order of the pushes', async () => {
    const { list, other } = await pair()
    const places = Array.from({ length: 20 }, () => push(other))
    await Promise.all(places.map((place, at) => set(place, at)))
    const values = Object.values((await get(list)).val() as object)
    expect(values).toEqual(places.map((_, at) => at))
  })

  it('[V7] [V3] by priority: none, then numbers of any size, then strings, ties by key', async () => {
    const { list, other } = await pair()
    const ranks: [string, number | string | null][] = [
      ['text-2', 'zed'],
      ['none-2', null],
      ['tie-2', 500],
      ['none-1', null],
      ['fraction-3', 4000.1],
      ['fraction-1', 4000.001],
      ['huge', 1e29],
      ['text-1', 'horse'],
      ['digits', '0horse'],
      ['fraction-2', 4000.01],
      ['tie-1', 500],
      ['below', -0.5],
      ['zero', 0],
    ]
    await Promise.all(ranks.map(([key, rank]) => setWithPriority(child(other, key), 1, rank)))
    expect(keysOf(await get(list)).join(' ')).toBe(
      'none-1 none-2 below zero tie-1 tie-2 fraction-1 fraction-2 fraction-3 huge digits text-1 text-2',
    )
  })

  it('[V1] integer keys by number, those with more zeros later', async () => {
    const { list, other } = await pair()
    const keys = ['foo', 'bar', '03', '0', '100', '20', '5', '3', '003', '9']
    await Promise.all(keys.map((key) => set(child(other, key), true)))
    const sorted = ['0', '3', '03', '003', '5', '9', '20', '100', 'bar', 'foo']
    expect(keysOf(await get(query(list, orderByKey(), limitToLast(20))))).toEqual(sorted)
    expect(keysOf(await get(query(list, orderByKey(), limitToFirst(3))))).toEqual(
      sorted.slice(0, 3),
    )
  })

  it('[Q1] [V7] by key, whatever the priorities', async () => {
    const { list, other } = await pair()
    const ranks = { a: 10, b: 5, c: 20, d: 7, e: 30, f: 8 }
    for (const [key, rank] of Object.entries(ranks))
      await setWithPriority(child(other, key), key, rank)
    expect(keysOf(await get(query(list, orderByKey(), startAt('c'))))).toEqual(['c', 'd', 'e', 'f'])
    const last = await get(query(list, orderByKey(), limitToLast(5)))
    expect(keysOf(last)).toEqual(['b', 'c', 'd', 'e', 'f'])
  })

  it('[Q1] by a deep child, ties by key', async () => {
    const { list, other } = await pair()
    const scores = { alex: 60, rob: 56, vassili: 55.5, tony: 52, greg: 52 }
    const tree = Object.entries(scores).map(([key, n]) => [key, { deep: { n } }])
    await set(other, Object.fromEntries(tree))
    const events = eventLog(query(list, orderByChild('deep/n'), limitToFirst(3)))
    await expect.poll(() => events).toEqual(['+greg', '+tony greg', '+vassili tony'])
    await set(child(other, 'greg/deep/n'), 57)
    await expect.poll(() => events.slice(3)).toEqual(['-greg', '+rob vassili'])
  })

  it('[V7] within a child they have the order of their own priorities', async () => {
    const { list, other } = await pair()
    const person = (name: string, first: number | null) => ({
      z: { '.value': true, '.priority': first },
      name: { '.value': name, '.priority': 2 },
      a: { '.value': true, '.priority': 'last' },
    })
    await set(other, { 1: person('Rob', null), 2: person('Jonny', 1), 3: person('Michael', 1) })
    const snapshot = await get(query(list, orderByChild('name')))
    expect(keysOf(snapshot)).toEqual(['2', '3', '1'])
    snapshot.forEach((each) => {
      expect(keysOf(each)).toEqual(['z', 'name', 'a'])
    })
  })

  it('[V7] every new priority is told as a move, alone or with all the rest', async () => {
    const { reader, list, other } = await pair()
    const all = (b: number) => ({
      a: { '.value': 'a', '.priority': 0 },
      b: { '.value': 'b', '.priority': b },
      c: { '.value': 'c', '.priority': 2 },
    })
    await set(other, all(1))
    const events = eventLog(list)
    await settled(reader)
    events.length = 0
    await setWithPriority(child(other, 'b'), 'b', 1.5)
    await set(other, all(1.7))
    await set(other, all(3))
    await setPriority(child(other, 'b'), null)
    await settled(reader)
    const moved = ['>b a', '~b']
    expect(events).toEqual([...moved, ...moved, '>b c', '~b', '>b', '~b'])
  })

  it('[V7] [V2] a grandchild with a priority goes without a move', async () => {
    const { reader, list, other } = await pair()
    await setWithPriority(child(other, 'test/one'), 42, '5')
    await setWithPriority(child(other, 'test/two'), 42, '10')
    const events = eventLog(list)
    await remove(child(other, 'test/one'))
    await remove(child(other, 'test/two'))
    await settled(reader)
    expect(events.filter((event) => event.startsWith('>'))).toEqual([])
    expect(events.at(-1)).toBe('-test')
  })

  it('[V7] a leaf that gets children keeps its priority, 0 too', async () => {
    const { list, other } = await pair()
    await setWithPriority(other, 'a', 0)
    await set(child(other, 'deeper'), 'deeper')
    expect((await get(list)).exportVal()).toEqual({ deeper: 'deeper', '.priority': 0 })
    await setWithPriority(other, { x: 'test', y: 7 }, 0)
    expect((await get(list)).priority).toBe(0)
    await setPriority(other, null)
    expect((await get(list)).priority).toBeNull()
  })
})

describe('one read', () => {
  it('[P7] of nothing, of something, and of what has gone', async () => {
    const { list, other } = await pair()
    expect((await get(list)).val()).toBeNull()
    await set(other, { foo: 'a', bar: 'b' })
    expect((await get(list)).val()).toEqual({ foo: 'a', bar: 'b' })
    await remove(other)
    expect((await get(list)).exists()).toBe(false)
  })

  it('[P7] [L3] is answered from what a listener has once the client is away', async () => {
    const { reader, list, other } = await pair()
    await set(other, { foo: { bar: 'baz' } })
    await watch(list).becomes({ foo: { bar: 'baz' } })
    goOffline(reader)
    expect((await get(child(list, 'foo/bar'))).val()).toBe('baz')
  })

  it('[P7] [L1] once, of a window under a listener on the whole', async () => {
    const { list, other } = await pair()
    await set(other, { a: 1, b: 2, c: 3 })
    await watch(list).becomes({ a: 1, b: 2, c: 3 })
    const once = (count: number) =>
      new Promise((resolve) => {
        const take = (snapshot: DataSnapshot) => {
          resolve(snapshot.val())
        }
        onValue(query(list, limitToLast(count)), take, { onlyOnce: true })
      })
    expect([await once(1), await once(5)]).toEqual([{ c: 3 }, { a: 1, b: 2, c: 3 }])
  })
})
