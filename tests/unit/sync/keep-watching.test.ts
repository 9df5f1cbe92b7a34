import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepWatching, RENEWAL_PAUSES_MS } from '@/sync/keep-watching'
import { settle } from '../../support/fakes'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('keeping something watched', () => {
  let world: SyncWorld
  let tab: Tab
  let losers: (() => void)[]
  const ended = vi.fn()
  const begin = (onLost: () => void) => {
    losers.push(onLost)
    return ended
  }
  const lose = () => losers.at(-1)?.()
  const [first, second, third] = RENEWAL_PAUSES_MS

  beforeEach(() => {
    world = createSyncWorld()
    tab = world.openTab()
    losers = []
    ended.mockReset()
  })

  async function reconnect() {
    tab.client.goOffline()
    tab.client.goOnline()
    await settle()
  }

  it('begins once, and leaves what holds to the SDK', async () => {
    keepWatching(tab.context, begin)
    await reconnect()
    expect(losers).toHaveLength(1)
  })

  it('begins anew at each connection where that is asked for', async () => {
    keepWatching(tab.context, begin, { isAlwaysAnew: true })
    await reconnect()
    expect(losers).toHaveLength(2)
    expect(ended).toHaveBeenCalledOnce()
  })

  it('begins anew a little after it was lost, a few times', async () => {
    keepWatching(tab.context, begin)
    for (const [index, pause] of RENEWAL_PAUSES_MS.entries()) {
      lose()
      await world.clock.advance(pause - 1)
      expect(losers).toHaveLength(index + 1)
      await world.clock.advance(1)
      expect(losers).toHaveLength(index + 2)
    }
    lose()
    await world.clock.advance(3_600_000)
    expect(losers).toHaveLength(RENEWAL_PAUSES_MS.length + 1)
    expect(world.clock.pending()).toBe(0)
  })

  it('begins anew with the next connection, and has all its tries again', async () => {
    keepWatching(tab.context, begin)
    for (const pause of [first, second, third]) {
      lose()
      await world.clock.advance(pause)
    }
    lose()
    await reconnect()
    expect(losers).toHaveLength(5)
    lose()
    await world.clock.advance(first)
    expect(losers).toHaveLength(6)
  })

  it('asks nobody while there is no connection', async () => {
    keepWatching(tab.context, begin)
    lose()
    tab.client.goOffline()
    await world.clock.advance(first)
    expect(losers).toHaveLength(1)
    tab.client.goOnline()
    await settle()
    expect(losers).toHaveLength(2)
  })

  it('has all its tries again for what had held', async () => {
    keepWatching(tab.context, begin)
    for (let lapse = 0; lapse < 10; lapse++) {
      await world.clock.advance(60_000)
      lose()
      await world.clock.advance(first)
    }
    expect(losers).toHaveLength(11)
  })

  it('hears no word of a watch that has ended', async () => {
    keepWatching(tab.context, begin)
    const [early] = losers
    lose()
    await world.clock.advance(first)
    early?.()
    await world.clock.advance(second)
    expect(losers).toHaveLength(2)
  })

  it('ends what is lost before it has begun', () => {
    keepWatching(tab.context, (onLost) => {
      onLost()
      return ended
    })
    expect(ended).toHaveBeenCalledOnce()
  })

  it('stops', async () => {
    const stop = keepWatching(tab.context, begin, { isAlwaysAnew: true })
    stop()
    stop()
    expect(ended).toHaveBeenCalledOnce()
    lose()
    await world.clock.advance(first)
    await reconnect()
    expect(losers).toHaveLength(1)
  })
})
