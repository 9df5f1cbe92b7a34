import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { dial } from './dial.ts'
import { start } from './support.ts'

const UPGRADE = [
  ...['host: localhost', 'upgrade: websocket', 'connection: upgrade', 'sec-websocket-version: 13'],
  ...['sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==', '', ''],
].join('\r\n')

/** Writes bytes to the emulator and reads until it ends the connection. */
async function exchange(emulator: Emulator, text: string): Promise<string> {
  const socket = connect(emulator.port, emulator.host)
  let answer = ''
  socket.on('data', (data) => (answer += String(data)))
  socket.write(text)
  await once(socket, 'close')
  return answer
}

/** Writes bytes and breaks the connection off as soon as anything comes back. */
async function breakOff(emulator: Emulator, text: string): Promise<void> {
  const socket = connect(emulator.port, emulator.host)
  socket.on('error', () => undefined)
  socket.write(text)
  socket.once('data', () => socket.resetAndDestroy())
  await once(socket, 'close')
}

describe('bad requests', () => {
  it.each(['//', '//.ws?v=5', 'http://[bad/', '/nowhere', '/.ws?v=4'])(
    '[X8] an upgrade of %s is refused, and others go on',
    async (target) => {
      const emulator = await start()
      const good = await dial(emulator)
      expect(await exchange(emulator, `GET ${target} HTTP/1.1\r\n${UPGRADE}`)).toContain(' 400 ')
      good.socket.send('{"t":"c","d":{"t":"p","d":{}}}')
      expect(await good.until('"t":"o"')).toContain('"t":"c"')
      good.socket.terminate()
    },
  )

  it('[X8] clients that break off while they are refused end nothing', async () => {
    const emulator = await start()
    const more = 'x'.repeat(100_000)
    for (let at = 0; at < 20; at++) {
      await breakOff(emulator, `GET /nowhere HTTP/1.1\r\n${UPGRADE}${more}`)
    }
    expect((await fetch(`${emulator.url}/.json`)).status).toBe(200)
  })

  it('[X8] one that stays after it was refused does not keep the emulator from its end', async () => {
    const emulator = await start()
    const socket = connect({ port: emulator.port, host: emulator.host, allowHalfOpen: true })
    socket.on('error', () => undefined)
    socket.write(`GET /nowhere HTTP/1.1\r\n${UPGRADE}`)
    await once(socket, 'data')
    await emulator.stop()
    socket.destroy()
  })

  it('[V11] a path that begins with two slashes is a path', async () => {
    const emulator = await start()
    emulator.set('demo', '/a/b', 1)
    const response = await fetch(`${emulator.url}//a//b.json?ns=demo`)
    expect(await response.json()).toBe(1)
  })
})
