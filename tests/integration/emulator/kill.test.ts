import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { seeded } from '../../unit/emulator/seeded.ts'
import { dataDirectory, start } from './support.ts'

const main = fileURLToPath(new URL('../../../emulator/main.ts', import.meta.url))

/** Starts an emulator of its own process and returns how to reach it. */
async function launch(data: string) {
  const args = ['--import', 'tsx', main, '--port', '0', '--data', data]
  const child = spawn(process.execPath, args)
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /http:\S+/.exec(chunk.toString())?.[0] ?? ''
  return { child, socketUrl: `${url.replace('http', 'ws')}/.ws?v=5&ns=demo` }
}

/** An update of two places at once; both or neither may be found later. */
function updateOf(number: number): string {
  const pad = 'x'.repeat((number * 37) % 900)
  const places = { [`left/${String(number)}`]: pad, [`right/${String(number)}`]: pad }
  const body = { p: '/', d: { ...places, last: number } }
  return JSON.stringify({ t: 'd', d: { r: number, a: 'm', b: body } })
}

describe('kill -9 while clients are connected', () => {
  it('[J9] what they left for their end is done when the server comes back, and only that', async () => {
    const data = dataDirectory()
    const { child, socketUrl } = await launch(data)
    const socket = new WebSocket(socketUrl)
    await once(socket, 'open')
    const requests = [
      { a: 'p', b: { p: '/here/mei', d: true } },
      { a: 'p', b: { p: '/here/tom', d: true } },
      { a: 'p', b: { p: '/typing/mei', d: 1 } },
      { a: 'o', b: { p: '/here/mei', d: null } },
      { a: 'om', b: { p: '/', d: { 'here/tom': null, 'seen/tom': { '.sv': 'timestamp' } } } },
      { a: 'o', b: { p: '/typing/mei', d: null } },
      { a: 'oc', b: { p: '/typing/mei' } },
    ]
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (frame: Buffer) => {
        if (frame.toString().includes(`"r":${String(requests.length)},`)) resolve()
      })
    })
    for (const [index, request] of requests.entries()) {
      socket.send(JSON.stringify({ t: 'd', d: { r: index + 1, ...request } }))
    }
    await answered
    socket.on('error', () => undefined)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone

    const before = Date.now()
    const first = await start({ data })
    expect(first.get('demo', '/here')).toBeNull()
    expect(first.get('demo', '/typing/mei')).toBe(1)
    const seen = first.get('demo', '/seen/tom')
    expect(seen).toBeGreaterThanOrEqual(before)
    first.set('demo', '/here/mei', true)
    await first.kill()
    const second = await start({ data })
    expect(second.get('demo', '/here/mei')).toBe(true)
    expect(second.get('demo', '/seen/tom')).toBe(seen)
    await second.kill()
  })
})

describe('kill -9 in the middle of a burst', () => {
  it('[J1] [J2] loses nothing acknowledged and leaves no half of an update', async () => {
    const random = seeded(42)
    const data = dataDirectory()
    let next = 1
    let acknowledged = 0
    for (let round = 0; round < 4; round++) {
      const { child, socketUrl } = await launch(data)
      const socket = new WebSocket(socketUrl)
      const killAt = acknowledged + 20 + random(300)
      socket.on('message', (frame: Buffer) => {
        const number = /^\{"t":"d","d":\{"r":(\d+),"b":\{"s":"ok"/.exec(frame.toString())?.[1]
        if (number === undefined) return
        acknowledged = Math.max(acknowledged, Number(number))
        if (acknowledged >= killAt) child.kill('SIGKILL')
      })
      socket.on('error', () => undefined)
      await once(socket, 'open')
      const gone = once(child, 'exit')
      for (let sent = 0; sent < 500; sent++) socket.send(updateOf(next++))
      await gone

      const survivor = await start({ data })
      const { left, right, last } = survivor.get('demo', '/') as {
        left: Record<string, string>
        right: Record<string, string>
        last: number
      }
      await survivor.kill()
      expect(left).toEqual(right)
      expect(last).toBeGreaterThanOrEqual(acknowledged)
      expect(Object.hasOwn(left, String(last))).toBe(true)
      expect(last).toBeGreaterThanOrEqual(killAt)
      acknowledged = last
    }
  }, 60_000)
})
