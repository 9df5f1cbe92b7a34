import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { fakeTime } from '../../unit/emulator/fake-time.ts'
import { start } from './support.ts'

/** Reads a stream of events as they come. */
async function subscribe(emulator: Emulator, target: string) {
  const glue = target.includes('?') ? '&' : '?'
  const leaving = new AbortController()
  const response = await fetch(`${emulator.url}${target}${glue}ns=demo`, {
    headers: { accept: 'text/event-stream' },
    signal: leaving.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<[string, unknown] | 'end'> => {
    for (;;) {
      const found = /^event: (.*)\ndata: (.*)\n\n/.exec(text)
      if (found) {
        text = text.slice(found[0].length)
        return [found[1] ?? '', JSON.parse(found[2] ?? '')]
      }
      const { value, done } = await reader.read()
      if (done) return 'end'
      text += value
    }
  }
  return { response, next, leave: () => leaving.abort() }
}

function token(uid: string, exp: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: uid, iat: 1, exp })}.`
}

const update = (emulator: Emulator, path: string, body: object) =>
  fetch(`${emulator.url}${path}.json?ns=demo`, { method: 'PATCH', body: JSON.stringify(body) })

describe('streams of events', () => {
  it('[S1] first the whole, then what happens, each seen from the place of the stream', async () => {
    const emulator = await start()
    emulator.set('demo', '/room', { list: [1, 2], p: { '.value': 1, '.priority': 2 } })
    const { response, next, leave } = await subscribe(emulator, '/room.json')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(await next()).toEqual(['put', { path: '/', data: { list: [1, 2], p: 1 } }])
    emulator.set('demo', '/room/list/2', { deep: true })
    expect(await next()).toEqual(['put', { path: '/list/2', data: { deep: true } }])
    await update(emulator, '/room', { 'a/b': 1, list: null })
    expect(await next()).toEqual(['patch', { path: '/', data: { 'a/b': 1, list: null } }])
    emulator.set('demo', '/elsewhere', 1)
    emulator.set('demo', '/', null)
    expect(await next()).toEqual(['put', { path: '/', data: null }])
    leave()
  })

  it('[S1] `format=export` keeps priorities', async () => {
    const emulator = await start()
    emulator.set('demo', '/a', { '.value': 1, '.priority': 2 })
    const { next, leave } = await subscribe(emulator, '/a.json?format=export')
    expect(await next()).toEqual(['put', { path: '/', data: { '.value': 1, '.priority': 2 } }])
    emulator.set('demo', '/a', { '.value': 2, '.priority': 2 })
    expect(await next()).toEqual(['put', { path: '/', data: { '.value': 2, '.priority': 2 } }])
    leave()
  })

  it('[S2] the window of a query moves', async () => {
    const emulator = await start()
    emulator.set('demo', '/l', { a: 1, b: 2, c: 3 })
    const { next, leave } = await subscribe(emulator, '/l.json?orderBy="$key"&limitToLast=2')
    expect(await next()).toEqual(['put', { path: '/', data: { b: 2, c: 3 } }])
    emulator.set('demo', '/l/a', 9)
    emulator.set('demo', '/l/d', 4)
    expect(await next()).toEqual(['patch', { path: '/', data: { b: null, d: 4 } }])
    leave()
  })

  it('[S4] new rules and changed data cancel it', async () => {
    const rules = { rules: { '.read': "root.child('open').val() === true" } }
    const emulator = await start({ rules })
    emulator.set('demo', '/open', true)
    const [byData, byRules] = [
      await subscribe(emulator, '/.json'),
      await subscribe(emulator, '/quiet.json'),
    ]
    await byData.next()
    await byRules.next()
    emulator.set('demo', '/open', false)
    expect([await byData.next(), await byData.next()]).toEqual([['cancel', null], 'end'])
    emulator.setDefaultRules({ rules: {} })
    expect([await byRules.next(), await byRules.next()]).toEqual([['cancel', null], 'end'])
  })

  it('[S3] [S5] a token that runs out ends it', async () => {
    const time = fakeTime(1_000)
    const emulator = await start({ rules: { rules: { '.read': 'auth != null' } }, ...time })
    const { next } = await subscribe(emulator, `/a.json?auth=${token('alice', 40)}`)
    expect(await next()).toEqual(['put', { path: '/', data: null }])
    time.pass(30_000)
    expect(await next()).toEqual(['keep-alive', null])
    time.pass(9_000)
    expect((await next())[0]).toBe('auth_revoked')
    expect(await next()).toBe('end')
  })

  it('[S6] a reader that takes nothing is let go, and costs no more', async () => {
    const emulator = await start()
    const socket = connect(emulator.port, emulator.host)
    socket.write('GET /a.json?ns=demo HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n')
    await vi.waitFor(() => {
      expect(socket.bytesRead).toBeGreaterThan(0)
    })
    socket.pause()
    for (let at = 0; at < 60; at++) emulator.set('demo', '/a', `${String(at)}${'x'.repeat(1e6)}`)
    let received = ''
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
    })
    socket.resume()
    await vi.waitFor(
      () => {
        expect(received.endsWith('\r\n0\r\n\r\n')).toBe(true)
      },
      { timeout: 10_000 },
    )
    expect(received.length).toBeLessThan(30e6)
    socket.destroy()
  })

  it('[S7] a read that is refused is no stream', async () => {
    const emulator = await start({ rules: { rules: { open: { '.read': true } } } })
    expect((await subscribe(emulator, '/a.json')).response.status).toBe(401)
    const unindexed = await subscribe(emulator, '/open.json?orderBy="x"&limitToFirst=1')
    expect(unindexed.response.status).toBe(400)
  })
})
