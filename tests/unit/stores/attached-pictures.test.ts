import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '@/domain/replica/replica'
import { ok } from '@/shared/result'
import { MAX_AT_ONCE } from '@/domain/picture/tray'
import { useAttachedPicturesStore, type PictureAttachment } from '@/stores/attached-pictures'
import { useTimelineStore } from '@/stores/timeline'
import { useUnkeptPicturesStore } from '@/stores/unkept-pictures'
import { settle } from '../../support/fakes'
import { account, MEI, OTHER_ROOM, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('pictures that go with what is written', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>
  let attachedStore: ReturnType<typeof useAttachedPicturesStore>
  let unkeptStore: ReturnType<typeof useUnkeptPicturesStore>

  beforeEach(async () => {
    const prepared = {
      ...{ shape: { width: 4, height: 3 }, type: 'image/webp' as const, tiny: undefined },
      bytes: new Uint8Array([1, 2, 3]),
    }
    let number = 0
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++number}`)
    vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
    world = createServicesWorld()
    const parts = await world.services.loadBrowserParts()
    vi.spyOn(world.services, 'loadBrowserParts').mockResolvedValue({
      ...parts,
      preparePicture: () => Promise.resolve(ok(prepared)),
    })
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
    await world.enter(account())
    timelineStore = useTimelineStore()
    attachedStore = useAttachedPicturesStore()
    unkeptStore = useUnkeptPicturesStore()
    await timelineStore.open(ROOM)
    await settle()
  })

  const files = (count: number) => Array.from({ length: count }, () => new Blob(['x']))
  const attached = () => timelineStore.attachment as PictureAttachment | undefined
  const rows = async () =>
    (await world.tab().replica.readOutbox()).map(({ text, blob }) => [text, !!blob])

  it('are no more than go at once, which is said', async () => {
    await attachedStore.attach(files(MAX_AT_ONCE - 1))
    await attachedStore.attach(files(3))
    expect(attached()?.pictures).toHaveLength(MAX_AT_ONCE)
    expect(attached()?.leftOut).toBe(2)
  })

  it('are no more either while the first are still being prepared', async () => {
    const first = attachedStore.attach(files(MAX_AT_ONCE))
    await Promise.all([first, attachedStore.attach(files(1))])
    expect(attached()?.pictures).toHaveLength(MAX_AT_ONCE)
    expect(attached()?.leftOut).toBe(1)
  })

  it('go once, whatever is typed and sent while they are being kept', async () => {
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    const sent = timelineStore.send()
    expect(timelineStore.draft).toBe('')
    expect(await timelineStore.send()).toBe(false)
    timelineStore.setDraft('and this')
    expect(await timelineStore.send()).toBe(true)
    expect(await sent).toBe(true)
    await vi.waitFor(async () => expect(await rows()).toHaveLength(4))
    expect((await rows()).filter(([, blob]) => blob)).toEqual([
      ['look', true],
      ['', true],
      ['', true],
    ])
    expect(await rows()).toContainEqual(['and this', false])
    expect(timelineStore.draft).toBe('')
    expect(attached()).toBeUndefined()
  })

  it('are messages one after the other, the words with the first', async () => {
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    expect(await timelineStore.send()).toBe(true)
    await vi.waitFor(() => expect(attached()).toBeUndefined())
    expect(await rows()).toEqual([
      ['look', true],
      ['', true],
      ['', true],
    ])
  })

  /** From the picture of this number on there is no space, until it is given back. */
  async function fillDisk(from: number) {
    const upkeep = await world.tab().replica.upkeep()
    const put = upkeep.putInTray.bind(upkeep)
    let count = 0
    const spy = vi.spyOn(upkeep, 'putInTray')
    spy.mockImplementation((picture) =>
      ++count < from ? put(picture) : Promise.reject(new StorageError('full', undefined)),
    )
    vi.spyOn(world.tab().replica, 'upkeep').mockResolvedValue(upkeep)
    return () => spy.mockImplementation(put)
  }

  it('stay where the device has no space for them, and are not said twice', async () => {
    const makeSpace = await fillDisk(2)
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    expect(await timelineStore.send()).toBe(true)
    await vi.waitFor(() => expect(attached()?.unkept).toBe('full'))
    expect(await rows()).toEqual([['look', true]])
    expect(timelineStore.draft).toBe('')
    expect(attached()?.pictures).toHaveLength(2)
    expect(unkeptStore.unkept).toEqual([{ room: ROOM, count: 2, problem: 'full' }])
    makeSpace()
    await timelineStore.send()
    await vi.waitFor(() => expect(attached()).toBeUndefined())
    expect(await rows()).toHaveLength(3)
    expect(unkeptStore.unkept).toEqual([])
  })

  it('are kept once, though what names them could not be', async () => {
    await attachedStore.attach(files(1))
    world.tab().client.goOffline()
    const { outbox } = world.services.person.value ?? {}
    if (outbox)
      vi.spyOn(outbox, 'compose').mockRejectedValueOnce(new StorageError('full', undefined))
    const upkeep = await world.tab().replica.upkeep()
    const put = vi.spyOn(upkeep, 'putInTray')
    vi.spyOn(world.tab().replica, 'upkeep').mockResolvedValue(upkeep)
    expect(await timelineStore.send()).toBe(false)
    expect(await timelineStore.send()).toBe(true)
    expect(await rows()).toEqual([['', true]])
    expect(put).toHaveBeenCalledTimes(1)
  })

  it('give their words back where not even the first could be kept', async () => {
    await fillDisk(1)
    await attachedStore.attach(files(2))
    timelineStore.setDraft('look')
    const sent = timelineStore.send()
    expect(timelineStore.draft).toBe('')
    timelineStore.setDraft('typed since')
    expect(await sent).toBe(false)
    expect(timelineStore.draft).toBe('look\ntyped since')
    expect(timelineStore.sendProblem).toBe('storage-full')
    expect(attached()?.pictures).toHaveLength(2)
    expect(await rows()).toEqual([])
  })

  it('are told of when their room was left meanwhile, and wait there', async () => {
    const makeSpace = await fillDisk(2)
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    const sent = timelineStore.send()
    await timelineStore.open(OTHER_ROOM)
    expect(await sent).toBe(true)
    await vi.waitFor(() =>
      expect(unkeptStore.unkept).toEqual([{ room: ROOM, count: 2, problem: 'full' }]),
    )
    expect(attached()).toBeUndefined()
    await timelineStore.open(ROOM)
    await settle()
    expect(attached()?.pictures).toHaveLength(2)
    expect(attached()?.unkept).toBe('full')
    expect(timelineStore.draft).toBe('')
    makeSpace()
    await timelineStore.send()
    await vi.waitFor(async () => expect(await rows()).toHaveLength(3))
  })

  it('wait with their words where the room was left and nothing could be kept', async () => {
    await fillDisk(1)
    await attachedStore.attach(files(2))
    timelineStore.setDraft('look')
    const sent = timelineStore.send()
    timelineStore.setDraft('typed since')
    await timelineStore.open(OTHER_ROOM)
    expect(await sent).toBe(false)
    expect(timelineStore.sendProblem).toBeUndefined()
    expect(unkeptStore.unkept).toEqual([{ room: ROOM, count: 2, problem: 'full' }])
    await timelineStore.open(ROOM)
    await settle()
    expect(timelineStore.draft).toBe('look\ntyped since')
  })

  it('do not bring words back that are on their way, in a room that is left and gone back to', async () => {
    await attachedStore.attach(files(2))
    timelineStore.setDraft('look')
    await world.clock.advance(1000)
    await settle()
    world.tab().client.goOffline()
    const sent = timelineStore.send()
    await timelineStore.open(OTHER_ROOM)
    await timelineStore.open(ROOM)
    expect(await sent).toBe(true)
    await settle()
    expect(timelineStore.draft).toBe('')
    expect(await rows()).toContainEqual(['look', true])
  })

  it('stay in their room, also those that were still being prepared', async () => {
    const attaching = attachedStore.attach(files(2))
    await timelineStore.open(OTHER_ROOM)
    await attaching
    expect(attached()).toBeUndefined()
    await attachedStore.attach(files(1))
    expect(attached()?.pictures).toHaveLength(1)
    await timelineStore.open(ROOM)
    expect(attached()?.pictures.map(({ status }) => status)).toEqual(['ready', 'ready'])
  })

  it('are gone with the person', async () => {
    await attachedStore.attach(files(2))
    await world.enter(account({ id: TOM }))
    await settle()
    await timelineStore.open(OTHER_ROOM)
    await timelineStore.open(ROOM)
    expect(attached()).toBeUndefined()
  })
})
