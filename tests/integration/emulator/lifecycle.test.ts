import { onDisconnect, ref, set, update } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { dataDirectory, sdk, start, watch } from './support.ts'

describe('lifecycle', () => {
  it('[J1] [J9] [H6] after a crash the data is there, what was left is done, and the SDK comes back', async () => {
    const data = dataDirectory()
    const first = await start({ data })
    const database = sdk(first)
    const seen = watch(ref(database, 'a'))
    await set(ref(database, 'a'), { b: 1 })
    await onDisconnect(ref(database, 'left')).set(true)
    await first.kill()
    await first.kill()

    const second = await start({ data, port: first.port })
    expect(second.get('demo', '/')).toEqual({ a: { b: 1 }, left: true })
    await update(ref(database, 'a'), { c: 2 })
    await seen.becomes({ b: 1, c: 2 })
    expect(second.get('demo', '/a')).toEqual({ b: 1, c: 2 })
  })

  it('[D4] [J3] a clean stop runs what clients left behind and saves it', async () => {
    const data = dataDirectory()
    const first = await start({ data })
    const database = sdk(first)
    await onDisconnect(ref(database, 'left')).set(true)
    await first.stop()
    await first.stop()
    const second = await start({ data })
    expect(second.get('demo', '/left')).toBe(true)
  })

  it('[H6] a write made while nobody listens arrives once someone does', async () => {
    const first = await start()
    const database = sdk(first)
    const connected = watch(ref(database, '.info/connected'))
    await connected.becomes(true)
    await first.stop()
    await connected.becomes(false)
    const written = set(ref(database, 'late'), 1)
    const second = await start({ port: first.port })
    await written
    expect(second.get('demo', '/late')).toBe(1)
  })

  it('[H5] namespaces share nothing', async () => {
    const emulator = await start()
    emulator.set('one', '/a', 1)
    emulator.setRules('one', { rules: {} })
    expect(emulator.get('two', '/a')).toBeNull()
    expect((await fetch(`${emulator.url}/a.json?ns=one`)).status).toBe(401)
    expect((await fetch(`${emulator.url}/a.json?ns=two`)).status).toBe(200)
  })

  it('[J5] a data directory has one emulator at a time', async () => {
    const data = dataDirectory()
    const first = await start({ data })
    await expect(start({ data })).rejects.toThrow('is in use by the emulator of process')
    await first.kill()
    await start({ data })
  })

  it('[J6] [J7] an export is imported, except over data that is there', async () => {
    const [exported, data] = [dataDirectory(), dataDirectory()]
    const first = await start({ exportTo: exported })
    first.set('demo', '/', { a: [1, 2], p: { '.value': 1, '.priority': 2 } })
    first.set('other', '/b', true)
    await first.stop()
    const log: string[] = []
    const options = { data, importFrom: exported, log: (line: string) => log.push(line) }
    const second = await start(options)
    expect(second.get('demo', '/')).toEqual({ a: [1, 2], p: 1 })
    const whole = await fetch(`${second.url}/p.json?ns=demo&format=export`)
    expect(await whole.json()).toEqual({ '.value': 1, '.priority': 2 })
    second.set('demo', '/a', 'later')
    await second.stop()
    expect(log).toEqual([])
    const third = await start(options)
    expect(third.get('demo', '/a')).toBe('later')
    expect(log.join()).toContain('demo holds data already')
  })

  it('[J6] an export that is none stops the start, and lets the data directory go', async () => {
    const data = dataDirectory()
    await expect(start({ data, importFrom: dataDirectory() })).rejects.toThrow('no export')
    await start({ data })
  })
})
