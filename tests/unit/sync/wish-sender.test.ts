import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MessageEditRemote } from '@/domain/message/message-edit-remote'
import type { Wish } from '@/domain/outbox/message-change'
import { REFILL_MS } from '@/domain/outbox/token-bucket'
import { startWishSender } from '@/sync/wish-sender'
import { settleWish, wish } from '@/sync/wishes'
import { settle } from '../../support/fakes'
import { MEI, messageId, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('the sender of wishes', () => {
  let world: SyncWorld
  let tab: Tab
  let edits: MessageEditRemote

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    for (const number of [1, 2]) {
      world.say(number)
      world.server.set(`messages/${ROOM}/${messageId(number)}/from`, MEI)
    }
    tab = world.openTab()
    edits = (await tab.remotes.further()).edits
    await settle()
  })

  const edit = (text: string): Wish => ({ kind: 'edit', text, mentions: [] })
  const wants = (number: number, wished: Wish) =>
    wish(tab.context, { room: ROOM, id: messageId(number), wish: wished }, world.clock.now())
  const rows = async () => (await tab.replica.upkeep()).readChanges()
  const stored = (number: number) => world.server.get(`messages/${ROOM}/${messageId(number)}`)
  const start = async () => {
    startWishSender(tab.context, edits)
    await settle()
  }

  it('carries out what was wished for, and takes what came of it', async () => {
    await start()
    await wants(1, edit('better'))
    await settle()
    expect(stored(1)).toMatchObject({ text: 'better' })
    expect(await rows()).toEqual([])
    expect((await tab.replica.readMessage(ROOM, messageId(1)))?.text).toBe('better')
    expect(tab.seen).toContainEqual(expect.objectContaining({ kind: 'messages', room: ROOM }))
  })

  it('waits for the network, and then does the latest of each kind once', async () => {
    tab.client.goOffline()
    await start()
    await wants(1, edit('first'))
    await wants(1, edit('second'))
    await wants(1, { kind: 'react', emoji: ['👍'] })
    const editing = vi.spyOn(edits, 'edit')
    tab.client.goOnline()
    await settle()
    expect(editing).toHaveBeenCalledTimes(1)
    expect(stored(1)).toMatchObject({ text: 'second', reactions: { [MEI]: '👍' } })
    expect(await rows()).toEqual([])
  })

  it('wants nothing else of what is deleted', async () => {
    tab.client.goOffline()
    await start()
    await wants(1, edit('better'))
    await wants(1, { kind: 'remove' })
    expect((await rows()).map((row) => row.wish.kind)).toEqual(['remove'])
    tab.client.goOnline()
    await settle()
    expect(stored(1)).not.toHaveProperty('text')
  })

  it('is content where somebody else has deleted it already', async () => {
    const gone = { from: MEI, at: 1000, updatedAt: 9000, deletedAt: 9000, deletedBy: TOM }
    world.server.set(`messages/${ROOM}/${messageId(1)}`, gone)
    world.server.set(`messages/${ROOM}/${messageId(2)}`, null)
    await start()
    for (const number of [1, 2]) await wants(number, { kind: 'remove' })
    await settle()
    expect(await rows()).toEqual([])
  })

  it('goes on with what lay on the disk', async () => {
    await wants(2, { kind: 'remove' })
    await start()
    expect(stored(2)).toHaveProperty('deletedAt')
  })

  it('keeps to the rate limit', async () => {
    world.server.set(`rate/${MEI}`, { t: world.clock.now(), n: 0, for: 'x' })
    await start()
    await wants(1, edit('patient'))
    await settle()
    expect(stored(1)).toMatchObject({ text: 'message 1' })
    await world.clock.advance(REFILL_MS)
    expect(stored(1)).toMatchObject({ text: 'patient' })
  })

  it.each([
    ['not-a-member', () => world.server.revokeMembership(ROOM, MEI)],
    ['room-gone', () => world.server.deleteRoom(ROOM)],
    [
      'deleted',
      () =>
        world.server.set(`messages/${ROOM}/${messageId(1)}`, {
          from: MEI,
          at: 1,
          updatedAt: 9,
          deletedAt: 9,
          deletedBy: TOM,
        }),
    ],
  ])('keeps what is refused, and says why: %s', async (problem, happen) => {
    happen()
    await start()
    await wants(1, edit('too late'))
    await settle()
    expect(await rows()).toMatchObject([{ problem, wish: { text: 'too late' } }])
  })

  it('tries again what was refused when it is asked to, or gives it up', async () => {
    await start()
    const membership = world.server.get(`members/${ROOM}/${MEI}`)
    world.server.revokeMembership(ROOM, MEI)
    await wants(1, edit('again'))
    await wants(2, edit('never'))
    await settle()
    world.server.set(`members/${ROOM}/${MEI}`, membership)
    const [first, second] = await rows()
    await settleWish(tab.context, first!, 'retry')
    await settleWish(tab.context, second!, 'discard')
    await settle()
    expect(stored(1)).toMatchObject({ text: 'again' })
    expect(stored(2)).toMatchObject({ text: 'message 2' })
    expect(await rows()).toEqual([])
  })

  it('ends with the lead', async () => {
    await start()
    await tab.close()
    await wants(1, edit('too late'))
    await settle()
    expect(stored(1)).toMatchObject({ text: 'message 1' })
  })
})
