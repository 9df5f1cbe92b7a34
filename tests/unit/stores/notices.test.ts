import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useNoticesStore } from '@/stores/notices'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('notices', () => {
  let world: ServicesWorld
  let noticesStore: ReturnType<typeof useNoticesStore>

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    await world.enter(account())
    noticesStore = useNoticesStore()
    await settle()
  })

  it('are asked for only once there was a reason to', async () => {
    expect(noticesStore.permission).toBe('default')
    expect(noticesStore.isHintDue).toBe(false)
    await world.services.person.value?.outbox.compose(ROOM, 'anyone here?')
    await world.clock.advance(1000)
    expect(noticesStore.isHintDue).toBe(false)
    world.say(1, { at: world.clock.now() })
    await settle()
    expect(noticesStore.isHintDue).toBe(true)
  })

  it('are not asked for again', async () => {
    world.attention.setVisible(false)
    world.say(1)
    await settle()
    noticesStore.dismissHint()
    expect(noticesStore.isHintDue).toBe(false)
    expect(world.notices.memory.read().isHintOver).toBe(true)
  })

  it('are on once they were asked for and allowed', async () => {
    noticesStore.change({ isOn: false })
    await noticesStore.ask()
    expect(noticesStore.permission).toBe('granted')
    expect(world.notices.memory.read()).toMatchObject({ isOn: true, isHintOver: true })
  })

  it('hear what the browser is told elsewhere, and what another tab has changed', () => {
    world.notices.board.become('denied')
    expect(noticesStore.permission).toBe('denied')
    world.notices.memory.write({ ...noticesStore.preferences, hasSound: true })
    noticesStore.change({ showsText: false })
    expect(noticesStore.preferences).toMatchObject({ hasSound: true, showsText: false })
  })

  it('lead to what they are about', async () => {
    const listener = vi.fn()
    const stop = await noticesStore.followTaps(listener)
    world.notices.board.tap('/room/-R1')
    stop()
    world.notices.board.tap('/')
    expect(listener.mock.calls).toEqual([['/room/-R1']])
  })
})
