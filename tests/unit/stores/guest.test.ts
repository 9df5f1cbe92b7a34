import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useCarriedStore } from '@/stores/carried'
import { useGuestStore } from '@/stores/guest'
import { useSessionStore } from '@/stores/session'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, account, outboxRow, userId } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('a guest', () => {
  let world: ServicesWorld
  let sessionStore: ReturnType<typeof useSessionStore>
  let guestStore: ReturnType<typeof useGuestStore>
  const mei = account()
  const guest = account({ id: userId('guest1'), name: undefined, isGuest: true })
  const replica = () => world.replicas.get(guest.id)!

  function openPage(options = {}) {
    world = createServicesWorld(options)
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [TOM, guest.id])
    sessionStore = useSessionStore()
    guestStore = useGuestStore()
  }

  async function start(as = guest) {
    world.services.accountMemory.write(as)
    world.auth.become(as)
    await sessionStore.start()
    await settle()
  }

  /** Ends where the other account is found to be in use already. */
  async function findExisting() {
    world.auth.willAnswer('already-in-use')
    await guestStore.linkGoogle()
    world.auth.willAnswer(mei)
  }

  /** Says something that stays unsent, as without a network. */
  async function compose(...numbers: number[]) {
    const mine = { room: OTHER_ROOM, joinedAt: 1, readAt: 0, readCount: 0 }
    await replica().putRoom(OTHER_ROOM, { mine })
    for (const number of numbers) {
      await replica().addOutboxRow(outboxRow(number, { from: guest.id, room: OTHER_ROOM }))
    }
  }

  beforeEach(() => openPage({ isOffline: true }))

  it('who links Google stays the same person', async () => {
    await start()
    const linked = { ...guest, name: 'Gus', isGuest: false }
    world.auth.willAnswer(linked)
    await guestStore.linkGoogle()
    expect(sessionStore).toMatchObject({ account: linked, isGuest: false })
    expect(world.paths).toEqual([])
    expect(world.entered).toHaveLength(1)
  })

  it('takes the rooms along to an account that is already there', async () => {
    openPage()
    await start()
    await findExisting()
    expect(sessionStore.problem).toBe('already-in-use')
    await guestStore.switchToExisting()
    const carried = { from: guest.id, rooms: [OTHER_ROOM], unsent: [] }
    expect(world.services.carriedOver.read()).toEqual(carried)
    expect(await replica().readRooms()).toEqual([])
    expect(world.paths[0]).toBe('/')
  })

  it('goes to no other account without having been told of one', async () => {
    await start()
    await guestStore.switchToExisting()
    expect(world.services.carriedOver.read()).toBeUndefined()
    expect(world.paths).toEqual([])
  })

  it('is asked about what is unsent, and nothing is done before the answer', async () => {
    await start()
    await compose(1, 2)
    await findExisting()
    await guestStore.switchToExisting()
    expect(guestStore.unsent).toBe(2)
    expect(world.paths).toEqual([])
    expect(await replica().readOutbox()).toHaveLength(2)
    guestStore.stay()
    expect(guestStore.unsent).toBe(0)
    expect(world.services.carriedOver.read()).toBeUndefined()
  })

  it('takes what is unsent along: it is sent once, in order, by the other account', async () => {
    await start()
    await compose(1, 2)
    await findExisting()
    await guestStore.switchToExisting('take')
    expect(await replica().readOutbox()).toEqual([])
    const carried = world.services.carriedOver.read()
    expect(carried?.unsent).toHaveLength(2)

    openPage()
    world.services.carriedOver.write(carried)
    await start(mei)
    await vi.waitFor(async () => {
      await world.clock.advance(100)
      expect(world.services.carriedOver.read()).toBeUndefined()
      const sent = world.server.children(`messages/${OTHER_ROOM}`)
      expect(sent.map(([, message]) => (message as { from: string }).from)).toEqual([MEI, MEI])
    })
    expect(await world.replicas.get(MEI)!.readOutbox()).toEqual([])
  })

  it('does not send again what had arrived in the guest’s name', async () => {
    openPage()
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    const row = outboxRow(1, { from: guest.id, room: OTHER_ROOM, status: 'sending', tries: 1 })
    const said = { from: guest.id, at: 5, updatedAt: 5, text: row.text }
    world.server.set(`messages/${OTHER_ROOM}/${row.id}`, said)
    world.services.carriedOver.write({ from: guest.id, rooms: [], unsent: [row] })
    await start(mei)
    await vi.waitFor(() => expect(world.services.carriedOver.read()).toBeUndefined())
    expect(await world.replicas.get(MEI)!.readOutbox()).toEqual([])
    expect(world.server.children(`messages/${OTHER_ROOM}`)).toHaveLength(1)
  })

  it('shows what cannot be sent where it was written, instead of dropping it', async () => {
    openPage()
    const secret = outboxRow(1, { from: guest.id, room: OTHER_ROOM, status: 'refused', tries: 3 })
    world.server.set(`rooms/${OTHER_ROOM}/kind`, 'private')
    world.services.carriedOver.write({ from: guest.id, rooms: [OTHER_ROOM], unsent: [secret] })
    await start(mei)
    await vi.waitFor(async () => {
      await world.clock.advance(100)
      const [row] = await world.replicas.get(MEI)!.readOutbox()
      expect(row).toMatchObject({ text: secret.text, status: 'refused', reason: 'not-a-member' })
    })
  })

  it('discards what is unsent when told to', async () => {
    await start()
    await compose(1)
    await findExisting()
    await guestStore.switchToExisting('discard')
    expect(world.services.carriedOver.read()?.unsent).toEqual([])
    expect(await replica().readOutbox()).toEqual([])
    expect(world.paths[0]).toBe('/')
  })

  it('keeps everything where the window was closed', async () => {
    await start()
    await compose(1)
    await findExisting()
    world.auth.willAnswer('cancelled')
    await guestStore.switchToExisting('take')
    expect(world.services.carriedOver.read()).toBeUndefined()
    expect(await replica().readOutbox()).toHaveLength(1)
    expect(world.paths).toEqual([])
  })

  it('stays where the device has no room to take it along', async () => {
    await start()
    await compose(1)
    await findExisting()
    vi.spyOn(world.services.carriedOver, 'write').mockReturnValue()
    await guestStore.switchToExisting('take')
    expect(guestStore).toMatchObject({ isTooMuch: true, unsent: 1 })
    expect(await replica().readOutbox()).toHaveLength(1)
    expect(world.paths).toEqual([])
  })

  it('who loses the sign-in leaves what is unsent to who signs in next', async () => {
    await start()
    await compose(1)
    world.auth.become(undefined)
    await vi.waitFor(() => expect(world.paths).toEqual(['/sign-in?left=guest']))
    expect(world.services.carriedOver.read()).toMatchObject({ from: guest.id, rooms: [OTHER_ROOM] })
    expect(await replica().readOutbox()).toEqual([])
    const carriedStore = useCarriedStore()
    expect(carriedStore.texts).toEqual([outboxRow(1).text])
    carriedStore.discard()
    expect(carriedStore.texts).toEqual([])
    expect(world.services.carriedOver.read()).toEqual({ from: guest.id, rooms: [OTHER_ROOM] })
  })
})
