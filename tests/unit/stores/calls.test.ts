import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CALL_LEASE_MS } from '@/domain/call/call'
import { RING_MS } from '@/domain/call/ringing'
import { directRoomId } from '@/domain/room/direct'
import type { RoomId, UserId } from '@/shared/ids'
import { useCallsStore } from '@/stores/calls'
import { useRoomsStore } from '@/stores/rooms'
import { settle } from '../../support/fakes'
import {
  account,
  MEI,
  membership,
  messageId,
  OTHER_ROOM,
  TOM,
  userId,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the calls of one’s rooms', () => {
  const talk = directRoomId(MEI, TOM)
  let world: ServicesWorld
  let callsStore: ReturnType<typeof useCallsStore>

  beforeEach(async () => {
    world = createServicesWorld()
    for (const room of [talk, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
    await world.enter(account())
    const { replica } = world.services.person.value!
    for (const room of [talk, OTHER_ROOM]) {
      await replica.putRoom(room, () => ({ mine: membership({ room }) }))
    }
    callsStore = useCallsStore()
    await settle()
  })

  async function call(
    room: RoomId,
    by: UserId,
    people: readonly UserId[] = [by],
    called: readonly UserId[] = [],
  ) {
    const now = world.clock.now()
    world.server.set(`calls/${room}`, {
      called: Object.assign({}, called) as object,
      ...{ id: messageId(1), by, at: now, kind: 'voice' },
      people: Object.fromEntries(
        people.map((user, at) => [user, { endpoint: 'e', seat: String(at), beat: now }]),
      ),
    })
    await settle()
  }
  const ringing = () => callsStore.ringing.map(({ room }) => room)

  it('ring in a conversation of two, until it was long enough', async () => {
    await call(talk, TOM)
    await vi.waitFor(() => expect(ringing()).toEqual([talk]))
    await world.clock.advance(RING_MS + 100)
    await settle()
    expect(ringing()).toEqual([])
  })

  it('are declined by who does not want to', async () => {
    await call(talk, TOM)
    await vi.waitFor(() => expect(ringing()).toEqual([talk]))
    await callsStore.decline(talk, 'declined')
    await settle()
    expect(world.server.get(`calls/${talk}/declined/${MEI}`)).toBe('declined')
    expect(ringing()).toEqual([])
  })

  it('do not ring into another call: who calls is told that one is busy', async () => {
    await call(OTHER_ROOM, userId('amara'), [userId('amara'), MEI])
    await vi.waitFor(() => expect(callsStore.countIn(OTHER_ROOM)).toBe(2))
    await call(talk, TOM)
    expect(ringing()).toEqual([])
    await vi.waitFor(() => expect(world.server.get(`calls/${talk}/declined/${MEI}`)).toBe('busy'))
  })

  it('do not ring into another call from a room of more either, where one may still join later', async () => {
    await call(talk, TOM, [TOM, MEI])
    await vi.waitFor(() => expect(callsStore.countIn(talk)).toBe(2))
    await call(OTHER_ROOM, TOM, [TOM], [MEI])
    const declined = `calls/${OTHER_ROOM}/declined/${MEI}`
    await vi.waitFor(() => expect(world.server.get(declined)).toBe('busy'))
    expect(ringing()).toEqual([])
    expect(callsStore.countIn(OTHER_ROOM)).toBe(1)
  })

  it('ring in a room of more for who is named; who is blocked rings for nobody', async () => {
    await call(OTHER_ROOM, TOM, [TOM], [MEI])
    await vi.waitFor(() => expect(ringing()).toEqual([OTHER_ROOM]))
    world.server.set(`private/${MEI}/blocks/${TOM}`, true)
    await vi.waitFor(() => expect(ringing()).toEqual([]))
    expect(callsStore.countIn(OTHER_ROOM)).toBe(1)
  })

  it('are told to the list of rooms, by how many are in them, and to no other row', async () => {
    const roomsStore = useRoomsStore()
    const row = (room: RoomId) => roomsStore.joined.find(({ id }) => id === room)!
    const before = row(talk)
    expect([row(talk).inCall, row(OTHER_ROOM).inCall]).toEqual([0, 0])
    await call(OTHER_ROOM, TOM, [TOM, userId('amara')])
    await vi.waitFor(() => expect(row(OTHER_ROOM).inCall).toBe(2))
    expect(row(talk)).toBe(before)
    await call(OTHER_ROOM, TOM)
    await vi.waitFor(() => expect(row(OTHER_ROOM).inCall).toBe(1))
    world.server.set(`calls/${OTHER_ROOM}`, null)
    await vi.waitFor(() => expect(row(OTHER_ROOM).inCall).toBe(0))
  })

  it('can be begun wherever somebody else may come, so not in one’s own notes', () => {
    expect(callsStore.canBegin(OTHER_ROOM)).toBe(true)
    expect(callsStore.canBegin(talk)).toBe(true)
    expect(callsStore.canBegin(directRoomId(MEI, MEI))).toBe(false)
  })

  it('count nobody whose lease has lapsed', async () => {
    await call(OTHER_ROOM, TOM)
    await vi.waitFor(() => expect(callsStore.countIn(OTHER_ROOM)).toBe(1))
    await world.clock.advance(CALL_LEASE_MS + 60_000)
    await settle()
    expect(callsStore.countIn(OTHER_ROOM)).toBe(0)
  })
})
