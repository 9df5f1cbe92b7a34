import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTabChannel } from '@/adapters/browser/tab-channel'
import { tabLocks } from '@/adapters/browser/tab-locks'

/** Delivers at once to every other channel of the same name, as the browser does a little later. */
class FakeBroadcastChannel {
  static readonly open: FakeBroadcastChannel[] = []
  readonly listeners = new Set<(event: { data: unknown }) => void>()
  readonly name: string
  constructor(name: string) {
    this.name = name
    FakeBroadcastChannel.open.push(this)
  }
  postMessage(data: unknown) {
    for (const other of FakeBroadcastChannel.open) {
      if (other === this || other.name !== this.name) continue
      for (const listener of [...other.listeners]) listener({ data })
    }
  }
  addEventListener(_type: string, listener: (event: { data: unknown }) => void) {
    this.listeners.add(listener)
  }
  removeEventListener(_type: string, listener: (event: { data: unknown }) => void) {
    this.listeners.delete(listener)
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
  FakeBroadcastChannel.open.length = 0
})

describe('the channel between tabs', () => {
  it('reaches the other tabs of the same name alone', () => {
    vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel)
    vi.stubGlobal('navigator', { locks: {} })
    const heard: [string, unknown][] = []
    const open = (name: string, who: string) => {
      const channel = createTabChannel(name)
      const stop = channel?.listen((message) => heard.push([who, message]))
      return { channel, stop }
    }
    const here = open('hearth-mei', 'here')
    const there = open('hearth-mei', 'there')
    open('hearth-tom', 'tom')
    here.channel?.post({ kind: 'hello' })
    expect(heard).toEqual([['there', { kind: 'hello' }]])
    there.stop?.()
    here.channel?.post({ kind: 'hello' })
    expect(heard).toHaveLength(1)
  })

  it('keeps what is said before anyone listens, and says it once', () => {
    vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel)
    vi.stubGlobal('navigator', { locks: {} })
    const here = createTabChannel('hearth-mei')
    const there = createTabChannel('hearth-mei')
    here?.post('first')
    here?.post('second')
    const heard: unknown[] = []
    there?.listen((message) => heard.push(message))
    here?.post('third')
    expect(heard).toEqual(['first', 'second', 'third'])
    there?.listen((message) => heard.push(['again', message]))
    expect(heard).toHaveLength(3)
  })

  it('is not there in a browser without it, or without locks', () => {
    vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel)
    vi.stubGlobal('navigator', {})
    expect(createTabChannel('hearth')).toBeUndefined()
    vi.stubGlobal('BroadcastChannel', undefined)
    vi.stubGlobal('navigator', { locks: {} })
    expect(createTabChannel('hearth')).toBeUndefined()
  })
})

describe('the lock between tabs', () => {
  it('is asked of the browser, with the way to give up, or to take it', async () => {
    const request = vi.fn((_name: string, _options: unknown, work: () => Promise<void>) => work())
    vi.stubGlobal('navigator', { locks: { request } })
    const { signal } = new AbortController()
    const work = vi.fn(() => Promise.resolve())
    await tabLocks.hold('outbox', signal, work)
    expect(request).toHaveBeenCalledWith('outbox', { signal }, work)
    await tabLocks.steal('outbox', work)
    expect(request).toHaveBeenCalledWith('outbox', { steal: true }, work)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is always held in a browser without locks', async () => {
    vi.stubGlobal('navigator', {})
    const work = vi.fn(() => Promise.resolve())
    await tabLocks.hold('outbox', new AbortController().signal, work)
    await tabLocks.steal('outbox', work)
    expect(work).toHaveBeenCalledTimes(2)
  })
})
