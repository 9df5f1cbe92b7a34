import {
  child,
  get,
  goOffline,
  goOnline,
  limitToFirst,
  onChildAdded,
  onChildChanged,
  onChildMoved,
  onDisconnect,
  onValue,
  orderByKey,
  orderByPriority,
  push,
  query,
  ref,
  refFromURL,
  remove,
  runTransaction,
  serverTimestamp,
  set,
  setPriority,
  setWithPriority,
  startAt,
  update,
} from 'firebase/database'
import type { DatabaseReference } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { sdk, start, watch } from './support.ts'

describe('transactions', () => {
  it('[P4] the guess is shown, then what the server has, and an abort leaves it', async () => {
    const emulator = await start()
    emulator.set('demo', '/foo', 42)
    const foo = ref(sdk(emulator), 'foo')
    const seen = watch(foo)
    const { committed, snapshot } = await runTransaction(foo, (now: number | null) =>
      now === null ? 'guess' : undefined,
    )
    expect([committed, snapshot.val()]).toEqual([false, 42])
    expect(seen.values).toEqual(['guess', 42])
  })

  it('[P4] without `applyLocally` nobody hears of a guess', async () => {
    const emulator = await start()
    emulator.set('demo', '/foo', 42)
    const foo = ref(sdk(emulator), 'foo')
    const seen = watch(foo)
    const run = (now: number | null) => (now ?? 0) + 1
    await runTransaction(foo, run, { applyLocally: false })
    await seen.becomes(43)
    expect(seen.values).toEqual([42, 43])
  })

  it('[P4] [P3] many at one place end on the sum', async () => {
    const emulator = await start()
    const counters = Array.from({ length: 5 }, () => ref(sdk(emulator), 'n'))
    const bump = (place: DatabaseReference) =>
      runTransaction(place, (now: number | null) => (now ?? 0) + 1)
    await Promise.all(counters.flatMap((place) => [bump(place), bump(place), bump(place)]))
    expect(emulator.get('demo', '/n')).toBe(15)
  })

  it('[P4] [V7] keep a priority, and see the one that is there', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    await setWithPriority(ref(one, 'p'), 'test', 5)
    await runTransaction(ref(two, 'p'), () => 'new')
    expect((await get(ref(one, 'p'))).exportVal()).toEqual({ '.value': 'new', '.priority': 5 })
  })

  it('[P4] a set after it wins, and one that was denied rolls back', async () => {
    const rules = { rules: { '.read': true, a: { '.write': true } } }
    const emulator = await start({ rules })
    const database = sdk(emulator)
    const run = runTransaction(ref(database, 'a'), () => 'hi')
    await Promise.all([run, set(ref(database, 'a'), 'foo'), set(ref(database, 'a'), 'bar')])
    expect(emulator.get('demo', '/a')).toBe('bar')
    const seen = watch(ref(database, 'b'))
    await expect(runTransaction(ref(database, 'b'), () => 1)).rejects.toThrow('permission_denied')
    expect(seen.values.at(-1)).toBeNull()
    expect(emulator.get('demo', '/b')).toBeNull()
  })

  it('[P4] on hold while away, and run on what is there then', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    await set(ref(database, 'n'), 1)
    goOffline(database)
    const run = runTransaction(ref(database, 'n'), (now: number | null) => (now ?? 0) + 10)
    emulator.set('demo', '/n', 5)
    goOnline(database)
    expect((await run).snapshot.val()).toBe(15)
  })
})

describe('events', () => {
  it('[L1] [V7] children come in the order of their priorities and move with them', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    const list = { a: { '.value': 1, '.priority': 3 }, b: { '.value': 2, '.priority': 1 }, c: 3 }
    await set(ref(one, 'l'), list)
    const events: string[] = []
    const seen = watch(ref(two, 'l'))
    onChildAdded(ref(two, 'l'), ({ key }, before) => events.push(`+${key} after ${String(before)}`))
    onChildMoved(ref(two, 'l'), ({ key }, before) => events.push(`>${key} after ${String(before)}`))
    onChildChanged(ref(two, 'l'), ({ key }) => events.push(`~${key}`))
    await seen.becomes({ c: 3, b: 2, a: 1 })
    await setPriority(ref(one, 'l/c'), 'z')
    await expect
      .poll(() => events)
      .toEqual(['+c after null', '+b after c', '+a after b', '>c after a', '~c'])
  })

  it('[P2] [L5] an update is one event; null removes, and an overlap is refused', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    await set(ref(one, 'u'), { a: 1, b: { c: 2 } })
    const seen = watch(ref(two, 'u'))
    await seen.becomes({ a: 1, b: { c: 2 } })
    await update(ref(one, 'u'), { a: null, 'b/d': 3, '/e/f/g': 4 })
    await seen.becomes({ b: { c: 2, d: 3 }, e: { f: { g: 4 } } })
    expect(seen.values).toHaveLength(2)
    expect(() => update(ref(one, 'u'), { b: 1, 'b/c': 2 })).toThrow('ancestor')
  })

  it('[V5] a server time shows as a guess, then as it was stored', async () => {
    const emulator = await start({ clock: () => 5_000_000 })
    const place = ref(sdk(emulator), 't')
    const seen = watch(place)
    await seen.becomes(null)
    await set(place, { at: serverTimestamp(), '.priority': serverTimestamp() })
    expect(seen.values.at(-1)).toEqual({ at: 5_000_000 })
    expect((await get(query(place, orderByKey()))).priority).toBe(5_000_000)
  })

  it('[L3] a listener that comes back is not told again what it knows', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    await set(ref(database, 'k'), { a: 1, b: { '.value': 'é', '.priority': 1.5 } })
    const seen = watch(ref(database, 'k'))
    const window = watch(query(ref(database, 'k'), orderByPriority(), startAt(1)))
    await window.becomes({ b: 'é' })
    const before = emulator.stats().bytesSent
    goOffline(database)
    goOnline(database)
    await get(ref(database, 'other'))
    expect(emulator.stats().bytesSent - before).toBeLessThan(500)
    expect([seen.values.length, window.values.length]).toEqual([1, 1])
  })
})

describe('connections', () => {
  it('[H3] [H6] `.info` tells of the connection and the clock', async () => {
    const emulator = await start({ clock: () => Date.now() + 3_600_000 })
    const database = sdk(emulator)
    const connected = watch(ref(database, '.info/connected'))
    await connected.becomes(true)
    const offset = watch(ref(database, '.info/serverTimeOffset'))
    await offset.until(() => Number(offset.values.at(-1)) > 3_500_000)
    goOffline(database)
    await connected.becomes(false)
    goOnline(database)
    await connected.becomes(true)
  })

  it('[P7] a read that was asked for while away is answered later', async () => {
    const emulator = await start()
    emulator.set('demo', '/a/b', 1)
    const database = sdk(emulator)
    goOffline(database)
    const asked = get(ref(database, 'a/b'))
    goOnline(database)
    expect((await asked).val()).toBe(1)
    expect((await get(refFromURL(database, `${emulator.url}/a`))).val()).toEqual({ b: 1 })
  })

  it('[P7] a read of a part leaves a listener on the whole alone', async () => {
    const emulator = await start()
    emulator.set('demo', '/l', [{ n: 1 }, { n: 2 }])
    const database = sdk(emulator)
    let events = 0
    onValue(ref(database, 'l'), () => events++)
    expect((await get(query(ref(database, 'l'), limitToFirst(1)))).val()).toEqual([{ n: 1 }])
    await get(ref(database, 'l'))
    expect(events).toBe(1)
  })

  it('[D1] [D3] [D5] what is left behind: set, update, remove, priority, and what was cancelled', async () => {
    const emulator = await start({ clock: () => 9 })
    const database = sdk(emulator)
    await set(ref(database, 'd'), { gone: 1, kept: 1, part: { a: 1, b: 1 } })
    const at = (path: string) => onDisconnect(ref(database, `d/${path}`))
    await at('set').set({ at: serverTimestamp() })
    await at('rank').setWithPriority('x', 7)
    await at('part').update({ b: 2, 'c/d': 3 })
    await at('gone').remove()
    await at('kept').remove()
    await at('kept').cancel()
    await at('twice').set(1)
    await at('twice/deep').set(2)
    goOffline(database)
    await expect.poll(() => emulator.get('demo', '/d/set')).toEqual({ at: 9 })
    expect(emulator.get('demo', '/d')).toEqual({
      kept: 1,
      part: { a: 1, b: 2, c: { d: 3 } },
      rank: 'x',
      set: { at: 9 },
      twice: { deep: 2 },
    })
    goOnline(database)
    expect((await get(query(ref(database, 'd'), orderByPriority(), startAt(7)))).val()).toEqual({
      rank: 'x',
    })
  })

  it('[P1] what was written while away arrives in order', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    await set(ref(database, 'w'), 0)
    goOffline(database)
    const { key } = push(ref(database, 'w/list'), 'x')
    const writes = [set(child(ref(database, 'w'), 'a'), 1), remove(ref(database, 'w/a'))]
    goOnline(database)
    await Promise.all(writes)
    expect(emulator.get('demo', '/w')).toEqual({ list: { [key]: 'x' } })
  })
})
