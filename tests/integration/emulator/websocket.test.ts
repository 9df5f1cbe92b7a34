import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Emulator } from '#emulator/server.ts'
import { start } from './support.ts'

/** A client without the SDK, to send what the SDK never would. */
async function dial(emulator: Emulator, path = '/.ws?v=5&ns=demo') {
  const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}${path}`)
  const messages: string[] = []
  const waiting = new Set<() => void>()
  const closed = once(socket, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }))
  socket.on('message', (data: Buffer) => {
    messages.push(data.toString())
    for (const check of [...waiting]) check()
  })
  const until = (text: string) =>
    new Promise<string>((resolve) => {
      const check = () => {
        const found = messages.find((message) => message.includes(text))
        if (found !== undefined) resolve(found)
      }
      waiting.add(check)
      check()
    })
  const hello = await until('"t":"h"')
  return { socket, messages, closed, until, hello }
}

describe('WebSocket', () => {
  it('[H1] the server speaks first, and names the host that was asked', async () => {
    const emulator = await start({ clock: () => 77 })
    const { hello } = await dial(emulator)
    const { d } = (JSON.parse(hello) as { d: { d: Record<string, unknown> } }).d
    expect(d).toMatchObject({ ts: 77, v: '5', h: `${emulator.host}:${String(emulator.port)}` })
  })

  it('[H1] another path or version is refused', async () => {
    const emulator = await start()
    for (const path of ['/other?v=5', '/.ws?v=4']) {
      const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}${path}`)
      const [cause] = (await once(socket, 'error')) as [Error]
      expect(cause.message).toContain('400')
    }
  })

  it.each([
    ['no JSON', 'nonsense', 'A message must be JSON'],
    ['a lying length', '999999', 'too long'],
    ['no envelope', '[]', 'A message must have data'],
  ])('[W6] %s ends that client with a reason', async (_, frame, reason) => {
    const emulator = await start()
    const [bad, good] = await Promise.all([dial(emulator), dial(emulator)])
    bad.socket.send(frame)
    const closed = await bad.closed
    expect(closed.code).toBe(1002)
    expect(closed.reason).toContain(reason)
    good.socket.send('{"t":"d","d":{"r":1,"a":"p","b":{"p":"/a","d":1}}}')
    await good.until('"r":1')
    good.socket.terminate()
  })

  it('[W6] binary frames are none of ours', async () => {
    const { socket, closed } = await dial(await start())
    socket.send(Buffer.from([1, 2, 3]))
    expect((await closed).reason).toBe('Frames must be text')
  })

  it('[D1] a socket that dies runs what was left behind', async () => {
    const emulator = await start()
    const [dying, reader] = await Promise.all([dial(emulator), dial(emulator)])
    reader.socket.send('{"t":"d","d":{"r":1,"a":"q","b":{"p":"/gone","h":""}}}')
    dying.socket.send('{"t":"d","d":{"r":1,"a":"o","b":{"p":"/gone","d":true}}}')
    await dying.until('"r":1')
    dying.socket.terminate()
    await reader.until('"p":"gone","d":true')
    reader.socket.terminate()
  })

  it('[X4] random frames neither end the emulator nor disturb others', async () => {
    const emulator = await start()
    const good = await dial(emulator)
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const pieces = [
      '{',
      '}',
      '"t"',
      ':',
      '"d"',
      ',',
      '"c"',
      '[',
      ']',
      '"r"',
      '1',
      '"a"',
      '"b"',
      'null',
      '"q"',
      '"p"',
      '".sv"',
      '0',
      '3',
    ]
    for (let client = 0; client < 20; client++) {
      const { socket, closed } = await dial(emulator)
      for (let at = 0; at < 50; at++) {
        socket.send(
          Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join(''),
        )
      }
      socket.close()
      await closed
    }
    good.socket.send('{"t":"d","d":{"r":9,"a":"g","b":{"p":"/"}}}')
    await good.until('"r":9')
    good.socket.terminate()
  })
})
