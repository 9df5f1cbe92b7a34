import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
} from '@firebase/rules-unit-testing'
import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { EventSource } from 'eventsource'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import type { App } from 'firebase-admin/app'
import { ServerValue, getDatabase } from 'firebase-admin/database'
import { get, ref, set, update } from 'firebase/database'
import { afterEach, describe, expect, it } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { start } from './support.ts'

const rules = JSON.stringify({
  rules: {
    $uid: { '.read': 'auth != null', '.write': 'auth.uid === $uid && auth.token.ok === true' },
  },
})
const endings: (() => unknown)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

describe('@firebase/rules-unit-testing', () => {
  async function environment(emulator: Emulator, options: object = {}) {
    const { host, port } = emulator
    const found = await initializeTestEnvironment({
      projectId: 'demo-rut',
      database: { host, port, rules },
      ...options,
    })
    endings.push(() => found.cleanup())
    return found
  }

  it('[E7] [A1] [A2] loads rules, acts as users, as nobody and past the rules', async () => {
    const emulator = await start()
    const tests = await environment(emulator)
    const alice = tests.authenticatedContext('alice', { ok: true }).database()
    const bob = tests.authenticatedContext('bob').database()
    const nobody = tests.unauthenticatedContext().database()
    await assertSucceeds(alice.ref('alice').set({ n: 1 }))
    await assertFails(alice.ref('bob').set(1))
    await assertFails(bob.ref('bob').set(1))
    await assertSucceeds(bob.ref('alice').once('value'))
    await assertFails(nobody.ref('alice').once('value'))
    await assertFails(get(ref(nobody as never, 'alice')))
    await assertFails(update(ref(alice as never), { 'alice/n': 2, 'bob/n': 2 }))
    await tests.withSecurityRulesDisabled(async (context) => {
      const past = context.database()
      expect((await past.ref('alice/n').get()).val()).toBe(1)
      await set(ref(past as never, 'bob'), 'given')
    })
    expect((await bob.ref('bob').get()).val()).toBe('given')
    await tests.clearDatabase()
    expect(emulator.get('demo-rut', '/')).toBeNull()
  })

  it('[E7] bad rules are refused with their place', async () => {
    const emulator = await start()
    const { host, port } = emulator
    const bad = '{"rules":{".read":"nope"}}'
    await expect(environment(emulator, { database: { host, port, rules: bad } })).rejects.toThrow(
      'unknown variable',
    )
  })

  it('[C6] finds the emulator through the hub, and by FIREBASE_DATABASE_EMULATOR_HOST', async () => {
    const emulator = await start()
    const { host, port } = emulator
    const hub = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ database: { name: 'database', host, port } }))
    })
    await new Promise<void>((resolve) => hub.listen(0, host, resolve))
    endings.push(() => hub.close())
    const address = hub.address() as AddressInfo
    const viaHub = await environment(emulator, {
      database: { rules },
      hub: { host, port: address.port },
    })
    expect(viaHub.emulators.database).toMatchObject({ host, port })
    process.env['FIREBASE_DATABASE_EMULATOR_HOST'] = `${host}:${String(port)}`
    endings.push(() => delete process.env['FIREBASE_DATABASE_EMULATOR_HOST'])
    const viaVariable: RulesTestEnvironment = await environment(emulator, { database: { rules } })
    await assertFails(viaVariable.unauthenticatedContext().database().ref('a').get())
  })
})

describe('firebase-admin', () => {
  function admin(emulator: Emulator, options: object = {}): App {
    process.env['FIREBASE_DATABASE_EMULATOR_HOST'] = `${emulator.host}:${String(emulator.port)}`
    endings.push(() => delete process.env['FIREBASE_DATABASE_EMULATOR_HOST'])
    const databaseURL = 'https://demo-admin.firebaseio.com'
    const credential = {
      getAccessToken: () => Promise.resolve({ access_token: 'owner', expires_in: 3600 }),
    }
    const name = `admin-${String(Math.random())}`
    const app = initializeApp({ databaseURL, credential, ...options }, name)
    endings.push(() => deleteApp(app))
    return app
  }

  it('[A2] [C6] reads, writes, listens, runs transactions and gets past the rules', async () => {
    const emulator = await start({ rules: { rules: {} } })
    const database = getDatabase(admin(emulator))
    const place = database.ref('a')
    const heard: unknown[] = []
    place.on('value', (snapshot) => heard.push(snapshot.val()))
    await place.set({ n: 1, at: ServerValue.TIMESTAMP })
    await place.update({ n: ServerValue.increment(2) })
    const { committed } = await place.child('n').transaction((n: number | null) => (n ?? 0) + 1)
    expect(committed).toBe(true)
    expect((await place.child('n').get()).val()).toBe(4)
    expect(heard.at(-1)).toMatchObject({ n: 4 })
    const { key } = place.child('list').push('x')
    await expect.poll(() => emulator.get('demo-admin', `/a/list/${key}`)).toBe('x')
    const last = await place.child('list').orderByKey().limitToLast(1).once('value')
    expect(last.numChildren()).toBe(1)
    place.off()
  })

  it('[A6] acts as a user where it is told to', async () => {
    const emulator = await start({ rules: JSON.parse(rules) as object })
    const acting = admin(emulator, { databaseAuthVariableOverride: { uid: 'alice', token: {} } })
    await expect(getDatabase(acting).ref('bob').set(1)).rejects.toThrow('PERMISSION_DENIED')
    await getDatabase(acting).ref('bob').get()
    const nobody = admin(emulator, { databaseAuthVariableOverride: null })
    await expect(getDatabase(nobody).ref('bob').get()).rejects.toThrow('Permission denied')
  })

  it('[E7] gets and sets rules, comments included', async () => {
    const emulator = await start()
    const database = getDatabase(admin(emulator))
    const text = '{ "rules": { ".read": false } /* shut */ }'
    await database.setRules(text)
    expect(await database.getRules()).toBe(text)
    expect(await database.getRulesJSON()).toEqual({ rules: { '.read': false } })
    await expect(database.setRules('{"rules":{".read":"x"}}')).rejects.toThrow('unknown variable')
  })
})

describe('tools of the web', () => {
  it('[S1] [E6] `EventSource` hears of what happens', async () => {
    const emulator = await start()
    emulator.set('demo', '/room', { a: 1 })
    const source = new EventSource(`${emulator.url}/room.json?ns=demo`)
    endings.push(() => {
      source.close()
    })
    const heard: unknown[] = []
    for (const name of ['put', 'patch', 'message']) {
      source.addEventListener(name, ({ data }) => heard.push([name, JSON.parse(data as string)]))
    }
    await expect.poll(() => heard.length).toBe(1)
    emulator.set('demo', '/room/b', 2)
    await fetch(`${emulator.url}/room.json?ns=demo`, { method: 'PATCH', body: '{"a":3,"c/d":4}' })
    await expect
      .poll(() => heard)
      .toEqual([
        ['put', { path: '/', data: { a: 1 } }],
        ['put', { path: '/b', data: 2 }],
        ['patch', { path: '/', data: { a: 3, 'c/d': 4 } }],
      ])
  })

  it('[E1] [E5] [S1] `curl` reads, writes on a condition, and streams', async () => {
    const emulator = await start()
    const url = `${emulator.url}/a.json?ns=demo`
    const curl = async (...args: string[]) =>
      (await promisify(execFile)('curl', ['-s', '-g', ...args])).stdout
    expect(JSON.parse(await curl('-X', 'PUT', '-d', '{"n":1}', url))).toEqual({ n: 1 })
    const head = await curl('-i', '-H', 'X-Firebase-ETag: true', url)
    const etag = /etag: (\S+)/i.exec(head)?.[1] ?? ''
    const put = (match: string) =>
      curl('-w', '%{http_code}', '-X', 'PUT', '-H', `if-match: ${match}`, '-d', '2', url)
    expect(await put('wrong')).toBe('{"n":1}412')
    expect(await put(etag)).toBe('2200')
    expect(await curl('-w', '%{http_code}', '-X', 'DELETE', `${url}&print=silent`)).toBe('204')
    const stream = await curl('-N', '-m', '1', '-H', 'Accept: text/event-stream', url).catch(
      (cause: unknown) => (cause as { stdout: string }).stdout,
    )
    expect(stream).toBe('event: put\ndata: {"path":"/","data":null}\n\n')
  })
})
