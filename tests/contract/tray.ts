import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenReplica, Replica } from '@/domain/replica/replica'
import type { BlobId } from '@/shared/ids'
import { MEI, messageId, OTHER_ROOM, outboxRow, ROOM } from '../support/fixtures'

/** What every replica promises of pictures that wait in a room to go with what is written. */
export function trayContract(name: string, open: OpenReplica): void {
  let replica: Replica

  beforeEach(async () => {
    replica = await open(MEI)
  })
  afterEach(async () => {
    await replica.destroy().catch(() => undefined)
  })

  describe(`${name}: pictures that wait to go with what is written`, () => {
    const pictureId = (number: number) => `${messageId(number)}_4x3` as BlobId
    const put = async (number: number, room = ROOM) =>
      (await replica.upkeep()).putInTray({
        ...{ id: pictureId(number), room, from: MEI, type: 'image/webp', tiny: undefined },
        ...{ bytes: new Uint8Array([number]) },
      })
    const read = async (room = ROOM) => (await replica.upkeep()).readTray(room)
    const kept = async (number: number) =>
      (await (await replica.upkeep()).readPicture(pictureId(number)))?.bytes[0]

    it('wait in their room and in their order, each once', async () => {
      for (const number of [2, 1, 3, 1]) await put(number)
      await put(4, OTHER_ROOM)
      expect(await read()).toEqual([2, 3, 1].map(pictureId))
      expect(await read(OTHER_ROOM)).toEqual([pictureId(4)])
      expect(await kept(2)).toBe(2)
    })

    it('come all, when several come at once', async () => {
      await Promise.all([1, 2, 3].map((number) => put(number)))
      expect([...(await read())].sort()).toEqual([1, 2, 3].map(pictureId))
    })

    it('leave the device when they are removed', async () => {
      for (const number of [1, 2]) await put(number)
      await (await replica.upkeep()).dropFromTray({ room: ROOM, id: pictureId(1) })
      expect(await read()).toEqual([pictureId(2)])
      expect([await kept(1), await kept(2)]).toEqual([undefined, 2])
    })

    it('leave the tray and not the device with the row that names them', async () => {
      for (const number of [1, 2]) await put(number)
      await replica.addOutboxRow(outboxRow(7, { blob: pictureId(1) }))
      expect(await read()).toEqual([pictureId(2)])
      expect(await kept(1)).toBe(1)
      await replica.addOutboxRow(outboxRow(8, { blob: pictureId(1) }))
      expect(await read()).toEqual([pictureId(2)])
    })

    it('are given up neither for space nor as what nothing names, and count', async () => {
      await put(1)
      const upkeep = await replica.upkeep()
      expect(await upkeep.evictPictures(ROOM, { bytes: Infinity, before: messageId(9) })).toBe(0)
      await upkeep.dropUnnamedPictures(ROOM, { by: MEI, since: messageId(9) })
      expect(await kept(1)).toBe(1)
      const [usage] = await upkeep.readUsage()
      expect(usage).toMatchObject({ room: ROOM, pictureBytes: 161 })
    })

    it('go with their room, and with the person', async () => {
      await put(1)
      await put(2, OTHER_ROOM)
      await replica.forgetRoom(ROOM)
      expect(await read()).toEqual([])
      expect([await kept(1), await kept(2)]).toEqual([undefined, 2])
      expect(await read(OTHER_ROOM)).toEqual([pictureId(2)])
      await replica.destroy()
      replica = await open(MEI)
      expect([await read(), await read(OTHER_ROOM)]).toEqual([[], []])
      expect(await kept(2)).toBeUndefined()
    })
  })
}
