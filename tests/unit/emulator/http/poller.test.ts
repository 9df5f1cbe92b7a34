import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { toJson } from '#emulator/data/to-json.ts'
import { MAX_WAITING } from '#emulator/http/poll-channel.ts'
import { HOLD, SILENCE, SILENCE_AFTER_BREAK, createPoller } from '#emulator/http/poller.ts'
import { fakeTime } from '../fake-time.ts'
import { openNamespace } from '../session/support.ts'

function response() {
  const scripts: string[] = []
  const emitter = Object.assign(new EventEmitter(), {
    scripts,
    writeHead: () => emitter,
    end: (script: string) => scripts.push(script),
  })
  return emitter as unknown as ServerResponse & { readonly scripts: string[] }
}

const control = (command: string) => JSON.stringify({ t: 'c', d: { t: command, d: {} } })

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function open() {
  const time = fakeTime()
  const namespace = openNamespace()
  const gone: string[] = []
  const poller = createPoller({
    namespace,
    clock: time.clock,
    after: time.after,
    introduction: '',
    onGone: () => gone.push('gone'),
  })
  let segment = 0
  const say = (text: string) => {
    const data = Buffer.from(text).toString('base64url')
    poller.read(new URLSearchParams({ seg0: String(segment++), ts0: '1', d0: data }))
  }
  say('{"t":"d","d":{"r":1,"a":"o","b":{"p":"/gone","d":true}}}')
  return { time, namespace, gone, poller, say, left: () => toJson(namespace.root()) }
}

describe('a polling client that is gone', () => {
  it('[G8] ends after a short silence, and what it left behind runs', () => {
    const { time, gone, poller, left } = open()
    time.pass(SILENCE - 1)
    poller.hold(response())
    time.pass(SILENCE - 1)
    expect([left(), gone]).toEqual([null, []])
    time.pass(1)
    expect([left(), gone]).toEqual([{ gone: true }, ['gone']])
    poller.end()
    expect([gone.length, time.waiting()]).toEqual([1, 0])
  })

  it('[G8] a timer that a hidden tab may run once a minute is soon enough', () => {
    const { time, poller, left } = open()
    for (let minute = 0; minute < 10; minute++) {
      poller.hold(response())
      time.pass(60_000)
    }
    expect(left()).toBeNull()
  })

  it('[G3] a held poll is let go before the timer of the client starts another', () => {
    const { time, poller } = open()
    poller.hold(response())
    const idle = response()
    poller.hold(idle)
    time.pass(HOLD - 1)
    expect(idle.scripts).toEqual([])
    time.pass(1)
    expect(idle.scripts).toEqual(['pRTLPCB(1,[]);'])
    expect(HOLD).toBeLessThan(25_000)
  })

  it('[G3] a poll that says something has the one before it answered, and is held in its place', async () => {
    const { poller, say } = open()
    const [first, second] = [response(), response()]
    poller.hold(first)
    await vi.waitFor(() => {
      expect(first.scripts).toHaveLength(1)
    })
    const third = response()
    poller.hold(second)
    say('{"t":"d","d":{"r":2,"a":"g","b":{"p":"/"}}}')
    poller.hold(third)
    await vi.waitFor(() => {
      expect(second.scripts.join()).toContain('"r":2')
    })
    await nextTurn()
    expect(third.scripts).toEqual([])
  })

  it('[G3] one that says only a part of something is let the next of', async () => {
    const { poller } = open()
    const [first, second] = [response(), response()]
    poller.hold(first)
    await vi.waitFor(() => {
      expect(first.scripts).toHaveLength(1)
    })
    poller.hold(second)
    const third = response()
    poller.hold(third)
    await vi.waitFor(() => {
      expect(second.scripts).toEqual(['pRTLPCB(1,[]);'])
    })
    await nextTurn()
    expect(third.scripts).toEqual([])
  })

  it('[X6] ends where too much waits for its next poll, and is told why', async () => {
    const { poller, namespace, gone, left } = open()
    poller.send(`"${'x'.repeat(MAX_WAITING)}"`)
    poller.send('1')
    // While others are being told of the same change, nothing else may happen.
    expect([left(), gone]).toEqual([null, []])
    await vi.waitFor(() => {
      expect(gone).toEqual(['gone'])
    })
    expect([left(), namespace.views.size()]).toEqual([{ gone: true }, 0])
    const late = response()
    poller.hold(late)
    expect(late.scripts.join()).toContain('does not fetch')
    expect(late.scripts.join()).toContain("pLPCommand('close',0)")
    expect(late.scripts.join().length).toBeLessThan(1_000)
  })

  it('[G8] ends sooner where its held poll broke off, unless it asks again', () => {
    const { time, poller, left } = open()
    const [first, second] = [response(), response()]
    poller.hold(first)
    poller.hold(second)
    first.emit('close')
    second.emit('close')
    time.pass(SILENCE_AFTER_BREAK - 1)
    const third = response()
    poller.hold(third)
    time.pass(SILENCE_AFTER_BREAK)
    expect(left()).toBeNull()
    third.emit('close')
    time.pass(SILENCE_AFTER_BREAK)
    expect(left()).toEqual({ gone: true })
  })

  it('[G6] once moved, silence and leaving are of no matter, and the polls are closed', () => {
    const { time, gone, poller, say, left } = open()
    poller.hold(response())
    const held = response()
    poller.hold(held)
    const sent: string[] = []
    const socket = { send: (message: string) => sent.push(message), close: () => undefined }
    const moved = poller.takeOver(socket)
    moved?.receive(control('a'))
    say(control('n'))
    expect(held.scripts.join('')).toMatch(/"t":"n".*pLPCommand\('close',1\)/s)
    time.pass(SILENCE)
    poller.leave()
    expect([left(), gone]).toEqual([null, ['gone']])
    moved?.receive('{"t":"d","d":{"r":2,"a":"g","b":{"p":"/"}}}')
    expect(sent.at(-1)).toContain('"r":2')
    moved?.end()
    expect(left()).toEqual({ gone: true })
  })

  it('[G7] polls that break off in the midst of the move end the session', () => {
    const { time, poller, left } = open()
    const closed: string[] = []
    const socket = { send: () => undefined, close: (reason: string) => closed.push(reason) }
    poller.takeOver(socket)?.receive(control('a'))
    time.pass(SILENCE)
    expect([left(), closed]).toEqual([{ gone: true }, ['The session has ended']])
  })

  it('[D4] abandoned, it runs nothing', () => {
    const { time, poller, left } = open()
    poller.abandon()
    time.pass(SILENCE)
    expect(left()).toBeNull()
  })
})
