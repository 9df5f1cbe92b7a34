import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isMentioned } from '@/domain/notice/mention'
import { MENTION_REACH, startMentionWatch } from '@/sync/mention-watch'
import { startRoomsSync } from '@/sync/rooms-sync'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, messageId } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('who is named in a room that nobody looks at', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    startRoomsSync(tab.context)
    startMentionWatch(tab.context)
    await settle()
  })

  async function say(number: number, mentions?: unknown) {
    const at = world.clock.now() + number
    const place = `messages/${ROOM}/${messageId(number)}`
    world.server.set(place, {
      from: TOM,
      at,
      updatedAt: at,
      text: 'hey',
      ...(!!mentions && { mentions }),
    })
    world.server.set(`roomState/${ROOM}`, {
      count: world.server.number(`roomState/${ROOM}/count`) + 1,
      last: { id: messageId(number), from: TOM, at, text: 'hey' },
    })
    await settle()
  }
  const kept = async () => {
    const room = await tab.replica.readRoom(ROOM)
    return { ...room?.mentioned, is: !!room && isMentioned(room) }
  }

  it('is everyone, where everyone is called', async () => {
    await say(1, { 0: 'all' })
    expect(await kept()).toMatchObject({ id: messageId(1), is: true })
  })

  it('is known, told as a change, and over once it is read', async () => {
    await say(1)
    expect(await kept()).toEqual({ count: 1, is: false })
    await say(2, { 0: MEI })
    await say(3, { 0: TOM })
    expect(await kept()).toMatchObject({ count: 3, id: messageId(2), from: TOM, is: true })
    expect(tab.seen.some((change) => change.kind === 'room' && change.room.mentioned?.id)).toBe(
      true,
    )
    const at = world.clock.now() + 3
    world.server.update({
      [`userRooms/${MEI}/${ROOM}/readAt`]: at,
      [`userRooms/${MEI}/${ROOM}/readCount`]: 3,
    })
    await settle()
    expect((await kept()).is).toBe(false)
  })

  it('asks for what it does not know alone, and for so much at most', async () => {
    const fetch = vi.spyOn(tab.remotes.messages, 'fetchBefore')
    await say(1)
    await say(2)
    expect(fetch.mock.calls.map(([, , limit]) => limit)).toEqual([1, 1])
    tab.client.goOffline()
    await settle()
    for (let n = 3; n < 3 + 2 * MENTION_REACH; n++) await say(n)
    tab.client.goOnline()
    await settle()
    expect(fetch.mock.calls.map(([, , limit]) => limit)).toEqual([1, 1, MENTION_REACH])
  })

  it('asks nothing for a room that is looked at', async () => {
    const fetch = vi.spyOn(tab.remotes.messages, 'fetchBefore')
    tab.device.attention.setRoom(ROOM)
    await say(1, { 0: MEI })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('is not what one has said oneself on another device', async () => {
    const at = world.clock.now() + 1
    const place = `messages/${ROOM}/${messageId(1)}`
    world.server.set(place, { from: MEI, at, updatedAt: at, text: '@me', mentions: { 0: MEI } })
    const last = { id: messageId(1), from: MEI, at, text: '@me' }
    world.server.set(`roomState/${ROOM}`, { count: 1, last })
    await settle()
    expect(await kept()).toEqual({ count: 1, is: false })
  })
})
