import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BEAT_MS } from '@/domain/presence/presence'
import {
  ANNOUNCE_DELAY_MS,
  WITHDRAW_LIMIT_MS,
  startPresenceKeeper,
  type PresenceKeeper,
} from '@/sync/presence-keeper'
import { settle } from '../../support/fakes'
import { MEI, connectionId } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('the presence keeper', () => {
  let world: SyncWorld
  let tab: Tab
  let keeper: PresenceKeeper

  beforeEach(() => {
    world = createSyncWorld()
    tab = world.openTab()
    keeper = startPresenceKeeper(tab.context, connectionId('desk'))
  })

  const lease = () => world.server.get(`presence/${MEI}/desk`)

  it('announces a moment after connecting, not at once', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS - 1)
    expect(lease()).toBeNull()
    await world.clock.advance(1)
    expect(lease()).toMatchObject({ state: 'online', beat: world.clock.now() })
  })

  it('says nothing when the connection lasts but a blink', async () => {
    tab.client.goOffline()
    await world.clock.advance(ANNOUNCE_DELAY_MS * 2)
    expect(lease()).toBeNull()
  })

  it('beats', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    const announced = world.clock.now()
    await world.clock.advance(BEAT_MS)
    expect(lease()).toMatchObject({ at: announced, beat: announced + BEAT_MS })
    await world.clock.advance(BEAT_MS)
    expect(lease()).toMatchObject({ beat: announced + BEAT_MS * 2 })
  })

  it('is away while nobody looks, at once', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    tab.device.attention.setVisible(false)
    await world.clock.advance(0)
    expect(lease()).toMatchObject({ state: 'away' })
    tab.device.attention.setVisible(true)
    await world.clock.advance(0)
    expect(lease()).toMatchObject({ state: 'online' })
  })

  it('announces anew after each reconnect, so that the end is always armed', async () => {
    for (let round = 0; round < 3; round++) {
      await world.clock.advance(ANNOUNCE_DELAY_MS)
      expect(lease()).toMatchObject({ state: 'online' })
      tab.client.goOffline()
      expect(lease()).toBeNull()
      tab.client.goOnline()
      await world.clock.advance(0)
      expect(lease()).toBeNull()
    }
  })

  it('does not beat for a lease that it has not announced on this connection', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    tab.client.goOffline()
    await world.clock.advance(BEAT_MS * 2)
    expect(lease()).toBeNull()
  })

  it('still announces when the page was hidden in the first moment', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS / 2)
    tab.device.attention.setVisible(false)
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    expect(lease()).toMatchObject({ state: 'away' })
    tab.device.attention.setVisible(true)
    await world.clock.advance(0)
    expect(lease()).toMatchObject({ state: 'online' })
  })

  it('tries again after an announcement that was denied', async () => {
    tab.client.denyNextWrite()
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    expect(lease()).toBeNull()
    await world.clock.advance(BEAT_MS)
    expect(lease()).toMatchObject({ state: 'online' })
  })

  it('announces again when others have cleaned the lease away', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    world.server.set(`presence/${MEI}/desk`, null)
    await world.clock.advance(BEAT_MS)
    expect(lease()).toMatchObject({ state: 'online' })
  })

  it('takes the lease away, also one that is only being announced', async () => {
    const { presence } = tab.context.remotes
    const announce = presence.announce.bind(presence)
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    vi.spyOn(presence, 'announce').mockImplementation(async (...args) => {
      await answered
      await announce(...args)
    })
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    const leaving = keeper.withdraw()
    await settle()
    answer()
    await leaving
    expect(lease()).toBeNull()
    await world.clock.advance(BEAT_MS)
    expect(lease()).toBeNull()
  })

  it('does not wait for ever for the lease to be taken away', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    vi.spyOn(tab.context.remotes.presence, 'withdraw').mockReturnValue(new Promise(() => undefined))
    let isOver = false
    const leaving = keeper.withdraw().then(() => (isOver = true))
    await world.clock.advance(WITHDRAW_LIMIT_MS - 1)
    expect(isOver).toBe(false)
    await world.clock.advance(1)
    await leaving
  })

  it('ends with the person', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    await tab.close()
    tab.client.goOnline()
    await world.clock.advance(BEAT_MS * 3)
    expect(lease()).toBeNull()
    expect(world.clock.pending()).toBe(0)
  })
})
