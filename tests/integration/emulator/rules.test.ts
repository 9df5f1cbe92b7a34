import { get, limitToLast, orderByChild, query, ref, set, update } from 'firebase/database'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { encodeRulesLine } from '#emulator/store/journal-line.ts'
import { dataDirectory, sdk, start, watch } from './support.ts'

const rules = {
  rules: {
    users: {
      $uid: {
        '.read': 'auth != null',
        '.write': '$uid === auth.uid',
        '.validate': 'newData.isString()',
      },
    },
    list: { '.read': 'query.limitToLast <= 2', '.indexOn': 'at' },
  },
}

describe('rules over the SDK', () => {
  it('[P5] [A1] a token gives the rights of its user and no others', async () => {
    const emulator = await start({ rules })
    const alice = sdk(emulator, 'alice')
    await set(ref(alice, 'users/alice'), 'me')
    await expect(set(ref(alice, 'users/bob'), 'x')).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    })
    await expect(set(ref(alice, 'users/alice'), 1)).rejects.toThrow('Permission denied')
    await expect(update(ref(alice), { 'users/alice': 'new', 'users/bob': 'x' })).rejects.toThrow()
    expect(emulator.get('demo', '/users')).toEqual({ alice: 'me' })
  })

  it('[L11] [P7] nobody may read, and the reads end with an error', async () => {
    const emulator = await start({ rules })
    const nobody = sdk(emulator)
    await expect(get(ref(nobody, 'users/alice'))).rejects.toThrow('Permission denied')
    const seen = watch(ref(nobody, 'users/alice'))
    await seen.until(() => seen.failures.length > 0)
    expect(seen.failures[0]).toContain('permission_denied')
  })

  it('[R9] a bounded query is allowed, an unbounded one not', async () => {
    const emulator = await start({ rules })
    emulator.set('demo', '/list', { a: { at: 1 }, b: { at: 2 }, c: { at: 3 } })
    const database = sdk(emulator)
    const last = (count: number) =>
      query(ref(database, 'list'), orderByChild('at'), limitToLast(count))
    expect((await get(last(2))).val()).toEqual({ b: { at: 2 }, c: { at: 3 } })
    await expect(get(last(3))).rejects.toThrow()
    await expect(get(ref(database, 'list'))).rejects.toThrow()
  })

  it('[L8] a listener is told when new rules end its listen', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const window = watch(query(ref(database, 'list'), orderByChild('at'), limitToLast(5)))
    const plain = watch(ref(database, 'other'))
    await Promise.all([window.becomes(null), plain.becomes(null)])
    emulator.setRules('demo', rules)
    await Promise.all([window, plain].map((seen) => seen.until(() => seen.failures.length > 0)))
  })

  it('[R10] a denial is printed with its explanation', async () => {
    const lines: string[] = []
    const emulator = await start({ rules, explain: true, log: (text) => lines.push(text) })
    await expect(set(ref(sdk(emulator, 'alice'), 'users/bob'), 'x')).rejects.toThrow()
    expect(lines.join('\n')).toContain(
      '$uid === auth.uid → false [$uid = "bob", auth.uid = "alice"]',
    )
  })

  it('[J8] rules that were put over HTTP outlive the emulator, until they are dropped', async () => {
    const data = dataDirectory()
    const settings = (emulator: Emulator, method: string, body: string | null = null) =>
      fetch(`${emulator.url}/.settings/rules.json?ns=demo`, {
        method,
        body,
        headers: { authorization: 'Bearer owner' },
      })
    const text = '{ "rules": { ".read": "auth != null" } /* mine */ }'
    const first = await start({ data, rules })
    expect((await settings(first, 'PUT', text)).status).toBe(200)
    await first.kill()

    const log: string[] = []
    const second = await start({ data, rules, log: (line) => log.push(line) })
    expect((await (await settings(second, 'GET')).text()).trim()).toBe(text)
    expect(log.join()).toContain('demo has rules of its own')
    await second.stop()

    const third = await start({ data, rules })
    expect((await (await settings(third, 'GET')).text()).trim()).toBe(text)
    expect((await settings(third, 'DELETE')).status).toBe(200)
    expect(await (await settings(third, 'GET')).json()).toEqual(rules)
    await third.stop()
    const fourth = await start({ data, rules })
    expect(await (await settings(fourth, 'GET')).json()).toEqual(rules)
  })

  it('[J8] kept rules that cannot be read let only admins in, and that is told', async () => {
    const data = dataDirectory()
    const bad = '{"rules":{".read":"tru"}}'
    writeFileSync(join(data, 'journal-0.jsonl'), encodeRulesLine('demo', bad))
    const log: string[] = []
    const emulator = await start({ data, log: (line) => log.push(line) })
    expect(log.join()).toContain('demo cannot be read, so only admins get in')
    expect(log.join()).toContain('1:20')
    const { url } = emulator
    expect((await fetch(`${url}/a.json?ns=demo`)).status).toBe(401)
    expect((await fetch(`${url}/a.json?ns=demo&auth=owner`)).status).toBe(200)
    expect((await fetch(`${url}/a.json?ns=other`)).status).toBe(200)
  })
})
