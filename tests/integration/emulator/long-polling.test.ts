import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Emulator } from '#emulator/server.ts'
import { start } from './support.ts'

interface Poll {
  readonly commands: string[][]
  readonly packets: [number, { d: { r?: number; b?: unknown } }[]][]
}

/** Runs a script as the frame of the SDK would, and returns what reached the page. */
function run(script: string, callback = '7'): Poll {
  const poll: Poll = { commands: [], packets: [] }
  const window = {
    [`pLPCommand${callback}`]: (...command: string[]) => poll.commands.push(command),
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
  const poll = async (message?: object) => {
    const data = message && Buffer.from(JSON.stringify(message)).toString('base64url')
    const payload = data ? `&seg0=${String(segment++)}&ts0=1&d0=${data}` : ''
    return run(await get(`id=${String(id)}&pw=${String(password)}&ser=2${payload}`))
  }
  return { started, id, password, get, poll }
}

describe('long polling', () => {
  it('[G1] [H1] a start hands over id, password and handshake', async () => {
    const { started } = await open(await start({ clock: () => 5 }))
    expect(started.commands[0]?.[0]).toBe('start')
    expect(started.packets).toMatchObject([[0, [{ t: 'c', d: { t: 'h', d: { ts: 5, v: '5' } } }]]])
  })

  it('[G3] a held poll is answered by what happens, and let go by the next', async () => {
    const emulator = await start()
    const client = await open(emulator)
    const listened = await client.poll({ t: 'd', d: { r: 1, a: 'q', b: { p: '/a', h: '' } } })
    expect(listened.packets).toMatchObject([[1, [{ d: { r: 1, b: { s: 'ok' } } }]]])
    const older = client.poll()
    const newer = client.poll({ t: 'd', d: { r: 2, a: 'p', b: { p: '/a', d: 1 } } })
    const packets = [await older, await newer].flatMap((each) => each.packets)
    expect(packets.map(([number]) => number).toSorted()).toEqual([2, 3])
    expect(packets.flatMap(([, messages]) => messages)).toMatchObject([
      { d: { a: 'd', b: { p: 'a', d: 1 } } },
      { d: { r: 2, b: { s: 'ok' } } },
    ])
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
    expect(run(await bad.get(`${who}&seg0=x&ts0=1&d0=`)).commands).toEqual([['close']])
    const answered = await good.poll({ t: 'd', d: { r: 1, a: 'g', b: { p: '/' } } })
    expect(answered.packets).toMatchObject([[1, [{ d: { r: 1 } }]]])
  })

  it('[G5] a WebSocket that would take over is reset', async () => {
    const emulator = await start()
    const { id } = await open(emulator)
    const socket = new WebSocket(
      `${emulator.url.replace('http', 'ws')}/.ws?v=5&ns=demo&s=${String(id)}`,
    )
    const [message] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(message.toString())).toMatchObject({ t: 'c', d: { t: 'r' } })
    socket.terminate()
  })
})
