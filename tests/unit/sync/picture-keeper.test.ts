import { beforeEach, describe, expect, it } from 'vitest'
import { startPictureKeeper } from '@/sync/picture-keeper'
import { createPushIds } from '@/shared/push-id'
import { toPictureId } from '@/domain/picture/picture'
import type { BlobId, RoomId, UserId } from '@/shared/ids'
import { settle } from '../../support/fakes'
import { MEI, message, messageId, OTHER_ROOM, outboxRow, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

const HOUR = 3_600_000

describe('pictures on this device', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    await settle()
  })

  const madeAt = (ms: number) =>
    toPictureId(createPushIds({ now: () => ms, randomBelow: () => 1 })(), { width: 4, height: 3 })
  const long = () => madeAt(world.clock.now() - HOUR)
  async function keep(id: BlobId, from: UserId = TOM, room: RoomId = ROOM) {
    const bytes = new Uint8Array([1, 2, 3])
    const picture = { id, room, from, type: 'image/webp', tiny: undefined, bytes } as const
    await (await tab.replica.upkeep()).putPicture(picture)
  }
  const isKept = async (id: BlobId) =>
    (await (await tab.replica.upkeep()).readPicture(id)) !== undefined
  const store = (blob: BlobId | undefined, deletedAt?: number) =>
    tab.replica.applyHistory(ROOM, {
      ...{ messages: [message(1, { blob, deletedAt })], complete: undefined, cursor: 1 },
    })
  async function start() {
    startPictureKeeper(tab.context)
    await settle()
  }

  it('stay as long as a message or a row that waits names them', async () => {
    const [named, waiting] = [long(), madeAt(world.clock.now() - 2 * HOUR)]
    await keep(named)
    await keep(waiting, MEI)
    await store(named)
    await tab.replica.addOutboxRow(outboxRow(2, { blob: waiting }))
    await start()
    expect([await isKept(named), await isKept(waiting)]).toEqual([true, true])
  })

  it('go with a message that is deleted', async () => {
    const id = long()
    await keep(id)
    await store(id)
    await start()
    await store(undefined, 5)
    tab.context.changes.emit({
      ...{ kind: 'messages', room: ROOM },
      messages: [message(1, { deletedAt: 5 })],
    })
    await settle()
    expect(await isKept(id)).toBe(false)
  })

  it('go with a room that is forgotten, and no others', async () => {
    const other = madeAt(world.clock.now() - 3 * HOUR)
    const id = long()
    await keep(id)
    await store(id)
    await start()
    await keep(other, TOM, OTHER_ROOM)
    await tab.replica.forgetRoom(ROOM)
    tab.context.changes.emit({ kind: 'room-forgotten', room: ROOM })
    await settle()
    expect([await isKept(id), await isKept(other)]).toEqual([false, true])
  })

  it('go at the next start where their message was given up', async () => {
    const id = long()
    await keep(id)
    await start()
    expect(await isKept(id)).toBe(false)
  })

  it('stay where they were made here just now: their row is about to be written', async () => {
    const [mine, theirs] = [madeAt(world.clock.now()), madeAt(world.clock.now() + 1)]
    await keep(mine, MEI)
    await keep(theirs, TOM)
    await start()
    expect([await isKept(mine), await isKept(theirs)]).toEqual([true, false])
    expect(messageId(1)).not.toBe(mine)
  })
})
