import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useConnectionStore } from '@/stores/connection'
import { LOAD_RETRY_MS, useSessionStore } from '@/stores/session'
import { OFFLINE_AFTER_MS } from '@/sync/status-board'
import { settle } from '../../support/fakes'
import { MEI, ROOM, account, outboxRow } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('code and accounts that are out of reach', () => {
  let world: ServicesWorld
  const mei = account()

  beforeEach(() => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [MEI])
  })

  it('says "offline", not "connecting" for ever, and connects once the code can be had', async () => {
    const sessionStore = useSessionStore()
    const connectionStore = useConnectionStore()
    world.services.accountMemory.write(mei)
    world.auth.become(mei)
    world.setReachable(false)
    await sessionStore.start()
    await world.clock.advance(OFFLINE_AFTER_MS)
    await settle()
    expect(connectionStore.status).toBe('offline')

    world.setReachable(true)
    await world.clock.advance(LOAD_RETRY_MS)
    await settle()
    expect(connectionStore.status).toBe('online')
    expect(sessionStore.problem).toBeUndefined()
  })

  it('keeps what is unsent when the sign-in is lost without being asked', async () => {
    const sessionStore = useSessionStore()
    world.services.accountMemory.write(mei)
    world.auth.become(mei)
    await sessionStore.start()
    await settle()
    const replica = world.services.person.value?.replica
    await replica?.addOutboxRow(outboxRow(1, { status: 'refused' }))
    world.auth.become(undefined)
    await vi.waitFor(() => expect(world.paths).toEqual(['/sign-in?left=unsent']))
    expect(await replica?.readOutbox()).toHaveLength(1)
  })

  it('signs out for real once the code can be had, though it could not when it was asked for', async () => {
    const sessionStore = useSessionStore()
    world.services.accountMemory.write(mei)
    world.auth.become(mei)
    world.setReachable(false)
    await sessionStore.start()
    await sessionStore.signOut()
    expect(world.paths).toEqual(['/sign-in'])
    expect(world.auth.isSignedIn()).toBe(true)

    world.setReachable(true)
    await world.clock.advance(LOAD_RETRY_MS)
    await settle()
    expect(world.auth.isSignedIn()).toBe(false)
  })
})
