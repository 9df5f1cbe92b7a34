import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { toJson } from '#emulator/data/to-json.ts'
import { SILENCE, SILENCE_AFTER_BREAK, createPoller } from '#emulator/http/poller.ts'
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
