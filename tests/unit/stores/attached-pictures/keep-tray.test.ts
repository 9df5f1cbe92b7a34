import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Picture } from '@/domain/picture/picture'
import { StorageError } from '@/domain/replica/replica'
import type { BlobId } from '@/shared/ids'
import { ok } from '@/shared/result'
import { useAttachedPicturesStore, type PictureAttachment } from '@/stores/attached-pictures'
import { useConnectionStore } from '@/stores/connection'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../../support/fakes'
import { account, MEI, messageId, OTHER_ROOM, ROOM, TOM } from '../../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../../support/services-world'

describe('pictures that are not sent yet', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>
  let attachedStore: ReturnType<typeof useAttachedPicturesStore>

  beforeEach(async () => {
    let number = 0
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++number}`)
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    world = createServicesWorld()
    const parts = await world.services.loadBrowserParts()
    vi.spyOn(world.services, 'loadBrowserParts').mockResolvedValue({
      ...parts,
      // Each is told from the others by its width, which its file says.
      preparePicture: async (file) =>
        ok({
          ...{ shape: { width: file.size, height: 3 }, type: 'image/webp', tiny: undefined },
          bytes: new Uint8Array(await file.arrayBuffer()),
        }),
    })
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
    await world.enter(account())
    timelineStore = useTimelineStore()
    attachedStore = useAttachedPicturesStore()
    await timelineStore.open(ROOM)
    await settle()
  })

  const attach = (...widths: number[]) =>
    attachedStore.attach(widths.map((width) => new Blob(['x'.repeat(width)])))
  const attached = () => timelineStore.attachment as PictureAttachment | undefined
  const shown = () =>
    attached()?.pictures.map(({ status, prepared }) => prepared?.shape.width ?? status)
  const upkeep = () => world.tab().replica.upkeep()
  const kept = async (room = ROOM) =>
    (await (await upkeep()).readTray(room)).map((id) => Number(/_(\d+)x/.exec(id)?.[1]))
  const become = (widths: unknown) => vi.waitFor(() => expect(shown()).toEqual(widths))
  const becomeKept = (widths: unknown) =>
    vi.waitFor(async () => expect(await kept()).toEqual(widths))

  /** The page is gone, and another begins with what the disk has. */
  async function reload() {
    await world.enter(account())
    await timelineStore.open(OTHER_ROOM)
    await timelineStore.open(ROOM)
  }

  const elsewhere = (width: number): Picture => ({
    ...{ id: `${messageId(width)}_${width}x3` as BlobId, room: ROOM, from: MEI },
    ...{ type: 'image/webp', tiny: undefined, bytes: new Uint8Array([width]) },
  })

  it('are there again in another page, in their order, and go from there', async () => {
    await attach(4, 5, 6)
    await becomeKept([4, 5, 6])
    await reload()
    await become([4, 5, 6])
    world.tab().client.goOffline()
    expect(await timelineStore.send()).toBe(true)
    await vi.waitFor(() => expect(attached()).toBeUndefined())
    const rows = await world.tab().replica.readOutbox()
    expect(rows.map(({ blob }) => /_(\d+)x/.exec(blob ?? '')?.[1])).toEqual(['4', '5', '6'])
    expect(await kept()).toEqual([])
    await reload()
    await settle()
    expect(attached()).toBeUndefined()
  })

  it('are removed for good', async () => {
    await attach(4, 5)
    await becomeKept([4, 5])
    attachedStore.drop(attached()?.pictures[0]?.key ?? 0)
    await becomeKept([5])
    await reload()
    await become([5])
  })

  it('are removed for good also while they are being kept', async () => {
    const adding = attach(4, 5)
    await vi.waitFor(() => expect(shown()?.[0]).toBe(4))
    attachedStore.drop(attached()?.pictures[0]?.key ?? 0)
    await adding
    await becomeKept([5])
    await settle()
    expect(shown()).toEqual([5])
  })

  it('come and go with those of another tab, in one order', async () => {
    await attach(4)
    await becomeKept([4])
    await (await upkeep()).putInTray(elsewhere(7))
    world.tab().changes.emit({ kind: 'tray', room: ROOM })
    await become([4, 7])
    await attach(5)
    await becomeKept([4, 7, 5])
    const [id] = await (await upkeep()).readTray(ROOM)
    await (await upkeep()).dropFromTray({ room: ROOM, id: id! })
    world.tab().changes.emit({ kind: 'tray', room: ROOM })
    await become([7, 5])
  })

  it('leave the screen when another tab has sent them, and are not said again', async () => {
    await attach(4, 5)
    await becomeKept([4, 5])
    const [id] = await (await upkeep()).readTray(ROOM)
    world.tab().client.goOffline()
    await world.tab().outbox.compose(ROOM, 'from there', { blob: id })
    await become([5])
    expect(await timelineStore.send()).toBe(true)
    await vi.waitFor(() => expect(attached()).toBeUndefined())
    expect(await world.tab().replica.readOutbox()).toHaveLength(2)
  })

  it('stay where what names them could not be kept', async () => {
    await attach(4)
    await becomeKept([4])
    vi.spyOn(world.tab().outbox, 'compose').mockRejectedValueOnce(
      new StorageError('full', undefined),
    )
    expect(await timelineStore.send()).toBe(false)
    expect([shown(), await kept()]).toEqual([[4], [4]])
  })

  it('stay on screen on a full disk, which is said, and are kept once there is space', async () => {
    const replica = await upkeep()
    const put = replica.putInTray.bind(replica)
    let isFull = true
    vi.spyOn(replica, 'putInTray').mockImplementation((picture) =>
      isFull && picture.bytes.length > 4
        ? Promise.reject(new StorageError('full', undefined))
        : put(picture),
    )
    await attach(4, 5)
    await vi.waitFor(() =>
      expect(attached()?.pictures.map(({ unsafe }) => unsafe)).toEqual([undefined, 'full']),
    )
    expect([shown(), await kept()]).toEqual([[4, 5], [4]])
    isFull = false
    attachedStore.drop(attached()?.pictures[0]?.key ?? 0)
    await becomeKept([5])
    expect(attached()?.pictures.map(({ unsafe }) => unsafe)).toEqual([undefined])
  })

  it('are kept anew where the browser has cleared everything', async () => {
    await attach(4, 5)
    await becomeKept([4, 5])
    await world.tab().replica.destroy()
    useConnectionStore().$patch({ storage: 'cleared' })
    world.tab().changes.emit({ kind: 'outbox' })
    await becomeKept([4, 5])
    await settle()
    expect(shown()).toEqual([4, 5])
  })

  it('go with a room that is left', async () => {
    await attach(4)
    await becomeKept([4])
    await world.tab().replica.forgetRoom(ROOM)
    world.tab().changes.emit({ kind: 'room-forgotten', room: ROOM })
    await settle()
    expect([attached(), await kept()]).toEqual([undefined, []])
  })

  it('are nothing to whoever signs in next', async () => {
    await attach(4)
    await becomeKept([4])
    await world.enter(account({ id: TOM }))
    await timelineStore.open(OTHER_ROOM)
    await timelineStore.open(ROOM)
    await settle()
    expect([attached(), await kept()]).toEqual([undefined, []])
  })
})
