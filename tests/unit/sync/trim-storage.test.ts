import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { BEGINNING } from '@/domain/message/history'
import { weighPicture } from '@/domain/replica/usage'
import type { BlobId, RoomId } from '@/shared/ids'
import { KEEP_NEWEST, trimStorage } from '@/sync/trim-storage'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  messageId,
  messages,
  outboxRow,
  position,
} from '../../support/fixtures'

/** All pictures of these tests are older. */
const NOW_ID = messageId(99)

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
    expect(await trimStorage(replica, total, NOW_ID)).toBe(0)
    expect((await usage()).counts).toEqual({ [ROOM]: 500 })
  })

  it('begins with the room that was opened longest ago, and stops when it fits', async () => {
    await fill(ROOM, 1000, 2)
    await fill(OTHER_ROOM, 1000, 1)
    const { total } = await usage()
    const budget = Math.round(total * 0.8)
    const freed = await trimStorage(replica, budget, NOW_ID)
    const after = await usage()
    expect(after.total).toBe(total - freed)
    expect(after.total).toBeLessThanOrEqual(budget * 0.9)
    expect(after.counts[ROOM]).toBe(1000)
    expect(after.counts[OTHER_ROOM]).toBeLessThan(1000)
    expect(await trimStorage(replica, budget, NOW_ID)).toBe(0)
  })

  it('never gives up the newest page of a room, nor what is unsent', async () => {
    await fill(ROOM, 300, 1)
    await fill(OTHER_ROOM, 300, 2)
    await replica.addOutboxRow(outboxRow(1))
    await trimStorage(replica, 1, NOW_ID)
    expect((await usage()).counts).toEqual({ [ROOM]: KEEP_NEWEST, [OTHER_ROOM]: KEEP_NEWEST })
    expect((await replica.readPage(ROOM, undefined, 10)).messages.at(-1)?.at).toBe(300_000)
    expect(await replica.readOutbox()).toHaveLength(1)
  })

  describe('with pictures', () => {
    const pictureId = (number: number) => `${messageId(number)}_4x3` as BlobId
    const bytes = new Uint8Array(100_000)
    const keep = (room: RoomId, number: number) =>
      replica.putPicture({
        ...{ id: pictureId(number), room, from: MEI, type: 'image/webp', tiny: undefined, bytes },
      })
    const isKept = async (number: number) =>
      (await replica.readPicture(pictureId(number))) !== undefined

    it('counts them, and gives them up before messages, the oldest of the room opened longest ago first', async () => {
      await fill(ROOM, 200, 2)
      await fill(OTHER_ROOM, 200, 1)
      for (const number of [3, 1, 2]) await keep(OTHER_ROOM, number)
      await keep(ROOM, 4)
      const { total } = await usage()
      const all = total + 4 * weighPicture({ bytes })
      expect(await trimStorage(replica, all, NOW_ID)).toBe(0)
      const freed = await trimStorage(replica, all - 1, NOW_ID)
      expect(freed).toBeGreaterThan(0)
      expect(await isKept(1)).toBe(false)
      expect([await isKept(3), await isKept(4)]).toEqual([true, true])
      expect((await usage()).counts).toEqual({ [ROOM]: 200, [OTHER_ROOM]: 200 })
    })

    it('never gives up one that waits to be sent, or that was made just now', async () => {
      await fill(ROOM, 10, 1)
      for (const number of [1, 2, 3]) await keep(ROOM, number)
      await replica.addOutboxRow(outboxRow(1, { blob: pictureId(1) }))
      await trimStorage(replica, 1, pictureId(3))
      expect([await isKept(1), await isKept(2), await isKept(3)]).toEqual([true, false, true])
    })
  })
})
