import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { SILENCE } from '#emulator/http/poller.ts'
import type { Emulator } from '#emulator/server.ts'
import { fakeTime } from '../../unit/emulator/fake-time.ts'
import { dataDirectory, start } from './support.ts'

interface Message {
  readonly t?: string
  readonly d: { r?: number; t?: string; b?: { p?: string; d?: unknown } }
}

interface Poll {
  readonly commands: unknown[][]
  readonly packets: [number, Message[]][]
}

/** Runs a script as the frame of the SDK would, and returns what reached the page. */
function run(script: string, callback = '7'): Poll {
  const poll: Poll = { commands: [], packets: [] }
  const window = {
    [`pLPCommand${callback}`]: (...command: unknown[]) => poll.commands.push(command),
    [`pRTLPCB${callback}`]: (...packet: Poll['packets'][number]) => poll.packets.push(packet),
  }
  const prelude = 'var pLPCommand=parent.window.pLPCommand7,pRTLPCB=parent.window.pRTLPCB7;'
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is a script
  new Function('parent', prelude + script)({ window })
  return poll
}

async function open(emulator: Emulator) {
  const get = async (query: string) => (await fetch(`${emulator.url}/.lp?ns=demo&${query}`)).text()
  const started = run(await get('start=t&ser=1&cb=7&v=5'))
  const [, id, password] = started.commands[0] ?? []
  let segment = 0
  const poll = async (...messages: object[]) => {
    const payload = messages
      .map((message, at) => {
        const data = Buffer.from(JSON.stringify(message)).toString('base64url')
        return `&seg${String(at)}=${String(segment++)}&ts${String(at)}=1&d${String(at)}=${data}`
      })
      .join('')
    return run(await get(`id=${String(id)}&pw=${String(password)}&ser=2${payload}`))
  }
  return { started, id, password, get, poll }
}

/** A socket that asks to take a polling session over. */
function dial(emulator: Emulator, id: string, namespace = 'demo') {
  const url = `${emulator.url.replace('http', 'ws')}/.ws?v=5&ns=${namespace}&s=${id}`
  const socket = new WebSocket(url)
  const messages: Message[] = []
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message))
  return {
    socket,
    messages,
    closed: once(socket, 'close'),
    say(...all: object[]) {
      for (const message of all) socket.send(JSON.stringify(message))
    },
    async until(count: number) {
      while (messages.length < count) await once(socket, 'message')
    },
  }
}

const messagesOf = (poll: Poll) => poll.packets.flatMap(([, messages]) => messages)

/** The number of an answer, or what a push says. */
function gist({ d }: Message): unknown {
  return d.r ?? `${d.b?.p?.split('/').at(-1) ?? ''}=${String(d.b?.d)}`
}

function token(uid: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: uid, iat: 1 })}.`
}

const MEMBERS = { rules: { '.read': 'auth != null', '.write': 'auth != null' } }

describe('long polling', () => {
  it('[G1] [H1] a start hands over id, password and handshake', async () => {
    const { started } = await open(await start({ clock: () => 5 }))
    expect(started.commands[0]?.[0]).toBe('start')
    expect(started.packets).toMatchObject([[0, [{ t: 'c', d: { t: 'h', d: { ts: 5, v: '5' } } }]]])
  })

  it('[G9] what it says is kept in no cache', async () => {
    const { url } = await start()
    const answer = await fetch(`${url}/.lp?start=t&cb=1&ns=demo&v=5`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('[G3] a held poll brings the answer to the next, which is held in its place', async () => {
    const emulator = await start()
    const client = await open(emulator)
    const listened = await client.poll({ t: 'd', d: { r: 1, a: 'q', b: { p: '/a', h: '' } } })
    expect(listened.packets).toMatchObject([[1, [{ d: { r: 1, b: { s: 'ok' } } }]]])
    const older = client.poll()
    const newer = client.poll({ t: 'd', d: { r: 2, a: 'p', b: { p: '/a', d: 1 } } })
    expect((await older).packets).toMatchObject([
      [2, [{ d: { a: 'd', b: { p: 'a', d: 1 } } }, { d: { r: 2, b: { s: 'ok' } } }]],
    ])
    emulator.set('demo', '/a', 2)
    expect((await newer).packets).toMatchObject([[3, [{ d: { a: 'd', b: { p: 'a', d: 2 } } }]]])
  })

  it('[G4] leaving runs what was left behind, and a stranger is told to close', async () => {
    const emulator = await start()
    const { id, password, get, poll } = await open(emulator)
    await poll({ t: 'd', d: { r: 1, a: 'o', b: { p: '/gone', d: true } } })
    const frame = await get(`dframe=t&id=${String(id)}&pw=${String(password)}`)
    expect(frame).toContain('disconn=t')
    expect(run(await get(`id=${String(id)}&pw=wrong`)).commands).toEqual([['close']])
    expect(emulator.get('demo', '/gone')).toBeNull()
    await get(`disconn=t&id=${String(id)}&pw=${String(password)}`)
    expect(emulator.get('demo', '/gone')).toBe(true)
    expect((await poll()).commands).toEqual([['close']])
  })

  it('[G2] [X4] segments that are none end that session alone', async () => {
    const emulator = await start()
    const [bad, good] = [await open(emulator), await open(emulator)]
    const who = `id=${String(bad.id)}&pw=${String(bad.password)}`
    expect(run(await bad.get(`${who}&seg0=x&ts0=1&d0=`)).commands[0]?.[0]).toBe('close')
    const answered = await good.poll({ t: 'd', d: { r: 1, a: 'g', b: { p: '/' } } })
    expect(answered.packets).toMatchObject([[1, [{ d: { r: 1 } }]]])
  })

  it.each([
    ['that nobody knows', 'demo', 'ffff'],
    ['of another namespace', 'other', undefined],
  ])('[G5] a socket for a session %s is reset', async (_, namespace, other) => {
    const emulator = await start()
    const { id } = await open(emulator)
    const { messages, closed } = dial(emulator, other ?? String(id), namespace)
    await closed
    expect(messages).toMatchObject([{ t: 'c', d: { t: 'r' } }])
  })

  it('[G5] [G6] a session moves to a socket with all it has', async () => {
    const emulator = await start({ rules: MEMBERS })
    const client = await open(emulator)
    const ask = (number: number, action: string, body: object) => ({
      t: 'd',
      d: { r: number, a: action, b: body },
    })
    await client.poll(ask(1, 'auth', { cred: token('alice') }))
    await client.poll(ask(2, 'q', { p: '/list', h: '' }))
    await client.poll(ask(3, 'o', { p: '/left', d: true }))

    const socket = dial(emulator, String(client.id))
    await socket.until(1)
    socket.say({ t: 'c', d: { t: 'p', d: {} } }, { t: 'c', d: { t: 'p', d: {} } })
    await socket.until(3)
    const held = client.poll()
    socket.say({ t: 'c', d: { t: 'a', d: {} } }, ask(6, 'p', { p: '/list/c', d: 3 }))
    const ended = await held
    expect(messagesOf(ended)).toEqual([{ t: 'c', d: { t: 'n', d: {} } }])

    // Still on their way over the polls, and before all that went over the socket.
    const rest = client.poll(ask(4, 'p', { p: '/list/a', d: 1 }))
    const last = [ask(5, 'p', { p: '/list/b', d: 2 }), { t: 'c', d: { t: 'n', d: {} } }]
    const closing = await client.poll(...last)
    expect([...messagesOf(await rest), ...messagesOf(closing)]).toEqual([])
    expect(closing.commands).toEqual([['close', closing.packets[0]?.[0]]])

    await socket.until(9)
    expect(socket.messages.slice(3).map(gist)).toEqual(['a=1', 4, 'b=2', 5, 'c=3', 6])
    await client.get(`disconn=t&id=${String(client.id)}&pw=${String(client.password)}`)
    expect(emulator.get('demo', '/left')).toBeNull()
    socket.socket.close()
    await socket.closed
    await vi.waitFor(() => {
      expect(emulator.get('demo', '/left')).toBe(true)
    })
  })

  it('[G7] [D1] a moved session ends with its socket, killed or closed', async () => {
    const emulator = await start()
    const client = await open(emulator)
    await client.poll({ t: 'd', d: { r: 1, a: 'o', b: { p: '/left', d: true } } })
    const socket = dial(emulator, String(client.id))
    await socket.until(1)
    const held = client.poll()
    socket.say({ t: 'c', d: { t: 'a', d: {} } })
    await held
    socket.socket.terminate()
    expect((await client.poll()).commands[0]?.[0]).toBe('close')
    expect(emulator.get('demo', '/left')).toBe(true)
  })

  it('[G8] a client that is silent is gone', async () => {
    const time = fakeTime(1_000)
    const emulator = await start(time)
    const client = await open(emulator)
    await client.poll({ t: 'd', d: { r: 1, a: 'o', b: { p: '/left', d: true } } })
    time.pass(SILENCE - 1)
    expect(emulator.get('demo', '/left')).toBeNull()
    time.pass(1)
    expect(emulator.get('demo', '/left')).toBe(true)
    expect((await client.poll()).commands).toEqual([['close']])
  })

  it.each(['stop', 'kill'] as const)('[D4] [J9] [H6] %s ends moved sessions too', async (way) => {
    const data = dataDirectory()
    const emulator = await start({ data })
    const client = await open(emulator)
    await client.poll({ t: 'd', d: { r: 1, a: 'o', b: { p: '/left', d: true } } })
    const socket = dial(emulator, String(client.id))
    await socket.until(1)
    const held = client.poll()
    socket.say({ t: 'c', d: { t: 'a', d: {} } })
    await held
    await client.poll({ t: 'c', d: { t: 'n', d: {} } })
    await emulator[way]()
    await socket.closed
    const again = await start({ data })
    expect(again.get('demo', '/left')).toBe(true)
  })
})
