import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { BEGINNING } from '@/domain/message/history'
import type { RoomId } from '@/shared/ids'
import { KEEP_NEWEST, trimStorage } from '@/sync/trim-storage'
import { OTHER_ROOM, ROOM, messages, outboxRow, position } from '../../support/fixtures'

describe('trimming what is kept to its budget', () => {
  let replica: MemoryReplica

  beforeEach(() => {
    replica = new MemoryReplica()
  })

  async function fill(room: RoomId, count: number, openedAt: number) {
    await replica.noteOpened(room, openedAt)
    await replica.applyHistory(room, {
      messages: messages(1, count, { room }),
      complete: { from: BEGINNING, to: position(count * 1000, count) },
      cursor: count * 1000,
    })
  }
  async function usage() {
    const rooms = await replica.readUsage()
    return {
      total: rooms.reduce((sum, { bytes }) => sum + bytes, 0),
      counts: Object.fromEntries(rooms.map(({ room, messages: count }) => [room, count])),
    }
  }

  it('gives up nothing that fits', async () => {
    await fill(ROOM, 500, 1)
    const { total } = await usage()
    expect(await trimStorage(replica, total)).toBe(0)
    expect((await usage()).counts).toEqual({ [ROOM]: 500 })
  })

  it('begins with the room that was opened longest ago, and stops when it fits', async () => {
    await fill(ROOM, 1000, 2)
    await fill(OTHER_ROOM, 1000, 1)
    const { total } = await usage()
    const budget = Math.round(total * 0.8)
    const freed = await trimStorage(replica, budget)
    const after = await usage()
    expect(after.total).toBe(total - freed)
    expect(after.total).toBeLessThanOrEqual(budget * 0.9)
    expect(after.counts[ROOM]).toBe(1000)
    expect(after.counts[OTHER_ROOM]).toBeLessThan(1000)
    expect(await trimStorage(replica, budget)).toBe(0)
  })

  it('never gives up the newest page of a room, nor what is unsent', async () => {
    await fill(ROOM, 300, 1)
    await fill(OTHER_ROOM, 300, 2)
    await replica.addOutboxRow(outboxRow(1))
    await trimStorage(replica, 1)
    expect((await usage()).counts).toEqual({ [ROOM]: KEEP_NEWEST, [OTHER_ROOM]: KEEP_NEWEST })
    expect((await replica.readPage(ROOM, undefined, 10)).messages.at(-1)?.at).toBe(300_000)
    expect(await replica.readOutbox()).toHaveLength(1)
  })
})
