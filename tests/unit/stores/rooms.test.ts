import { beforeEach, describe, expect, it } from 'vitest'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import { useActionsStore } from '@/stores/actions'
import { useConnectionStore } from '@/stores/connection'
import { usePreferencesStore } from '@/stores/preferences'
import { useRoomsStore } from '@/stores/rooms'
import { OFFLINE_AFTER_MS } from '@/sync/status-board'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, account, membership, room } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the rooms', () => {
  let world: ServicesWorld
  let roomsStore: ReturnType<typeof useRoomsStore>

  function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    roomsStore = useRoomsStore()
  }
  beforeEach(() => begin())

  async function enter() {
    await world.enter(account())
    await settle()
  }

  it('load, then show those I am in, the latest first', async () => {
    expect(roomsStore.status).toBe('loading')
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [MEI])
    const now = world.clock.now()
    world.say(1, { at: now - 1000, text: 'earlier' }, ROOM)
    await enter()
    expect(roomsStore.status).toBe('ready')
    expect(roomsStore.joined.map(({ id }) => id)).toEqual([ROOM, OTHER_ROOM])
    world.say(2, { at: now, text: 'later' }, OTHER_ROOM)
    await settle()
    expect(roomsStore.joined.map(({ id }) => id)).toEqual([OTHER_ROOM, ROOM])
    expect(roomsStore.joined[0]).toMatchObject({
      name: 'Hearthside',
      isOwner: true,
      isGone: false,
      last: { text: 'later', mine: false, at: now },
    })
    expect(roomsStore.isJoined(ROOM)).toBe(true)
  })

  it('are drawn from this device alone', async () => {
    begin({ isOffline: true })
    await world.enter(account(), { isLive: false })
    const { replica, changes } = world.services.person.value!
    const kept = await replica.putRoom(ROOM, { room: room(), mine: membership() })
    changes.emit({ kind: 'room', room: kept! })
    await settle()
    expect(roomsStore.joined).toMatchObject([{ name: 'Hearthside', last: undefined, unread: 0 }])
  })

  it('are called after the other, where they are a conversation of two', async () => {
    begin({ isOffline: true })
    await world.enter(account(), { isLive: false })
    const { replica, changes } = world.services.person.value!
    const talkWith = (other: UserId) => {
      const talk = { ...room(), kind: 'dm' as const, name: '', people: [MEI, other] as const }
      return { ...talk, id: directRoomId(MEI, other) }
    }
    for (const talk of [talkWith(TOM), talkWith(MEI)]) {
      const mine = { ...membership(), room: talk.id }
      const kept = await replica.putRoom(talk.id, { room: talk, mine })
      changes.emit({ kind: 'room', room: kept! })
    }
    const nameOf = (other: UserId) => roomsStore.nameOf(directRoomId(MEI, other))
    expect(nameOf(TOM)).toBe('…')
    changes.emit({ kind: 'profile', profile: { id: TOM, name: 'Tom', photo: 'tom.png' } })
    await settle()
    expect([nameOf(TOM), nameOf(MEI), roomsStore.nameOf(ROOM)]).toEqual([
      'Tom',
      'Notes to self',
      '',
    ])
    expect(roomsStore.joined).toContainEqual(
      expect.objectContaining({ name: 'Tom', person: TOM, photo: 'tom.png' }),
    )
    usePreferencesStore().setLanguage('zh')
    expect(nameOf(MEI)).toBe('备忘')
  })

  it('count what is unread, in all of them too', async () => {
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    await enter()
    world.say(1, {}, ROOM)
    world.say(2, {}, OTHER_ROOM)
    world.say(3, {}, OTHER_ROOM)
    await settle()
    const unread = new Map(roomsStore.joined.map((each) => [each.id, each.unread]))
    expect([unread.get(ROOM), unread.get(OTHER_ROOM)]).toEqual([1, 2])
    expect(roomsStore.totalUnread).toBe(3)
  })

  it('lose the one that I leave', async () => {
    world.seedRoom(ROOM, [TOM, MEI])
    await enter()
    expect(await useActionsStore().act('leave-room', { room: ROOM })).toMatchObject({ ok: true })
    await settle()
    expect(roomsStore.joined).toEqual([])
    expect(roomsStore.cachedRoom(ROOM)).toBeUndefined()
  })

  it('can be found in the directory once someone looks', async () => {
    world.seedRoom(ROOM, [TOM])
    await enter()
    expect(roomsStore.publicRooms).toEqual([])
    roomsStore.explore()
    roomsStore.explore()
    expect(roomsStore.publicStatus).toBe('loading')
    await settle()
    expect(roomsStore.publicStatus).toBe('ready')
    expect(roomsStore.publicRooms).toMatchObject([{ id: ROOM }])
    expect(await roomsStore.join(ROOM)).toMatchObject({ ok: true })
    await settle()
    expect(roomsStore.isJoined(ROOM)).toBe(true)
  })

  it('say that the directory needs the network', async () => {
    begin({ isOffline: true })
    await world.enter(account())
    roomsStore.explore()
    await world.clock.advance(OFFLINE_AFTER_MS)
    expect(useConnectionStore().status).toBe('offline')
    expect(roomsStore.publicStatus).toBe('offline')
  })

  it('keep why one was not let in, until one asks again', async () => {
    world.seedRoom(ROOM, [TOM])
    world.server.set(`bans/${ROOM}/${MEI}`, { by: TOM, at: 1 })
    await enter()
    await roomsStore.join(ROOM)
    expect(roomsStore.notJoined).toEqual({ room: ROOM, problem: 'banned' })
    world.server.set(`bans/${ROOM}/${MEI}`, null)
    await roomsStore.join(ROOM)
    expect(roomsStore.notJoined).toBeUndefined()
  })

  it('mark one that is gone', async () => {
    world.seedRoom(ROOM, [TOM, MEI])
    await enter()
    world.server.deleteRoom(ROOM)
    await settle()
    expect(roomsStore.joined).toMatchObject([{ isGone: true, name: 'Hearthside' }])
  })
})
