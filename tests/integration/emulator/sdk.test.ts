import {
  child,
  endBefore,
  equalTo,
  get,
  goOffline,
  goOnline,
  increment,
  limitToFirst,
  limitToLast,
  onChildAdded,
  onChildChanged,
  onChildMoved,
  onChildRemoved,
  onDisconnect,
  orderByChild,
  orderByKey,
  orderByValue,
  push,
  query,
  ref,
  remove,
  runTransaction,
  serverTimestamp,
  set,
  setPriority,
  setWithPriority,
  startAfter,
  startAt,
  update,
} from 'firebase/database'
import type { Query } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { sdk, start, watch } from './support.ts'

describe('the official SDK', () => {
  it('[P1] [L1] sets, gets and listens', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    const seen = watch(ref(two, 'a'))
    await seen.becomes(null)
    await set(ref(one, 'a/b'), { c: [1, 2], d: 'é' })
    await seen.becomes({ b: { c: [1, 2], d: 'é' } })
    expect((await get(ref(one, 'a/b/d'))).val()).toBe('é')
    expect(emulator.get('demo', '/a/b/c')).toEqual([1, 2])
  })

  it('[W1] carries messages of many frames both ways', async () => {
    const emulator = await start()
    const text = 'é€😀'.repeat(50_000)
    await set(ref(sdk(emulator), 'long'), text)
    expect((await get(ref(sdk(emulator), 'long'))).val()).toBe(text)
  })

  it('[P2] [L5] updates deep paths at once', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    const seen = watch(ref(two, 'a'))
    await seen.becomes(null)
    await update(ref(one), { 'a/x/y': 1, 'a/z': 2, b: 3 })
    await seen.becomes({ x: { y: 1 }, z: 2 })
    expect(seen.values).toHaveLength(2)
  })

  it('[V5] [V6] stores server values as it shows them', async () => {
    const emulator = await start({ clock: () => 1_234 })
    const database = sdk(emulator)
    await set(ref(database, 'a'), { at: serverTimestamp(), n: increment(2) })
    await update(ref(database, 'a'), { n: increment(3) })
    expect(emulator.get('demo', '/a')).toEqual({ at: 1_234, n: 5 })
  })

  it('[L2] keeps a moving window', async () => {
    const emulator = await start({
      rules: { rules: { '.read': true, '.write': true, l: { '.indexOn': 'at' } } },
    })
    const [one, two] = [sdk(emulator), sdk(emulator)]
    const events: string[] = []
    const window = query(ref(two, 'l'), orderByChild('at'), limitToLast(2))
    onChildAdded(window, (each) => events.push(`+${String(each.key)}`))
    onChildRemoved(window, (each) => events.push(`-${String(each.key)}`))
    onChildChanged(window, (each) => events.push(`~${String(each.key)}`))
    const seen = watch(window)
    await seen.becomes(null)
    for (const [key, at] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const) {
      await set(ref(one, `l/${key}`), { at })
    }
    await seen.becomes({ b: { at: 2 }, c: { at: 3 } })
    await update(ref(one, 'l/b'), { text: 'x' })
    await remove(ref(one, 'l/c'))
    await seen.becomes({ a: { at: 1 }, b: { at: 2, text: 'x' } })
    expect(events.toSorted()).toEqual(['+a', '+a', '+b', '+c', '-a', '-c', '~b'])
  })

  it('[Q1] [Q2] filters by child, key and value', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const list = ref(database, 'l')
    await set(list, { a: { n: 1 }, b: { n: 2 }, c: { n: 2 }, d: { n: 3 } })
    await set(ref(database, 'v'), { x: 5, y: 3, z: 4 })
    const keys = async (asked: Query) => {
      const found: (string | null)[] = []
      ;(await get(asked)).forEach((each) => {
        found.push(each.key)
      })
      return found.join('')
    }
    expect(await keys(query(list, orderByChild('n'), startAt(2)))).toBe('bcd')
    expect(await keys(query(list, orderByChild('n'), startAfter(2)))).toBe('d')
    expect(await keys(query(list, orderByChild('n'), startAfter(2, 'b')))).toBe('cd')
    expect(await keys(query(list, orderByChild('n'), endBefore(2)))).toBe('a')
    expect(await keys(query(list, orderByChild('n'), equalTo(2), limitToFirst(1)))).toBe('b')
    expect(await keys(query(list, orderByKey(), startAfter('b'), limitToLast(1)))).toBe('d')
    expect(await keys(query(ref(database, 'v'), orderByValue(), limitToFirst(2)))).toBe('yz')
  })

  it('[V7] orders by priority and moves children', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const list = ref(database, 'l')
    await setWithPriority(child(list, 'a'), 1, 2)
    await setWithPriority(child(list, 'b'), { x: 1 }, 1)
    const order: string[] = []
    const moved = new Promise<string | null>((resolve) => {
      onChildMoved(list, (each) => {
        resolve(each.key)
      })
    })
    ;(await get(list)).forEach((each) => {
      order.push(`${each.key}${String(each.priority)}`)
    })
    expect(order).toEqual(['b1', 'a2'])
    await watch(ref(database, 'l')).becomes({ b: { x: 1 }, a: 1 })
    await setPriority(child(list, 'a'), 0)
    await moved
  })

  it('[P3] [P4] transactions of many clients all count', async () => {
    const emulator = await start()
    const clients = [1, 2, 3].map(() => sdk(emulator))
    const runs = clients.flatMap((database) =>
      [1, 2, 3, 4].map(() =>
        runTransaction(ref(database, 'n'), (value: number | null) => (value ?? 0) + 1),
      ),
    )
    const results = await Promise.all(runs)
    expect(results.every((result) => result.committed)).toBe(true)
    expect(emulator.get('demo', '/n')).toBe(12)
  })

  it('[V8] a transaction on a deep and mixed value is not stale', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const value = {
      a: [1.5, -0.25, 1e21, 1_795_345_232_615],
      b: { t: true, s: 'é"\\' },
      '10': 'x',
      '9': 'y',
    }
    await setWithPriority(ref(database, 'deep'), value, 'p')
    let calls = 0
    const result = await runTransaction(ref(sdk(emulator), 'deep'), (now: typeof value | null) => {
      calls++
      return now && { ...now, c: 1 }
    })
    expect(result.committed).toBe(true)
    expect(calls).toBeLessThanOrEqual(2)
    expect(emulator.get('demo', '/deep/c')).toBe(1)
  })

  it('[D1] [D3] onDisconnect runs when the client goes offline', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    await onDisconnect(ref(one, 'p/state')).set('gone')
    await onDisconnect(ref(one, 'p')).update({ at: serverTimestamp() })
    await onDisconnect(ref(one, 'p/never')).set(1)
    await onDisconnect(ref(one, 'p/never')).cancel()
    const seen = watch(ref(two, 'p/state'))
    await seen.becomes(null)
    goOffline(one)
    await seen.becomes('gone')
    await watch(ref(two, 'p/at')).until(() => emulator.get('demo', '/p/at') !== null)
    expect(emulator.get('demo', '/p/never')).toBeNull()
  })

  it('[L3] sends nothing again after a reconnect when nothing changed', async () => {
    const emulator = await start()
    const [one, two] = [sdk(emulator), sdk(emulator)]
    await set(ref(one, 'big'), 'x'.repeat(100_000))
    const seen = watch(ref(two, 'big'))
    await seen.until(() => seen.values.length > 0)
    const connected = watch(ref(two, '.info/connected'))
    await connected.becomes(true)
    const before = emulator.stats().bytesSent
    goOffline(two)
    await connected.becomes(false)
    goOnline(two)
    await connected.becomes(true)
    await get(ref(two, 'other'))
    expect(emulator.stats().bytesSent - before).toBeLessThan(2_000)
  })

  it('[H3] shows the offset of the clocks', async () => {
    const emulator = await start({ clock: () => Date.now() + 3_600_000 })
    const offset = watch(ref(sdk(emulator), '.info/serverTimeOffset'))
    await offset.until(() => Number(offset.values.at(-1)) > 3_590_000)
  })

  it('[V10] pushes in order', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    for (let at = 0; at < 5; at++) await push(ref(database, 'l'), at)
    expect(Object.values(emulator.get('demo', '/l') as object)).toEqual([0, 1, 2, 3, 4])
  })
})
