import { defineStore } from 'pinia'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { Picture } from '@/domain/picture/picture'
import { shapeOf } from '@/domain/picture/picture-space'
import { StorageError } from '@/domain/replica/replica'
import type { BlobId, RoomId } from '@/shared/ids'
import { usePicturesStore } from '@/stores/pictures'
import { useServices } from '@/stores/services'

/** In so many rooms a message can be said again at once. */
export const MAX_FORWARD_ROOMS = 5

/** `no-picture`: one of them is not here, and nothing was forwarded. `storage`: not all could be kept. */
export type ForwardProblem = 'no-picture' | 'storage'

export interface Forwarding {
  /** `undefined` once all is safe in the outbox. Called again, it goes on where it stopped. */
  run(): Promise<ForwardProblem | undefined>
}

/** Says messages again in other rooms, in the name of who forwards them. */
export const useForwardStore = defineStore('forward', () => {
  const { person } = useServices()
  const picturesStore = usePicturesStore()

  /** In their order, room by room. A picture is sent anew: each room has its own. */
  function prepare(
    room: RoomId,
    entries: readonly TimelineEntry[],
    to: readonly RoomId[],
  ): Forwarding {
    const left = to.flatMap((target) => entries.map((entry) => ({ target, entry })))

    async function run(): Promise<ForwardProblem | undefined> {
      const pictures = await findPictures(room, entries)
      if (!pictures) return 'no-picture'
      try {
        for (let next = left[0]; next; next = left[0]) {
          const { target, entry } = next
          const { id, type, bytes, tiny } = (entry.blob && pictures.get(entry.blob)) ?? {}
          const prepared = id && type && bytes && { type, bytes, tiny, shape: shapeOf(id) }
          const blob = prepared && (await picturesStore.keep(prepared, target))
          const fwd = entry.fwd ?? entry.from
          await person.value?.outbox.compose(target, entry.text, { fwd, blob })
          left.shift()
        }
      } catch (cause) {
        if (cause instanceof StorageError) return 'storage'
        throw cause
      }
      return undefined
    }

    return { run }
  }

  /** From this device, else from the server; `undefined` where one cannot be had. */
  async function findPictures(room: RoomId, entries: readonly TimelineEntry[]) {
    const found = new Map<BlobId, Picture>()
    for (const { blob } of entries) {
      if (!blob) continue
      const upkeep = await person.value?.replica.upkeep()
      const kept = await upkeep?.readPicture(blob).catch(() => undefined)
      const fetched = kept
        ? undefined
        : await person.value?.sync.value?.act('fetch-picture', { room, id: blob })
      const picture = kept ?? (fetched?.ok ? fetched.value : undefined)
      if (!picture) return undefined
      found.set(blob, picture)
    }
    return found
  }

  return { prepare }
})
