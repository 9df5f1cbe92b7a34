import { describe, expect, it } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { start } from './support.ts'

const owner = { authorization: 'Bearer owner' }

async function call(emulator: Emulator, target: string, init: RequestInit = {}) {
  const glue = target.includes('?') ? '&' : '?'
  const response = await fetch(`${emulator.url}${target}${glue}ns=demo`, init)
  const text = await response.text()
  return { status: response.status, text, headers: response.headers, json: parse(text) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const send = (
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit => ({
  method,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
})

describe('REST', () => {
  it('[E1] reads and writes with every method', async () => {
    const emulator = await start()
    expect((await call(emulator, '/a.json', send('PUT', { b: 1 }))).json).toEqual({ b: 1 })
    expect((await call(emulator, '/a.json', send('PATCH', { 'c/d': 2 }))).json).toEqual({
      'c/d': 2,
    })
    const { json } = await call(emulator, '/l.json', send('POST', { x: 1 }))
    const { name } = json as { name: string }
    expect((await call(emulator, `/l/${name}.json`)).json).toEqual({ x: 1 })
    expect((await call(emulator, '/l.json', { method: 'DELETE' })).json).toBeNull()
    expect((await call(emulator, '/.json')).json).toEqual({ a: { b: 1, c: { d: 2 } } })
    expect((await call(emulator, '/a/%C3%A9%20x.json', send('PUT', 1))).status).toBe(200)
    expect(emulator.get('demo', '/a/é x')).toBe(1)
  })

  it('[E2] shapes its answer', async () => {
    const emulator = await start()
    emulator.set('demo', '/', { a: { b: 1 }, c: 2, p: { '.value': 1, '.priority': 3 } })
    expect((await call(emulator, '/a.json?print=pretty')).text).toBe('{\n  "b": 1\n}')
    const silent = await call(emulator, '/c.json?print=silent')
    expect([silent.status, silent.text]).toEqual([204, ''])
    expect((await call(emulator, '/.json?shallow=true')).json).toEqual({
      a: true,
      c: true,
      p: true,
    })
    expect((await call(emulator, '/c.json?shallow=true')).json).toBe(2)
    expect((await call(emulator, '/p.json?format=export')).json).toEqual({
      '.value': 1,
      '.priority': 3,
    })
  })

  it('[E12] knows the lesser parameters and refuses what makes no sense of them', async () => {
    const emulator = await start()
    emulator.set('demo', '/a', { b: 1 })
    const script = await call(emulator, '/a.json?callback=app.take')
    expect(script.text).toBe('app.take({"b":1});')
    expect(script.headers.get('content-type')).toContain('javascript')
    const file = await call(emulator, '/a.json?download=a%20b.json')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="a%20b.json"')
    const head = await call(emulator, '/a.json', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    for (const good of ['timeout=3ms', 'timeout=15min', 'writeSizeLimit=tiny']) {
      expect((await call(emulator, `/a.json?${good}`)).status).toBe(200)
    }
    for (const [bad, reason] of [
      ['callback=a(b)', 'callback'],
      ['timeout=3h', 'timeout'],
      ['timeout=16min', 'timeout'],
      ['writeSizeLimit=huge', 'writeSizeLimit'],
      ['shallow=true&orderBy="$key"', "Mixing 'shallow'"],
    ] as const) {
      const { status, text } = await call(emulator, `/a.json?${bad}`)
      expect([status, text]).toEqual([400, expect.stringContaining(reason)])
    }
  })

  it('[E3] filters, and asks for an index', async () => {
    const emulator = await start({ rules: { rules: { '.read': true, l: { '.indexOn': 'n' } } } })
    emulator.set('demo', '/l', { a: { n: 1, m: 1 }, b: { n: 2 }, c: { n: 3 } })
    const keys = async (query: string) =>
      Object.keys((await call(emulator, `/l.json?${query}`)).json as object)
    expect(await keys('orderBy="n"&startAt=2')).toEqual(['b', 'c'])
    expect(await keys('orderBy="n"&startAfter=2')).toEqual(['c'])
    expect(await keys('orderBy="n"&endBefore=2')).toEqual(['a'])
    expect(await keys('orderBy="n"&equalTo=2')).toEqual(['b'])
    expect(await keys('orderBy="$key"&limitToLast=2')).toEqual(['b', 'c'])
    expect(await keys('orderBy="$key"&startAfter="a"&limitToFirst=1')).toEqual(['b'])
    // Google's server asks admins too, and where nothing is left out (firebase-php #227 and #50).
    for (const query of ['orderBy="m"&limitToFirst=1', 'orderBy="m"']) {
      for (const init of [{}, { headers: owner }]) {
        const bare = await call(emulator, `/l.json?${query}`, init)
        expect(bare.status).toBe(400)
        expect(bare.json).toEqual({
          error: 'Index not defined, add ".indexOn": "m", for path "/l", to the rules',
        })
      }
    }
    expect((await call(emulator, '/l.json?orderBy="n"')).status).toBe(200)
    for (const bad of [
      'orderBy="n"&startAt=',
      'limitToFirst=1',
      'orderBy=n',
      'orderBy="n"&limitToFirst=0',
      'orderBy="n"&limitToFirst=1&limitToLast=1',
    ]) {
      expect((await call(emulator, `/l.json?${bad}`)).status).toBe(400)
    }
  })

  it('[E4] [X1] [X2] errors are JSON with their codes', async () => {
    const emulator = await start({ rules: { rules: { w: { '.write': true } } } })
    const status = async (
      ...request: Parameters<typeof call> extends [Emulator, ...infer R] ? R : never
    ) => {
      const { status, json } = await call(emulator, ...request)
      expect(json).toHaveProperty('error')
      return status
    }
    expect(await status('/a.json')).toBe(401)
    expect(await status('/a.json', send('PUT', 1))).toBe(401)
    expect(await status('/w.json', send('PUT', '{bad'))).toBe(400)
    expect(await status('/w.json', send('PUT', { 'a.b': 1 }))).toBe(400)
    expect(await status('/w.json', send('PATCH', 5))).toBe(400)
    expect(await status('/w/a%2Eb.json', send('PUT', 1))).toBe(400)
    expect(await status('/w/%zz.json', send('PUT', 1))).toBe(400)
    expect(await status(`/w${'/k'.repeat(32)}.json`, send('PUT', 1))).toBe(400)
    expect(await status('/nothing')).toBe(404)
    expect(await status('/w.json', { method: 'HEAD' }).catch(() => 405)).toBe(405)
    expect(await status('/a.json?auth=bad')).toBe(401)
  })

  it('[E5] an ETag guards a write', async () => {
    const emulator = await start()
    const asks = { headers: { 'x-firebase-etag': 'true' } }
    const empty = await call(emulator, '/n.json', asks)
    expect(empty.headers.get('etag')).toBe('null_etag')
    const first = await call(emulator, '/n.json', send('PUT', 1, { 'if-match': 'null_etag' }))
    expect(first.status).toBe(200)
    const stale = await call(emulator, '/n.json', send('PUT', 2, { 'if-match': 'null_etag' }))
    expect([stale.status, stale.json]).toEqual([412, 1])
    const etag = stale.headers.get('etag') ?? ''
    expect((await call(emulator, '/n.json', send('PUT', 2, { 'if-match': etag }))).status).toBe(200)
    const gone = await call(emulator, '/n.json', {
      method: 'DELETE',
      headers: { 'if-match': etag },
    })
    expect(gone.status).toBe(412)
  })

  it('[E6] any origin may call', async () => {
    const emulator = await start()
    const origin = 'https://chat.example'
    const asked = await call(emulator, '/a.json', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'if-match' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(asked.headers.get('access-control-allow-headers')).toBe('if-match')
    const answered = await call(emulator, '/a.json', { headers: { origin } })
    expect(answered.headers.get('access-control-allow-origin')).toBe(origin)
  })

  it('[E7] the rules are read and replaced by the admin', async () => {
    const emulator = await start()
    const target = '/.settings/rules.json'
    expect((await call(emulator, target)).status).toBe(401)
    const rules = '{ // closed\n "rules": {} }'
    expect((await call(emulator, target, send('PUT', rules, owner))).json).toEqual({ status: 'ok' })
    expect((await call(emulator, target, { headers: owner })).text.trim()).toBe(rules)
    expect((await call(emulator, '/a.json')).status).toBe(401)
    const bad = await call(emulator, target, send('PUT', '{"rules": {".read": "foo"}}', owner))
    expect([bad.status, bad.json]).toEqual([400, { error: '1:22: .read: unknown variable "foo"' }])
    emulator.setDefaultRules({ rules: { '.read': true } })
    expect((await call(emulator, '/a.json')).status).toBe(401)
    expect((await call(emulator, target, send('POST', rules, owner))).status).toBe(405)
  })

  it('[E8] the admin can ask why', async () => {
    const emulator = await start({
      rules: { rules: { a: { '.write': 'newData.val() > data.val()' } } },
    })
    emulator.set('demo', '/a', 5)
    const target = '/.inspect/explain.json'
    const question = { op: 'write', path: '/a', auth: null, newData: 4 }
    const { json } = await call(emulator, target, send('POST', question, owner))
    expect(json).toMatchObject({ allowed: false })
    expect(JSON.stringify(json)).toContain('newData.val() = 4, data.val() = 5')
    expect((await call(emulator, target, send('POST', question))).status).toBe(401)
    expect((await call(emulator, target, send('POST', '{}', owner))).status).toBe(400)
  })

  it('[E9] [A6] a token may come three ways', async () => {
    const emulator = await start({ rules: { rules: { a: { '.read': "auth.uid === 'bob'" } } } })
    const status = async (target: string, headers = {}) =>
      (await call(emulator, target, { headers })).status
    expect(await status('/a.json')).toBe(401)
    expect(await status('/a.json', owner)).toBe(200)
    expect(await status('/a.json?access_token=owner')).toBe(200)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'none' })}.${part({ sub: 'bob' })}.`
    expect(await status(`/a.json?auth=${token}`)).toBe(200)
    expect(await status('/a.json?auth_variable_override={"uid":"bob"}', owner)).toBe(200)
    expect(await status('/a.json?auth_variable_override=null', owner)).toBe(401)
    expect(await status('/a.json?auth_variable_override={', owner)).toBe(400)
  })

  it('[E10] the admin sees which clauses were evaluated, as JSON and as a page', async () => {
    const emulator = await start({ rules: { rules: { '.read': "auth.uid === '<b>'" } } })
    await call(emulator, '/a.json')
    const target = '/.inspect/coverage.json'
    expect((await call(emulator, target)).status).toBe(401)
    expect((await call(emulator, target, { headers: owner })).json).toMatchObject({
      namespace: 'demo',
      clauses: [{ place: '/', kind: 'read', allowed: 0, denied: 1 }],
    })
    const page = await call(emulator, '/.inspect/coverage')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain("auth.uid === '&lt;b>'")
  })

  it('[E11] the admin sees which namespaces there are', async () => {
    const emulator = await start()
    emulator.set('one', '/a', 1)
    const target = '/.inspect/databases.json'
    expect((await call(emulator, target)).status).toBe(401)
    expect((await call(emulator, target, { headers: owner })).json).toEqual([
      { name: 'one' },
      { name: 'demo' },
    ])
  })

  it('[E13] [V7] reads and writes the priority of a place', async () => {
    const emulator = await start({ rules: { rules: { a: { '.read': true, '.write': true } } } })
    emulator.set('demo', '/a', { b: { '.value': 1, '.priority': 2 } })
    const at = '/a/b/.priority.json'
    expect((await call(emulator, at)).json).toBe(2)
    expect((await call(emulator, at, send('PUT', 'high'))).status).toBe(400)
    expect((await call(emulator, at, send('PUT', '"high"'))).json).toBe('high')
    expect((await call(emulator, '/a.json?format=export')).json).toEqual({
      b: { '.value': 1, '.priority': 'high' },
    })
    for (const bad of [true, { x: 1 }]) {
      expect((await call(emulator, at, send('PUT', bad))).status).toBe(400)
    }
    expect((await call(emulator, '/.priority.json')).status).toBe(401)
    expect((await call(emulator, at, { headers: { accept: 'text/event-stream' } })).status).toBe(
      400,
    )
    expect((await call(emulator, at, { method: 'DELETE' })).json).toBeNull()
    expect((await call(emulator, '/a.json?format=export')).json).toEqual({ b: 1 })
  })

  it('[E14] only a POST may stand for another method', async () => {
    const emulator = await start()
    emulator.set('demo', '/a', { b: 1 })
    const as = (method: string) => ({ 'x-http-method-override': method })
    expect((await call(emulator, '/a.json', { headers: as('DELETE') })).json).toEqual({ b: 1 })
    await call(emulator, '/a.json', send('POST', { c: 2 }, as('patch')))
    expect(emulator.get('demo', '/a')).toEqual({ b: 1, c: 2 })
  })
})
