import { beforeEach, describe, expect, it } from 'vitest'
import type { RoomKeeping } from '@/domain/room/room'
import { startArchiveKeeper } from '@/sync/archive-keeper'
import { keepRoom } from '@/sync/keep-room'
import { startRoomsSync } from '@/sync/rooms-sync'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, messageId } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('a room that is put away', () => {
  let world: SyncWorld
  let tab: Tab
  let said: number

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    said = 0
    tab = await lead()
  })

  async function lead(replica?: Tab['replica']) {
    const opened = world.openTab(replica ? { replica } : {})
    startRoomsSync(opened.context)
    startArchiveKeeper(opened.context)
    await settle()
    await world.clock.advance(1000)
    return opened
  }
  async function say(from = TOM, at = world.clock.now()) {
    const last = { id: messageId(++said), from, at, text: 'news' }
    const count = world.server.number(`roomState/${ROOM}/count`) + 1
    world.server.update({ [`roomState/${ROOM}`]: { count, last } })
    await settle()
  }
  async function putAway(more: RoomKeeping = {}) {
    await keepRoom(tab, ROOM, { archived: true, ...more })
    await settle()
  }
  const isAway = async () => !!(await tab.replica.readRoom(ROOM))?.mine?.archived

  it('comes back with what somebody says in it', async () => {
    await putAway()
    expect(await isAway()).toBe(true)
    await world.clock.advance(1000)
    await say()
    expect(await isAway()).toBe(false)
  })

  it('stays away with what was unread when it was put there, and with one’s own words', async () => {
    await say()
    await putAway()
    await say(MEI)
    expect(await isAway()).toBe(true)
  })

  it('stays away where it is muted', async () => {
    await putAway({ muted: world.clock.now() + 3_600_000 })
    await say()
    expect(await isAway()).toBe(true)
  })

  it('stays away where only mentions are said, and nobody is named', async () => {
    await putAway({ mentionsOnly: true })
    await say()
    expect(await isAway()).toBe(true)
  })

  it('comes back with what came while Hearth was open nowhere', async () => {
    await putAway()
    await tab.close()
    await world.clock.advance(60_000)
    await say()
    await world.clock.advance(60_000)
    tab = await lead(tab.replica)
    expect(await isAway()).toBe(false)
  })

  it('stays away where another device has put it there, though this one hears of older news later', async () => {
    await tab.close()
    await say()
    await say()
    world.server.set(`userRooms/${MEI}/${ROOM}/archived`, true)
    await world.clock.advance(60_000)
    tab = await lead(tab.replica)
    expect(await isAway()).toBe(true)
    await say()
    expect(await isAway()).toBe(false)
  })

  it('can be put away again, and comes back again', async () => {
    await putAway()
    await say()
    await putAway()
    expect(await isAway()).toBe(true)
    await world.clock.advance(1000)
    await say()
    expect(await isAway()).toBe(false)
  })
})
