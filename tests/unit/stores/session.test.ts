import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '@/domain/replica/replica'
import { usePreferencesStore } from '@/stores/preferences'
import { createDemoPerson } from '@/stores/demo-person'
import { MEET_LIMIT_MS, useSessionStore } from '@/stores/session'
import { settle } from '../../support/fakes'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  account,
  messageId,
  outboxRow,
  roomId,
  userId,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the session', () => {
  let world: ServicesWorld
  let sessionStore: ReturnType<typeof useSessionStore>
  const mei = account()
  const guest = account({ id: userId('guest1'), name: undefined, isGuest: true })

  beforeEach(() => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    sessionStore = useSessionStore()
  })

  /** Someone who was here before and still is. */
  async function startSignedIn(as = mei) {
    world.services.accountMemory.write(as)
    world.auth.become(as)
    await sessionStore.start()
    await settle()
  }

  it('starts with nobody', async () => {
    expect(sessionStore.status).toBe('starting')
    await sessionStore.start()
    await settle()
    expect(sessionStore.status).toBe('signed-out')
    expect(world.entered).toEqual([])
  })

  it('draws the way in before any sign-in code has loaded, where nobody was here', () => {
    vi.spyOn(world.services, 'loadAuth').mockReturnValue(new Promise(() => undefined))
    void sessionStore.start()
    // At once: the first step of the router already leads there.
    expect(sessionStore.status).toBe('signed-out')
  })

  it('waits for the sign-in service where somebody comes back from Google', async () => {
    vi.spyOn(world.services, 'isComingBack').mockReturnValue(true)
    let load: () => void = () => undefined
    const loaded = new Promise<void>((resolve) => (load = resolve))
    vi.spyOn(world.services, 'loadAuth').mockReturnValue(loaded.then(() => world.auth.gateway))
    world.auth.become(mei)
    void sessionStore.start()
    await settle()
    expect(sessionStore.status).toBe('starting')
    load()
    await vi.waitFor(() => expect(sessionStore.status).toBe('signed-in'))
  })

  it('knows whom the account chooser offers without any sign-in code', async () => {
    const person = createDemoPerson('Ada')
    world = createServicesWorld({ demoPeople: [person] })
    vi.spyOn(world.services, 'loadAuth').mockReturnValue(new Promise(() => undefined))
    sessionStore = useSessionStore()
    void sessionStore.start()
    await sessionStore.demoKnown
    expect(sessionStore.demoPeople).toEqual([person])
  })

  it('draws who was here last before any sign-in code has loaded', async () => {
    world.services.accountMemory.write(mei)
    vi.spyOn(world.services, 'loadAuth').mockReturnValue(new Promise(() => undefined))
    void sessionStore.start()
    await settle()
    expect(sessionStore).toMatchObject({ status: 'signed-in', account: mei })
    expect(world.services.person.value?.sync.value).toBeUndefined()
  })

  it('keeps drawing them when sign-in cannot be reached, and says so', async () => {
    world.services.accountMemory.write(mei)
    world.setReachable(false)
    await sessionStore.start()
    expect(sessionStore).toMatchObject({ status: 'signed-in', problem: 'unreachable' })
    expect(world.paths).toEqual([])
  })

  it('goes live once the sign-in is confirmed', async () => {
    await startSignedIn()
    expect(world.services.person.value?.sync.value).toBeDefined()
    expect(world.entered).toHaveLength(1)
  })

  it('says that nobody can sign in when it is unreachable', async () => {
    world.setReachable(false)
    await sessionStore.start()
    expect(sessionStore).toMatchObject({ status: 'signed-out', problem: 'unreachable' })
    world.setReachable(true)
    world.auth.willAnswer(mei)
    await sessionStore.signInWithGoogle()
    expect(sessionStore).toMatchObject({ status: 'signed-in', problem: undefined })
  })

  it('signs in once, though the answer and the watch both tell', async () => {
    await sessionStore.start()
    world.auth.willAnswer(mei)
    await sessionStore.signInWithGoogle()
    await settle()
    expect(sessionStore).toMatchObject({ status: 'signed-in', account: mei, busy: false })
    expect(world.entered).toEqual(['mei Mei'])
    expect(world.services.accountMemory.read()).toEqual(mei)
  })

  it('gives a guest something to be called in their language', async () => {
    usePreferencesStore().setLanguage('zh')
    await sessionStore.start()
    world.auth.willAnswer(guest)
    await sessionStore.signInAsGuest()
    expect(world.entered).toEqual(['guest1 访客 GUES'])
    expect(sessionStore.isGuest).toBe(true)
  })

  it.each(['popup-blocked', 'network', 'not-allowed', 'unknown'] as const)(
    'says %s, until it is dismissed',
    async (problem) => {
      await sessionStore.start()
      world.auth.willAnswer(problem)
      await sessionStore.signInWithGoogle()
      expect(sessionStore).toMatchObject({ status: 'signed-out', problem, busy: false })
      sessionStore.dismissProblem()
      expect(sessionStore.problem).toBeUndefined()
    },
  )

  it('has no word for a window that was closed', async () => {
    await sessionStore.start()
    world.auth.willAnswer('cancelled')
    await sessionStore.signInWithGoogle()
    expect(sessionStore.problem).toBeUndefined()
  })

  it('tries one way in at a time', async () => {
    await sessionStore.start()
    const way = vi
      .spyOn(world.auth.gateway, 'signInWithGoogle')
      .mockReturnValue(new Promise(() => undefined))
    void sessionStore.signInWithGoogle()
    void sessionStore.signInWithGoogle()
    await settle()
    expect(way).toHaveBeenCalledOnce()
    expect(sessionStore.busy).toBe(true)
  })

  it('leaves nothing behind when signing out', async () => {
    await startSignedIn()
    await world.replicas.get(MEI)!.addOutboxRow(outboxRow(1, { status: 'refused' }))
    expect(await sessionStore.countUnsent()).toBe(1)
    await sessionStore.signOut()
    expect(world.auth.isSignedIn()).toBe(false)
    expect(await world.replicas.get(MEI)!.readOutbox()).toEqual([])
    expect(await world.replicas.get(MEI)!.readRooms()).toEqual([])
    expect(world.services.accountMemory.read()).toBeUndefined()
    expect(world.dropped).toEqual([MEI])
    expect(world.paths).toEqual(['/sign-in'])
  })

  it('counts what is wished for sent messages with what is unsent', async () => {
    await startSignedIn()
    const upkeep = await world.replicas.get(MEI)!.upkeep()
    const wished = { id: messageId(1), wish: { kind: 'remove' as const }, problem: undefined }
    await upkeep.putChange({ room: ROOM, order: 1, ...wished })
    expect(await sessionStore.countUnsent()).toBe(1)
  })

  it('leaves at once, and asks nobody why, where another tab has signed out', async () => {
    await startSignedIn()
    const ask = vi.spyOn(world.services, 'isAccountGone')
    world.services.accountMemory.write(undefined)
    world.auth.become(undefined)
    await vi.waitFor(() => expect(world.paths).toEqual(['/sign-in']))
    expect(ask).not.toHaveBeenCalled()
  })

  it('says to the other tabs that it was asked for, before it signs out', async () => {
    await startSignedIn()
    const signOut = world.auth.gateway.signOut.bind(world.auth.gateway)
    vi.spyOn(world.auth.gateway, 'signOut').mockImplementation(() => {
      expect(world.services.accountMemory.read()).toBeUndefined()
      return signOut()
    })
    await sessionStore.signOut()
    expect(world.auth.isSignedIn()).toBe(false)
  })

  it('waits for the tab that leads, which has to say goodbye, but not for ever', async () => {
    const goLive = vi.spyOn(world.services, 'goLive').mockResolvedValue()
    await startSignedIn()
    goLive.mockRestore()
    const leaving = sessionStore.signOut()
    await vi.waitFor(() => expect(world.services.accountMemory.read()).toBeUndefined())
    await world.services.goLive()
    const stop = vi.spyOn(world.services.person.value!.sync.value!, 'stop')
    await leaving
    expect(stop).toHaveBeenCalledOnce()
  })

  it('says goodbye though the sign-in is not confirmed yet', async () => {
    world.services.accountMemory.write(mei)
    vi.spyOn(world.auth.gateway, 'watch').mockReturnValue(() => undefined)
    await sessionStore.start()
    const goLive = vi.spyOn(world.services, 'goLive')
    await sessionStore.signOut()
    expect(goLive).toHaveBeenCalledOnce()
    expect(world.tab().client.isConnected).toBe(false)
  })

  it('leaves without a word where nobody leads', async () => {
    vi.spyOn(world.services, 'goLive').mockResolvedValue()
    await startSignedIn()
    const leaving = sessionStore.signOut()
    await world.clock.advance(MEET_LIMIT_MS - 1)
    expect(world.auth.isSignedIn()).toBe(true)
    await world.clock.advance(1)
    await leaving
    expect(world.paths).toEqual(['/sign-in'])
  })

  it('leaves when signed out elsewhere', async () => {
    await startSignedIn()
    world.auth.become(undefined)
    await vi.waitFor(() => expect(world.paths).toEqual(['/sign-in']))
    expect(world.services.accountMemory.read()).toBeUndefined()
    expect(await world.replicas.get(MEI)!.readRooms()).toEqual([])
  })

  it.each(['while it is open', 'before it is opened'])(
    'ends with a word where the account was deleted on another device, %s',
    async (when) => {
      await startSignedIn()
      const replica = world.replicas.get(MEI)!
      await replica.addOutboxRow(outboxRow(1, { status: 'refused' }))
      world.server.update({ [`users/${MEI}`]: null, [`leaving/${MEI}`]: 1 })
      if (when === 'before it is opened') world.auth.become(undefined)
      await vi.waitFor(() => expect(world.paths).toEqual(['/sign-in?left=deleted']))
      expect(world.auth.isSignedIn()).toBe(false)
      expect(world.services.accountMemory.read()).toBeUndefined()
      expect([await replica.readOutbox(), await replica.readRooms()]).toEqual([[], []])
    },
  )

  it('starts over for another person: nothing of the first one stays on the page', async () => {
    await startSignedIn()
    const tom = account({ id: TOM, name: 'Tom' })
    world.auth.become(tom)
    await settle()
    expect(world.services.accountMemory.read()).toEqual(tom)
    expect(world.paths).toEqual(['/'])
    expect(world.entered).toEqual(['mei Mei'])
  })

  it('leaves nothing of the first one on the device either', async () => {
    await startSignedIn()
    await world.replicas.get(MEI)!.putDraft({ room: ROOM, text: 'half a thought', at: 1 })
    world.auth.become(account({ id: TOM, name: 'Tom' }))
    await settle()
    expect(await world.replicas.get(MEI)!.readRooms()).toEqual([])
    expect(await world.replicas.get(MEI)!.readDraft(ROOM)).toBeUndefined()
    expect(world.paths).toEqual(['/'])
  })

  it('keeps the first one where something of theirs is still unsent', async () => {
    await startSignedIn(guest)
    const replica = world.replicas.get(guest.id)!
    await replica.addOutboxRow(outboxRow(1, { from: guest.id, status: 'refused' }))
    world.auth.become(mei)
    await settle()
    expect(await replica.readOutbox()).toHaveLength(1)
    expect(world.paths).toEqual(['/'])
  })

  it('starts over even if the device will not let go of the first one', async () => {
    await startSignedIn()
    vi.spyOn(world.replicas.get(MEI)!, 'destroy').mockRejectedValue(
      new StorageError('closed', null),
    )
    world.auth.become(account({ id: TOM, name: 'Tom' }))
    await settle()
    expect(world.paths).toEqual(['/'])
  })

  it('joins what was taken along, once, after starting over', async () => {
    world.seedRoom(OTHER_ROOM, [TOM])
    world.services.carriedOver.write({ rooms: [OTHER_ROOM] })
    await startSignedIn()
    await vi.waitFor(() => expect(world.services.carriedOver.read()).toBeUndefined())
    expect(world.server.isMember(OTHER_ROOM, MEI)).toBe(true)
  })

  it('keeps what is still to be joined until it is', async () => {
    const third = roomId(3)
    world.seedRoom(OTHER_ROOM, [TOM])
    world.seedRoom(third, [TOM])
    world.services.carriedOver.write({ rooms: [OTHER_ROOM, third] })
    const left: unknown[] = []
    const { carriedOver } = world.services
    const write = carriedOver.write.bind(carriedOver)
    vi.spyOn(carriedOver, 'write').mockImplementation((value) => {
      // Whenever the page is closed, what is not joined yet is still on the list.
      expect(world.server.isMember(OTHER_ROOM, MEI)).toBe(true)
      left.push(value?.rooms)
      write(value)
    })
    await startSignedIn()
    await settle()
    expect(left).toEqual([[third], undefined])
    expect(world.server.isMember(third, MEI)).toBe(true)
  })

  it('tries again what could not be joined for want of a network', async () => {
    world = createServicesWorld({ isOffline: true })
    sessionStore = useSessionStore()
    world.seedRoom(OTHER_ROOM, [TOM])
    world.services.carriedOver.write({ rooms: [OTHER_ROOM] })
    await startSignedIn()
    await world.clock.advance(60_000)
    expect(world.services.carriedOver.read()).toEqual({ rooms: [OTHER_ROOM] })
    world.tab().client.goOnline()
    await settle()
    expect(world.server.isMember(OTHER_ROOM, MEI)).toBe(true)
    expect(world.services.carriedOver.read()).toBeUndefined()
  })

  it('drops what can no longer be joined, and goes on', async () => {
    world.seedRoom(OTHER_ROOM, [TOM])
    world.services.carriedOver.write({ rooms: [roomId(9), ROOM, OTHER_ROOM] })
    await startSignedIn()
    await vi.waitFor(() => expect(world.services.carriedOver.read()).toBeUndefined())
    expect(world.server.isMember(OTHER_ROOM, MEI)).toBe(true)
  })

  it('makes the same demo account of the same name', () => {
    const one = createDemoPerson('  Ana  Lu ')
    expect(one).toEqual(createDemoPerson('Ana Lu'))
    expect(one.name).toBe('Ana Lu')
    expect(createDemoPerson('林').subject).not.toBe(createDemoPerson('美').subject)
  })
})
