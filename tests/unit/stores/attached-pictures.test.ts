import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '@/domain/replica/replica'
import { ok } from '@/shared/result'
import {
  MAX_AT_ONCE,
  useAttachedPicturesStore,
  type PictureAttachment,
} from '@/stores/attached-pictures'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../support/fakes'
import { account, MEI, OTHER_ROOM, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('pictures that go with what is written', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>
  let attachedStore: ReturnType<typeof useAttachedPicturesStore>

  beforeEach(async () => {
    vi.stubGlobal('URL', { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined })
    const prepared = {
      ...{ shape: { width: 4, height: 3 }, type: 'image/webp' as const, tiny: undefined },
      bytes: new Uint8Array([1, 2, 3]),
    }
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
    timelineStore.setDraft('look here')
    expect(await timelineStore.send()).toBe(false)
    expect(await sent).toBe(true)
    expect(await rows()).toEqual([
      ['look', true],
      ['', true],
      ['', true],
    ])
    expect(timelineStore.draft).toBe(' here')
  })

  it('are messages one after the other, the words with the first', async () => {
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    expect(await timelineStore.send()).toBe(true)
    expect(await rows()).toEqual([
      ['look', true],
      ['', true],
      ['', true],
    ])
    expect(attached()).toBeUndefined()
  })

  it('stay where the device has no space for them, and are not said twice', async () => {
    await attachedStore.attach(files(3))
    timelineStore.setDraft('look')
    world.tab().client.goOffline()
    const { outbox } = world.services.person.value ?? {}
    const compose = outbox?.compose.bind(outbox)
    if (outbox && compose)
      vi.spyOn(outbox, 'compose')
        .mockImplementationOnce(compose)
        .mockRejectedValueOnce(new StorageError('full', undefined))
    expect(await timelineStore.send()).toBe(true)
    expect(await rows()).toEqual([['look', true]])
    expect(timelineStore.draft).toBe('')
    expect(attached()?.pictures).toHaveLength(2)
    expect(attached()?.isUnkept).toBe(true)
    await timelineStore.send()
    expect(await rows()).toHaveLength(3)
    expect(attached()).toBeUndefined()
  })

  it('are let go of with the room', async () => {
    await attachedStore.attach(files(2))
    await timelineStore.open(OTHER_ROOM)
    await attachedStore.attach(files(1))
    expect(attached()?.pictures).toHaveLength(1)
  })
})
