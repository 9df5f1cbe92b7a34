import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PIECE_BYTES, toPictureId, type Picture } from '@/domain/picture/picture'
import type { PictureRemote } from '@/domain/picture/picture-remote'
import { startPictureSender } from '@/sync/picture-sender'
import { createPushIds } from '@/shared/push-id'
import { settle } from '../../support/fakes'
import { MEI, messageId, outboxRow, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('the sender of pictures', () => {
  let world: SyncWorld
  let tab: Tab
  let pictures: PictureRemote
  let picture: Picture

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    pictures = (await tab.remotes.further()).pictures
    const minted = createPushIds({ now: () => world.clock.now(), randomBelow: () => 7 })()
    picture = {
      ...{ id: toPictureId(minted, { width: 4, height: 3 }), room: ROOM, from: MEI },
      ...{ type: 'image/webp', tiny: undefined, bytes: new Uint8Array(2 * PIECE_BYTES + 10) },
    }
    await settle()
  })

  const keep = async () => (await tab.replica.upkeep()).putPicture(picture)
  const wait = () => tab.replica.addOutboxRow(outboxRow(1, { blob: picture.id, text: '' }))
  const row = async () => (await tab.replica.readOutbox())[0]
  async function start() {
    startPictureSender(tab.context, pictures)
    await settle()
  }

  it('brings it up piece by piece, says how far it is, and lets its row go', async () => {
    await keep()
    await wait()
    await start()
    expect(await row()).toMatchObject({ isUp: true, status: 'waiting' })
    expect(await pictures.readSent(picture)).toMatchObject({ isWhole: true })
    expect(tab.seen.filter(({ kind }) => kind === 'picture')).toEqual(
      [0, 1, 2, 3].map((sent) => ({ kind: 'picture', id: picture.id, sent, of: 3 })),
    )
  })

  it('goes on where an earlier try ended: no piece twice', async () => {
    await keep()
    await wait()
    await pictures.announce(picture, 30)
    await pictures.sendPiece(picture, 1, false)
    const announcing = vi.spyOn(pictures, 'announce')
    const sending = vi.spyOn(pictures, 'sendPiece')
    await start()
    expect(announcing).not.toHaveBeenCalled()
    expect(sending.mock.calls.map(([, at, isLast]) => [at, isLast])).toEqual([
      [0, false],
      [2, true],
    ])
    expect(await row()).toMatchObject({ isUp: true })
  })

  it('waits for the network', async () => {
    await keep()
    await wait()
    tab.client.goOffline()
    await start()
    expect((await row())?.isUp).toBeUndefined()
    tab.client.goOnline()
    await settle()
    expect(await row()).toMatchObject({ isUp: true })
  })

  it('stops where the row is taken out, and takes back what was there of it', async () => {
    await keep()
    await wait()
    const sendPiece = pictures.sendPiece.bind(pictures)
    const sending = vi.spyOn(pictures, 'sendPiece').mockImplementation(async (...piece) => {
      await tab.replica.changeOutboxRow(messageId(1), () => undefined)
      return sendPiece(...piece)
    })
    await start()
    tab.context.changes.emit({ kind: 'outbox' })
    await settle()
    expect(sending).toHaveBeenCalledTimes(1)
    expect(await pictures.readSent(picture)).toMatchObject({ isAnnounced: false })
    expect(await (await tab.replica.upkeep()).readPicture(picture.id)).toBeUndefined()
  })

  it('says so where the picture is on this device no more', async () => {
    await wait()
    await start()
    expect(await row()).toMatchObject({ status: 'refused', reason: 'no-picture' })
  })

  it('says so where one may not write there any more', async () => {
    await keep()
    await wait()
    world.server.set(`members/${ROOM}/${MEI}`, null)
    await start()
    expect(await row()).toMatchObject({ status: 'refused', reason: 'not-a-member' })
  })
})
