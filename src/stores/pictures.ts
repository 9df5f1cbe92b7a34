import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import { toPictureId, type Picture } from '@/domain/picture/picture'
import type { PreparedPicture } from '@/domain/picture/prepare-picture'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import type { BlobId, RoomId } from '@/shared/ids'
import { useConnectionStore } from '@/stores/connection'
import { useServices } from '@/stores/services'
import type { ActionProblem } from '@/sync/actions/actions'

/** So many pictures that nobody looks at stay decoded, for who scrolls back. */
const KEPT_IDLE = 24

/** What there is to show of a picture. */
export interface ShownPicture {
  /** An address of this page, once it is here. */
  readonly url?: string | undefined
  /** The same for the very small one. */
  readonly tinyUrl?: string | undefined
  readonly problem?: ActionProblem | undefined
}

/** Pictures as they are shown and sent. Its code loads with the first of them. */
export const usePicturesStore = defineStore('pictures', () => {
  const { person } = useServices()
  const connectionStore = useConnectionStore()
  const shown = shallowReactive(new Map<BlobId, ShownPicture>())
  /** How much of those that are being sent has arrived, from 0 to 1. */
  const progress = shallowReactive(new Map<BlobId, number>())
  const viewers = new Map<BlobId, { readonly place: PicturePlace; count: number }>()
  const asked = new Set<BlobId>()

  watch(
    person,
    (current) =>
      current?.changes.on((change) => {
        if (change.kind === 'picture') progress.set(change.id, change.sent / change.of)
      }),
    { immediate: true },
  )

  function tell(id: BlobId, news: ShownPicture) {
    shown.set(id, { ...shown.get(id), ...news })
  }

  function tellPicture({ id, type, tiny, bytes }: Picture) {
    const url = URL.createObjectURL(new Blob([bytes], { type }))
    // A data address names its own kind; a browser goes by what is in it.
    tell(id, { url, tinyUrl: tiny && toDataUrl(tiny), problem: undefined })
  }

  /** Shows it until `release`: from this device, else from the server. */
  function hold(place: PicturePlace) {
    const { id } = place
    const viewer = viewers.get(id) ?? { place, count: 0 }
    viewer.count++
    viewers.set(id, viewer)
    if (!shown.get(id)?.url) void load(place)
  }

  function release({ id }: PicturePlace) {
    const viewer = viewers.get(id)
    if (viewer && --viewer.count === 0) viewers.delete(id)
    const idle = [...shown].filter(([key]) => !viewers.has(key))
    for (const [key, { url }] of idle.slice(0, Math.max(0, idle.length - KEPT_IDLE))) {
      if (url) URL.revokeObjectURL(url)
      shown.delete(key)
    }
  }

  async function load(place: PicturePlace) {
    const current = person.value
    const { id } = place
    if (!current || asked.has(id)) return
    asked.add(id)
    tell(id, { problem: undefined })
    try {
      const upkeep = await current.replica.upkeep()
      const kept = await upkeep.readPicture(id).catch(() => undefined)
      if (kept) {
        tellPicture(kept)
        return
      }
      const sync = current.sync.value
      if (!sync) {
        tell(id, { problem: 'offline' })
        return
      }
      if (!shown.get(id)?.tinyUrl) void peek(place)
      const fetched = await sync.act('fetch-picture', place)
      if (fetched.ok) tellPicture(fetched.value)
      else tell(id, { problem: fetched.problem })
    } catch {
      tell(id, { problem: 'offline' })
    } finally {
      asked.delete(id)
    }
  }

  async function peek(place: PicturePlace) {
    const peeked = await person.value?.sync.value?.act('peek-picture', place)
    if (peeked?.ok && peeked.value && !shown.get(place.id)?.url) {
      tell(place.id, { tinyUrl: toDataUrl(peeked.value) })
    }
  }

  /** What could not be had is tried again once there is a network. */
  function tryAgain() {
    for (const [id, { place }] of viewers) {
      if (shown.get(id)?.problem === 'offline') void load(place)
    }
  }
  watch(() => [connectionStore.status, person.value?.sync.value] as const, tryAgain)

  /** What is prepared as a picture of this person, for a room. */
  function make(prepared: PreparedPicture, room: RoomId): Picture | undefined {
    const current = person.value
    if (!current) return undefined
    const { shape, type, tiny, bytes } = prepared
    const id = toPictureId(current.mintId(), shape)
    return { id, room, from: current.account.id, type, tiny, bytes }
  }

  /** Keeps it on this device, to be sent; its id. */
  async function keep(prepared: PreparedPicture, room: RoomId): Promise<BlobId | undefined> {
    const picture = make(prepared, room)
    if (!picture) return undefined
    await (await person.value?.replica.upkeep())?.putPicture(picture)
    tellPicture(picture)
    return picture.id
  }

  const see = (id: BlobId): ShownPicture => shown.get(id) ?? {}

  return { progress, see, hold, release, load, keep, make, show: tellPicture }
})

const toDataUrl = (tiny: string) => `data:image/webp;base64,${tiny}`
