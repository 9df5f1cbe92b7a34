import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '@/domain/replica/replica'
import { MEI, ROOM, messageId, outboxRow } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('the outbox', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    tab = world.openTab({ isOffline: true })
  })

  it('is durable before it is told', async () => {
    const told: number[] = []
    tab.changes.on(() => void tab.replica.readOutbox().then((rows) => told.push(rows.length)))
    await tab.outbox.compose(ROOM, 'hello')
    await Promise.resolve()
    expect(told).toEqual([1])
    expect(await tab.replica.readOutbox()).toMatchObject([
      { room: ROOM, from: MEI, text: 'hello', status: 'waiting', tries: 0, reason: undefined },
    ])
  })

  it('rejects what could not be kept, and tells nobody', async () => {
    vi.spyOn(tab.replica, 'addOutboxRow').mockRejectedValue(new StorageError('full', null))
    await expect(tab.outbox.compose(ROOM, 'hello')).rejects.toBeInstanceOf(StorageError)
    expect(tab.seen).toEqual([])
  })

  it('orders what is composed in one millisecond, or after the clock went back', async () => {
    await tab.outbox.compose(ROOM, 'one')
    await tab.outbox.compose(ROOM, 'two')
    world.clock.set(world.clock.now() - 60_000)
    await tab.outbox.compose(ROOM, 'three')
    const rows = await tab.replica.readOutbox()
    expect(rows.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort())
  })

  it('puts what is composed behind what waited before a clock that was set back', async () => {
    await tab.outbox.compose(ROOM, 'before')
    world.clock.set(world.clock.now() - 60_000)
    const reloaded = world.openTab({ replica: tab.replica, isOffline: true })
    await reloaded.outbox.compose(ROOM, 'after')
    const rows = await tab.replica.readOutbox()
    expect(rows.map(({ text }) => text)).toEqual(['before', 'after'])
  })

  it('gives back a message that waits or was refused', async () => {
    await tab.replica.addOutboxRow(outboxRow(1, { text: 'waits' }))
    await tab.replica.addOutboxRow(outboxRow(2, { text: 'was refused', status: 'refused' }))
    expect(await tab.outbox.takeBack(messageId(1))).toBe('waits')
    expect(await tab.outbox.takeBack(messageId(2))).toBe('was refused')
    expect(await tab.replica.readOutbox()).toEqual([])
  })

  it('neither gives back nor discards what may be on the server already', async () => {
    const sending = outboxRow(1, { status: 'sending' })
    await tab.replica.addOutboxRow(sending)
    expect(await tab.outbox.takeBack(messageId(1))).toBeUndefined()
    await tab.outbox.discard(messageId(1))
    expect(await tab.replica.readOutbox()).toEqual([sending])
  })

  it('gives back nothing that is not there', async () => {
    expect(await tab.outbox.takeBack(messageId(1))).toBeUndefined()
  })

  it('puts only a refused message back in line', async () => {
    await tab.replica.addOutboxRow(outboxRow(1, { status: 'sending' }))
    await tab.replica.addOutboxRow(outboxRow(2, { status: 'refused', reason: 'too-long' }))
    await tab.outbox.retry(messageId(1))
    await tab.outbox.retry(messageId(2))
    expect(await tab.replica.readOutbox()).toMatchObject([
      { status: 'sending' },
      { status: 'waiting', reason: undefined },
    ])
  })
})
