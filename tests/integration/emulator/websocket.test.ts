import { once } from 'node:events'
import { ref, set } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { dial } from './dial.ts'
import { sdk, start } from './support.ts'

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
    ['a message of more than 128 MB', '8193', 'too long'],
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

  it('[H8] a client that comes back ends what is left of its last session, before all else', async () => {
    const emulator = await start()
    const idOf = (hello: string) => /"s":"(\w+)"/.exec(hello)?.[1] ?? ''
    const old = await dial(emulator)
    old.socket.send('{"t":"d","d":{"r":1,"a":"o","b":{"p":"/here","d":false}}}')
    await old.until('"r":1')
    // It hears nothing more: only the server can tell that it has gone.
    old.socket.pause()

    const elsewhere = await dial(emulator, `/.ws?v=5&ns=other&ls=${idOf(old.hello)}`)
    expect(emulator.get('demo', '/here')).toBeNull()
    const back = await dial(emulator, `/.ws?v=5&ns=demo&ls=${idOf(old.hello)}`)
    expect(emulator.get('demo', '/here')).toBe(false)
    back.socket.send('{"t":"d","d":{"r":1,"a":"p","b":{"p":"/here","d":true}}}')
    await back.until('"r":1')
    old.socket.resume()
    expect((await old.closed).reason).toBe('The client has connected again')
    expect(emulator.get('demo', '/here')).toBe(true)
    for (const { socket } of [elsewhere, back]) socket.terminate()
  })

  it('[H8] so does one that comes back by polls, or had come by them', async () => {
    const emulator = await start()
    const begin = async (last: string) => {
      const polls = await fetch(`${emulator.url}/.lp?start=t&cb=1&v=5&ns=demo&ls=${last}`)
      return /"s":"(\w+)"/.exec((await polls.text()).replaceAll('\\', ''))?.[1] ?? ''
    }
    const old = await dial(emulator)
    const polling = await begin(/"s":"(\w+)"/.exec(old.hello)?.[1] ?? '')
    expect((await old.closed).reason).toBe('The client has connected again')
    const moved = await dial(emulator, `/.ws?v=5&ns=demo&s=${polling}`, '"t":"a"')
    expect(await begin(polling)).not.toBe(polling)
    expect((await moved.closed).reason).toBe('The session has ended')
  })

  it('[X7] more than 16 MB in one request is refused, not cut off', async () => {
    const emulator = await start()
    const database = sdk(emulator)
    const part = 'x'.repeat(9 * 1024 * 1024)
    await expect(set(ref(database, 'big'), { a: part, b: part })).rejects.toThrow('TOO_BIG')
    await set(ref(database, 'big'), { a: part, b: '€' })
    expect(emulator.get('demo', '/big/b')).toBe('€')
  })

  it('[H6] a stop closes every client as going away, those that moved from polls too', async () => {
    const emulator = await start()
    const plain = await dial(emulator)
    const polls = await fetch(`${emulator.url}/.lp?start=t&cb=1&v=5&ns=demo`)
    const [, session = ''] = /'start','(\w+)'/.exec(await polls.text()) ?? []
    const moved = await dial(emulator, `/.ws?v=5&ns=demo&s=${session}`, '"t":"a"')
    moved.socket.send('{"t":"c","d":{"t":"a","d":{}}}')
    moved.socket.send('{"t":"c","d":{"t":"p","d":{}}}')
    await moved.until('"t":"o"')
    await emulator.stop()
    expect([(await plain.closed).code, (await moved.closed).code]).toEqual([1001, 1001])
  })
})
