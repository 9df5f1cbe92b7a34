import {
  child,
  get,
  goOffline,
  goOnline,
  onValue,
  ref,
  runTransaction,
  set,
  setPriority,
  update,
} from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { settled } from './event-log.ts'
import { sdk, start, watch } from './support.ts'

async function pair() {
  const emulator = await start()
  const [one, two] = [sdk(emulator), sdk(emulator)]
  return { emulator, database: one, place: ref(one, 't'), other: ref(two, 't') }
}

const add = (now: number | null) => (now ?? 0) + 1

describe('transactions beside other writes', () => {
  it('[P3] [P4] one that comes back stale is ended by the set that came after it', async () => {
    const { emulator, place } = await pair()
    emulator.set('demo', '/t', 5)
    let runs = 0
    const run = runTransaction(place, () => {
      runs++
      return 72
    })
    const write = set(place, 32)
    await expect(run).rejects.toThrow('set')
    await write
    expect([runs, emulator.get('demo', '/t')]).toEqual([1, 32])
  })

  it('[P3] [P4] an update ends those that it writes over, and no others', async () => {
    const { emulator, place } = await pair()
    emulator.set('demo', '/t', { foo: 5, bar: 6 })
    const over = runTransaction(child(place, 'foo'), () => 72)
    const beside = runTransaction(child(place, 'bar'), add)
    const write = update(place, { foo: 'new', boo: 'new', loo: { doo: 1 } })
    await expect(over).rejects.toThrow('set')
    expect((await beside).snapshot.val()).toBe(7)
    await write
    const expected = { bar: 7, boo: 'new', foo: 'new', loo: { doo: 1 } }
    expect(emulator.get('demo', '/t')).toEqual(expected)
  })

  it('[P4] a set ends one that waits above it, and runs those again that stood on that one', async () => {
    const { emulator, place } = await pair()
    const first = runTransaction(child(place, 'foo'), () => 42)
    const second = runTransaction(place, () => ({ foo: 84, bar: 1 }))
    const given: unknown[] = []
    const third = runTransaction(child(place, 'bar'), (now) => {
      given.push(now)
      return `run ${String(given.length)}`
    })
    const write = set(child(place, 'foo'), 0)
    const ended = expect(second).rejects.toThrow('set')
    expect((await first).committed).toBe(true)
    await ended
    expect((await third).snapshot.val()).toBe('run 2')
    await write
    expect(given).toEqual([1, null])
    expect(emulator.get('demo', '/t')).toEqual({ bar: 'run 2', foo: 0 })
  })

  it('[P4] [L4] without local events, those of other clients are heard all the while', async () => {
    const { database, place, other } = await pair()
    const seen = watch(place)
    await seen.becomes(null)
    const runs = [1, 2, 3].map(() => runTransaction(place, add, { applyLocally: false }))
    await Promise.all([...runs, runTransaction(other, add)])
    await settled(database)
    // Each value is one that the server had, in order: no guess among them.
    expect(seen.values).toEqual([null, 1, 2, 3, 4].filter((n) => seen.values.includes(n)))
    expect(seen.values.at(-1)).toBe(4)
  })

  it('[P4] what a merge before it wrote is what it starts from', async () => {
    const { emulator, place } = await pair()
    const given: unknown[] = []
    const keep = (now: unknown) => {
      given.push(now)
      return now
    }
    await Promise.all([
      update(place, { foo: 'bar' }),
      runTransaction(child(place, 'foo'), keep),
      runTransaction(child(place, 'other'), keep),
    ])
    expect(given).toEqual(['bar', null])
    expect(emulator.get('demo', '/t')).toEqual({ foo: 'bar' })
  })

  it('[P4] [P2] an update over two that wait ends them both', async () => {
    const { emulator, place } = await pair()
    const write = set(place, { foo: 'bar' })
    const runs = [1, 2].map((n) => runTransaction(place, () => `run ${String(n)}`))
    const merge = update(place, { qux: 'quu' })
    const ends = await Promise.allSettled(runs)
    await Promise.all([write, merge])
    const held = emulator.get('demo', '/t') as { qux: string }
    expect(held.qux).toBe('quu')
    expect(ends.at(-1)?.status).toBe('rejected')
  })
})

describe('transactions and what is listened to', () => {
  it('[P4] of two, the second starts from the first, and each runs once', async () => {
    const { place, other } = await pair()
    const given: unknown[] = []
    const run = (to: number) =>
      runTransaction(place, (now) => {
        given.push(now)
        return to
      })
    const ends = await Promise.all([run(42), run(84)])
    expect(given).toEqual([null, 42])
    expect(ends.map(({ committed }) => committed)).toEqual([true, true])
    expect((await get(other)).val()).toBe(84)
  })

  it('[P4] [L6] a change of one child is no event for the others', async () => {
    const { emulator, database, place } = await pair()
    emulator.set('demo', '/t', { a: 42, b: 42 })
    const [a, b] = [watch(child(place, 'a')), watch(child(place, 'b'))]
    await Promise.all([a.becomes(42), b.becomes(42)])
    await runTransaction(place, () => ({ a: 42, b: 87 }))
    await settled(database)
    expect([a.values, b.values]).toEqual([[42], [42, 87]])
  })

  it('[P4] it runs once on nothing where the connection is new, then on what is there', async () => {
    const { emulator, database, place } = await pair()
    emulator.set('demo', '/t', 42)
    goOffline(database)
    goOnline(database)
    const given: unknown[] = []
    await runTransaction(place, (now) => {
      given.push(now)
      return 3.14
    })
    expect(given).toEqual([null, 42])
  })

  it('[P4] null may be what it comes to, of nothing and of something', async () => {
    const { emulator, place } = await pair()
    expect((await runTransaction(place, () => null)).committed).toBe(true)
    emulator.set('demo', '/t', 1)
    const { committed, snapshot } = await runTransaction(place, () => null)
    expect([committed, snapshot.val(), emulator.get('demo', '/t')]).toEqual([true, null, null])
  })

  it('[P4] one that gives up is told what there is, on a fresh connection too', async () => {
    const { place, other } = await pair()
    const greet = (now: unknown) => (now === null ? 'hello' : undefined)
    const ends = []
    for (const each of [place, place, other]) ends.push(await runTransaction(each, greet))
    expect(ends.map(({ committed, snapshot }) => [committed, snapshot.val() as unknown])).toEqual([
      [true, 'hello'],
      [false, 'hello'],
      [false, 'hello'],
    ])
  })

  it('[P4] a guess that was given up uncovers what a deeper listener sees', async () => {
    const { emulator, place } = await pair()
    emulator.set('demo', '/t/y', 'test')
    const run = runTransaction(place, (now) => (now === null ? { x: 1 } : undefined))
    const seen = watch(child(place, 'y'))
    await seen.becomes('test')
    expect((await run).snapshot.val()).toEqual({ y: 'test' })
    expect(emulator.get('demo', '/t')).toEqual({ y: 'test' })
  })

  it('[P4] [V7] priorities that it gives are told with its values', async () => {
    const { place } = await pair()
    const values: unknown[] = []
    onValue(place, (snapshot) => values.push(snapshot.exportVal()))
    const marked = (n: number) => ({ '.value': n, '.priority': n })
    await runTransaction(place, () => marked(5))
    await runTransaction(place, (now) => (now === 5 ? marked(10) : marked(0)))
    expect(values).toEqual([marked(5), marked(10)])
  })

  it('[P4] one may begin another where it ends, and write where it ended', async () => {
    const { emulator, place } = await pair()
    await runTransaction(child(place, 'a'), () => 1)
    await runTransaction(child(place, 'b'), add)
    await set(child(place, 'a'), 'done')
    const seen = watch(child(place, 'n'))
    let running: Promise<unknown> = Promise.resolve()
    onValue(child(place, 'n'), () => {
      running = runTransaction(child(place, 'n'), (now: number | null) =>
        (now ?? 0) < 2 ? (now ?? 0) + 1 : undefined,
      )
    })
    await seen.becomes(2)
    await running
    expect(emulator.get('demo', '/t')).toEqual({ a: 'done', b: 1, n: 2 })
  })

  it('[P4] [V7] many at places that cross each other, their priorities set where each ends', async () => {
    const { emulator, database, place } = await pair()
    goOffline(database)
    goOnline(database)
    const people = ['a1', 'a2', 'a3']
    const befriend = async (one: string, two: string) => {
      const friend = { one, two, common: 0 }
      const run = (now: unknown) => now ?? friend
      const { snapshot } = await runTransaction(ref(database, `t/${one}/${two}`), run, {
        applyLocally: false,
      })
      await setPriority(snapshot.ref, 7)
    }
    const pairs = people.flatMap((one) =>
      people.filter((two) => two !== one).map((two) => [one, two] as const),
    )
    await Promise.all(pairs.flatMap(([one, two]) => [befriend(one, two), befriend(one, two)]))
    expect((await get(child(place, 'a1/a2'))).priority).toBe(7)
    expect(Object.keys(emulator.get('demo', '/t') as object)).toEqual(people)
  })
})
