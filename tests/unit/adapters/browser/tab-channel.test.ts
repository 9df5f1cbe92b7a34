import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTabChannel } from '@/adapters/browser/tab-channel'
import { tabLocks } from '@/adapters/browser/tab-locks'
import type { TabNotice } from '@/domain/device/device'
import { MEI, TOM } from '../../../support/fixtures'

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
  it('reaches the other tabs of the same person alone', () => {
    vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel)
    const heard: [string, TabNotice][] = []
    const here = createTabChannel(MEI)
    here.listen((notice) => heard.push(['here', notice]))
    createTabChannel(MEI).listen((notice) => heard.push(['there', notice]))
    createTabChannel(TOM).listen((notice) => heard.push(['tom', notice]))
    here.post({ kind: 'outbox' })
    expect(heard).toEqual([['there', { kind: 'outbox' }]])
  })

  it('does not listen to what it does not understand', () => {
    vi.stubGlobal('BroadcastChannel', FakeBroadcastChannel)
    const heard: TabNotice[] = []
    const stop = createTabChannel(MEI).listen((notice) => heard.push(notice))
    const stranger = new FakeBroadcastChannel(`hearth-${MEI}`)
    for (const data of [null, 'outbox', { kind: 'formatted' }, 7, []]) stranger.postMessage(data)
    expect(heard).toEqual([])
    stranger.postMessage({ kind: 'outbox', from: 'a newer version' })
    expect(heard).toEqual([{ kind: 'outbox' }])
    stop()
    stranger.postMessage({ kind: 'outbox' })
    expect(heard).toHaveLength(1)
  })

  it('is silent in a browser without it', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const channel = createTabChannel(MEI)
    channel.post({ kind: 'outbox' })
    channel.listen(() => undefined)()
  })
})

describe('the lock between tabs', () => {
  it('is asked of the browser, with the way to give up', async () => {
    const request = vi.fn((_name: string, _options: unknown, work: () => Promise<void>) => work())
    vi.stubGlobal('navigator', { locks: { request } })
    const { signal } = new AbortController()
    const work = vi.fn(() => Promise.resolve())
    await tabLocks.hold('outbox', signal, work)
    expect(request).toHaveBeenCalledWith('outbox', { signal }, work)
    expect(work).toHaveBeenCalledOnce()
  })

  it('is always held in a browser without locks', async () => {
    vi.stubGlobal('navigator', {})
    const work = vi.fn(() => Promise.resolve())
    await tabLocks.hold('outbox', new AbortController().signal, work)
    expect(work).toHaveBeenCalledOnce()
  })
})
