import {
  child,
  endAt,
  get,
  goOffline,
  goOnline,
  increment,
  limitToFirst,
  limitToLast,
  off,
  onChildAdded,
  onChildChanged,
  onDisconnect,
  onValue,
  orderByChild,
  orderByKey,
  push,
  query,
  ref,
  runTransaction,
  serverTimestamp,
  set,
  setWithPriority,
  startAt,
  update,
} from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { sdk, start, watch } from './support.ts'

describe('transactions that depend on each other', () => {
  it('[P4] one above others, of the same client, is run on what they come to', async () => {
    const emulator = await start()
    const place = ref(sdk(emulator), 't')
    const runs = [
      runTransaction(child(place, 'a'), () => 1),
      runTransaction(child(place, 'a'), (now: number) => now + 42),
      runTransaction(child(place, 'b'), () => 7),
    ]
    const sum = runTransaction(place, (now: { a?: number; b?: number } | null) =>
      now?.a && now.b ? now.a + now.b : 'guess',
    )
    expect((await sum).snapshot.val()).toBe(50)
    expect((await Promise.all(runs)).every(({ committed }) => committed)).toBe(true)
    expect(emulator.get('demo', '/t')).toBe(50)
  })

  it('[P4] each of two that went as one is told its own outcome', async () => {
    const emulator = await start()
    emulator.set('demo', '/t', { a: 0 })
    const place = ref(sdk(emulator), 't')
    const seen: unknown[] = []
    const [whole, part] = await Promise.all([
      runTransaction(place, () => ({ a: 1 })),
      runTransaction(child(place, 'a'), (now) => {
        seen.push(now)
        return 2
      }),
    ])
    expect([whole.snapshot.val(), part.snapshot.val()]).toEqual([{ a: 1 }, 2])
    expect(seen.at(-1)).toBe(1)
    expect(emulator.get('demo', '/t')).toEqual({ a: 2 })
  })

  it('[P3] [P4] a connection that ends under one ends it, with what the server had done', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    await set(ref(database, 't'), 'initial')
    const run = runTransaction(ref(database, 't'), () => 'new')
    goOffline(database)
    goOnline(database)
    await expect(run).rejects.toThrow('disconnect')
    const held = (await get(ref(database, 't'))).val() as unknown
    expect(held).toBe(emulator.get('demo', '/t'))
  })

  it('[P4] [L2] in a window it starts from what the window shows, and is told as a change', async () => {
    const emulator = await start()
    emulator.set('demo', '/l', { x: { v: 1 }, y: { v: 5 } })
    const database = sdk(emulator)
    const events: unknown[] = []
    const window = query(ref(database, 'l'), orderByChild('v'), limitToFirst(1))
    onChildAdded(window, (snapshot) => events.push(['+', snapshot.key, snapshot.val()]))
    onChildChanged(window, (snapshot) => events.push(['~', snapshot.key, snapshot.val()]))
    await expect.poll(() => events).toEqual([['+', 'x', { v: 1 }]])
    const given: unknown[] = []
    const change = (now: unknown) => {
      given.push(now)
      return { v: 2 }
    }
    await runTransaction(ref(database, 'l/x'), change, { applyLocally: false })
    expect(given).toEqual([{ v: 1 }])
    expect(events.at(-1)).toEqual(['~', 'x', { v: 2 }])
    await runTransaction(ref(database, 'l/x'), () => null)
    await expect.poll(() => events.at(-1)).toEqual(['+', 'y', { v: 5 }])
  })

  it('[P4] [V7] priorities of siblings are left, or set where they are given', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const list = { a: { '.value': 'a', '.priority': 'p' }, b: { '.value': 'b', '.priority': 'q' } }
    await set(ref(database, 's'), list)
    await Promise.all([
      runTransaction(ref(database, 's/a'), () => 'a2'),
      runTransaction(ref(database, 's/b'), () => ({ '.value': 'b2', '.priority': 'q2' })),
    ])
    expect((await get(ref(sdk(emulator), 's'))).exportVal()).toEqual({
      a: { '.value': 'a2', '.priority': 'p' },
      b: { '.value': 'b2', '.priority': 'q2' },
    })
  })

  it('[P4] what an earlier read or transaction knew is forgotten', async () => {
    const emulator = await start()
    const [me, other] = [sdk(emulator), sdk(emulator)]
    await runTransaction(ref(me, 't'), () => 'something')
    await get(ref(me, 't'))
    await set(ref(other, 't'), null)
    const seen = await runTransaction(ref(me, 't'), (now) => (now === null ? 'null' : 'kept'))
    expect(seen.snapshot.val()).toBe('null')
  })

  it('[P3] [V8] hashes agree for integer keys, arrays, wide characters and fractions', async () => {
    const emulator = await start()
    const values = [{ 1: 1, 5: 5, 10: 10, 20: 20 }, ['cat', 'horse'], '♜♞♝', -1.5e-7, { é: '😀' }]
    for (const value of values) {
      emulator.set('demo', '/v', value)
      let runs = 0
      const { snapshot } = await runTransaction(ref(sdk(emulator), 'v'), (now) => {
        runs++
        return now === null ? 0 : { was: now }
      })
      expect([runs, snapshot.val()]).toEqual([2, { was: value }])
    }
  })

  it('[P4] [V5] a server time in one is a guess first, then what was stored', async () => {
    const emulator = await start({ clock: () => 5_000_000 })
    const place = ref(sdk(emulator), 't')
    await runTransaction(place, () => ({ '.value': serverTimestamp(), '.priority': 1 }))
    expect((await get(place)).exportVal()).toEqual({ '.value': 5_000_000, '.priority': 1 })
  })
})

describe('server values', () => {
  it('[V6] increments of one client count one by one, of many all', async () => {
    const emulator = await start()
    const databases = [sdk(emulator), sdk(emulator)]
    const bump = () => databases.map((database) => set(ref(database, 'n'), increment(1)))
    await Promise.all(Array.from({ length: 50 }, bump).flat())
    expect(emulator.get('demo', '/n')).toBe(100)
  })

  it('[V6] an increment shows at once, on a number, a string, an object and nothing', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const seen = watch(ref(database, 'i'))
    await seen.becomes(null)
    for (const value of [null, 5, 'hello', { hello: 'world' }]) {
      await set(ref(database, 'i'), value)
      await set(ref(database, 'i'), increment(1))
      const expected = value === 5 ? 6 : 1
      expect([seen.values.at(-1), emulator.get('demo', '/i')]).toEqual([expected, expected])
    }
    expect(seen.values).toEqual([null, 1, 5, 6, 'hello', 1, { hello: 'world' }, 1].flat())
  })

  it('[V6] [P2] a deep increment within an update is one event', async () => {
    const emulator = await start()
    const place = ref(sdk(emulator), 'u')
    const seen = watch(place)
    await seen.becomes(null)
    await update(place, { 'child/n': increment(1), literal: 5 })
    await update(place, { 'child/n': increment(41) })
    expect(seen.values.slice(1)).toEqual([
      { child: { n: 1 }, literal: 5 },
      { child: { n: 42 }, literal: 5 },
    ])
  })
})

describe('listeners that come and go', () => {
  it('[L7] [L10] one that loads all may go and come back beside others', async () => {
    const emulator = await start()
    emulator.set('demo', '/l', { key: 'value' })
    const place = ref(sdk(emulator), 'l')
    onValue(query(place, orderByKey()), () => undefined)
    onValue(place, () => undefined)
    off(place)
    const again = watch(query(place, orderByKey()))
    await again.becomes({ key: 'value' })
  })

  it('[Q1] [L2] a query of a leaf is empty, and fills when children come', async () => {
    const emulator = await start()
    emulator.set('demo', '/l', 'leaf')
    const [reader, writer] = [sdk(emulator), sdk(emulator)]
    const seen = watch(query(ref(reader, 'l'), orderByChild('v'), limitToLast(1)))
    await seen.becomes(null)
    await set(ref(writer, 'l'), { a: { v: 1 }, b: { v: 2 } })
    await seen.becomes({ b: { v: 2 } })
    await set(ref(writer, 'l/a/v'), 3)
    await seen.becomes({ a: { v: 3 } })
    await set(ref(writer, 'l'), 'leaf')
    await seen.becomes(null)
  })

  it('[L2] [L5] an update that removes, changes and pushes out of a window is one event', async () => {
    const emulator = await start()
    const [reader, writer] = [sdk(emulator), sdk(emulator)]
    emulator.set('demo', '/w', { a: 1, b: 2, c: 3, d: 4, e: 5 })
    const window = watch(query(ref(reader, 'w'), limitToFirst(4)))
    const part = watch(ref(reader, 'w/e'))
    await window.becomes({ a: 1, b: 2, c: 3, d: 4 })
    await part.becomes(5)
    await update(ref(writer, 'w'), { b: null, c: 'x', cc: 'new', cd: 'new', d: 'gone' })
    await window.becomes({ a: 1, c: 'x', cc: 'new', cd: 'new' })
    expect(window.values).toHaveLength(2)
    await update(ref(writer, 'w'), { a: null, c: null, cc: null, cd: null })
    await window.becomes({ d: 'gone', e: 5 })
    expect([window.values.length, part.values]).toEqual([3, [5]])
  })

  it('[Q2] an end by priority keeps to children that have none', async () => {
    const emulator = await start()
    const place = ref(sdk(emulator), 'p')
    await set(place, { plain: 1, low: { '.value': 2, '.priority': 1 } })
    const other = ref(sdk(emulator), 'p')
    expect((await get(query(other, endAt(null)))).val()).toEqual({ plain: 1 })
    expect((await get(query(other, startAt(1)))).val()).toEqual({ low: 2 })
  })

  it('[H3] a connection is told as lost and found, and a push id needs none', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const connected = watch(ref(database, '.info/connected'))
    await connected.becomes(true)
    goOffline(database)
    const { key } = push(ref(database, 'l'), 1)
    goOnline(database)
    await connected.until(() => connected.values.slice(-2).join() === 'false,true')
    await expect.poll(() => emulator.get('demo', '/l')).toEqual({ [key]: 1 })
  })

  it('[D1] [V7] with a priority, at a key with a space', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    await onDisconnect(ref(database, 'the end')).setWithPriority('left', 42)
    await setWithPriority(ref(database, 'now here'), 'x', 1)
    goOffline(database)
    await expect.poll(() => emulator.get('demo', '/the end')).toBe('left')
    expect((await get(ref(sdk(emulator), 'the end'))).priority).toBe(42)
  })
})
