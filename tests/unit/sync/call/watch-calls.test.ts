import { beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '@/domain/call/call'
import { ABSENCE_MS } from '@/sync/call/watch-calls'
import { RENEWAL_PAUSES_MS } from '@/sync/keep-watching'
import { watchTopic } from '@/sync/actions/watch-topic'
import { settle } from '../../../support/fakes'
import { MEI, membership, messageId, OTHER_ROOM, ROOM, TOM } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world'

describe('the calls of the rooms that one is in', () => {
  let world: SyncWorld

  beforeEach(() => {
    world = createSyncWorld()
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
  })

  const begin = (room = ROOM) =>
    world.server.set(`calls/${room}`, {
      ...{ id: messageId(1), by: TOM, at: 5, kind: 'voice' },
      people: { [TOM]: { endpoint: 'e', seat: '0', beat: world.clock.now() } },
      seats: { 0: TOM },
    })

  async function follow() {
    const tab = world.openTab({ user: MEI })
    await tab.replica.putRoom(ROOM, () => ({ mine: membership() }))
    const told: (readonly Call[] | undefined)[] = []
    const stop = await watchTopic(tab.context, 'calls', (calls) => told.push(calls))
    await settle()
    const rooms = () => told.at(-1)?.map(({ room }) => room)
    return { tab, stop, rooms }
  }

  it('are told as they come and go, also in rooms that are joined later', async () => {
    const { tab, stop, rooms } = await follow()
    expect(rooms()).toEqual([])
    begin()
    await settle()
    expect(rooms()).toEqual([ROOM])
    begin(OTHER_ROOM)
    await settle()
    expect(rooms()).toEqual([ROOM])
    const room = await tab.replica.putRoom(OTHER_ROOM, () => ({
      mine: membership({ room: OTHER_ROOM }),
    }))
    if (room) tab.changes.emit({ kind: 'room', room })
    await settle()
    expect(rooms()).toEqual([ROOM, OTHER_ROOM])
    world.server.set(`calls/${ROOM}`, null)
    await settle()
    expect(rooms()).toEqual([OTHER_ROOM])
    stop()
  })

  it('are told again after a sign-in that had lapsed', async () => {
    const { tab, stop, rooms } = await follow()
    begin()
    await settle()
    tab.client.lapseSignIn()
    await settle()
    expect(rooms()).toEqual([])
    tab.client.renewSignIn()
    await world.clock.advance(RENEWAL_PAUSES_MS[0])
    await settle()
    expect(rooms()).toEqual([ROOM])
    stop()
  })

  it('are cleared away once all have left for longer than the lead takes to move', async () => {
    const { stop } = await follow()
    begin()
    await settle()
    world.server.update({ [`calls/${ROOM}/people`]: null, [`calls/${ROOM}/seats`]: null })
    await settle()
    await world.clock.advance(ABSENCE_MS - 1)
    await settle()
    expect(world.server.has(`calls/${ROOM}`)).toBe(true)
    await world.clock.advance(1)
    await settle()
    expect(world.server.has(`calls/${ROOM}`)).toBe(false)
    stop()
  })
})
