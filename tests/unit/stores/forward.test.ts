import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Picture } from '@/domain/picture/picture'
import { StorageError } from '@/domain/replica/replica'
import type { BlobId } from '@/shared/ids'
import { useForwardStore } from '@/stores/forward'
import { settle } from '../../support/fakes'
import { account, MEI, messageId, OTHER_ROOM, ROOM, roomId, TOM } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'
import { entry } from '../../component/support/entries'

const THIRD = roomId(3)
const BLOB = `${'-'.repeat(20)}_40x30` as BlobId

describe('forwarding', () => {
  let world: ServicesWorld
  let forwardStore: ReturnType<typeof useForwardStore>

  async function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    for (const room of [ROOM, OTHER_ROOM, THIRD]) world.seedRoom(room, [TOM, MEI])
    forwardStore = useForwardStore()
    await world.enter(account())
    await settle()
  }
  beforeEach(() => begin())

  const said = entry(messageId(1), { from: TOM, text: 'soup is on' })
  const rows = () => world.services.person.value!.replica.readOutbox()

  it('says it in each of the rooms, in one’s own name, with who said it first', async () => {
    expect(await forwardStore.prepare(ROOM, [said], [OTHER_ROOM, THIRD]).run()).toBeUndefined()
    await vi.waitFor(() => {
      for (const room of [OTHER_ROOM, THIRD]) {
        const [[, message] = []] = world.stored(room)
        expect(message).toMatchObject({ from: MEI, fwd: TOM, text: 'soup is on' })
      }
    })
    expect(world.stored(ROOM)).toEqual([])
  })

  it('keeps who said it first when it is forwarded again', async () => {
    await begin({ isOffline: true })
    await forwardStore.prepare(ROOM, [{ ...said, from: MEI, fwd: TOM }], [THIRD]).run()
    expect(await rows()).toMatchObject([{ room: THIRD, from: MEI, fwd: TOM }])
  })

  it('sends a picture anew, under an id of its own', async () => {
    await begin({ isOffline: true })
    const bytes = new Uint8Array([1, 2, 3])
    const picture: Picture = { id: BLOB, room: ROOM, from: TOM, type: 'image/webp', bytes }
    const upkeep = await world.services.person.value!.replica.upkeep()
    await upkeep.putPicture(picture)
    await forwardStore.prepare(ROOM, [{ ...said, text: '', blob: BLOB }], [OTHER_ROOM]).run()
    const [row] = await rows()
    expect(row?.blob).toMatch(/_40x30$/)
    expect(row?.blob).not.toBe(BLOB)
    expect(await upkeep.readPicture(row!.blob!)).toMatchObject({
      ...{ room: OTHER_ROOM, from: MEI, type: 'image/webp', bytes },
    })
  })

  it('forwards nothing where a picture cannot be had', async () => {
    await begin({ isOffline: true })
    const entries = [said, { ...said, blob: BLOB }]
    expect(await forwardStore.prepare(ROOM, entries, [OTHER_ROOM]).run()).toBe('no-picture')
    expect(await rows()).toEqual([])
  })

  it('goes on where a full disk has stopped it', async () => {
    await begin({ isOffline: true })
    const { replica } = world.services.person.value!
    const addOutboxRow = replica.addOutboxRow.bind(replica)
    const full = vi.spyOn(replica, 'addOutboxRow').mockImplementation(async (row) => {
      if (row.room === THIRD) throw new StorageError('full', undefined)
      await addOutboxRow(row)
    })
    const forwarding = forwardStore.prepare(ROOM, [said], [OTHER_ROOM, THIRD])
    expect(await forwarding.run()).toBe('storage')
    full.mockRestore()
    expect(await forwarding.run()).toBeUndefined()
    expect((await rows()).map(({ room }) => room)).toEqual([OTHER_ROOM, THIRD])
  })
})
