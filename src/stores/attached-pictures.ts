import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PictureProblem, PreparedPicture } from '@/domain/picture/prepare-picture'
import { StorageError } from '@/domain/replica/replica'
import type { BlobId, RoomId } from '@/shared/ids'
import type { Attachment } from '@/stores/composer'
import { usePicturesStore } from '@/stores/pictures'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'

/** So many go at once: each is a message and takes a token. */
export const MAX_AT_ONCE = 10

/** A picture above the composer. */
export interface AttachedPicture {
  readonly key: number
  readonly status: 'preparing' | 'ready' | PictureProblem
  /** An address of this page, once there is something to see. */
  readonly url?: string
  readonly prepared?: PreparedPicture
}

export interface PictureAttachment extends Attachment {
  readonly pictures: readonly AttachedPicture[]
  /** So many more were chosen than go at once. */
  readonly leftOut: number
  /** It is said in the conversation, and the rest stay here: the device keeps no more. */
  readonly isUnkept?: boolean
}

/** The pictures that go with what is being written, in their order. */
export const useAttachedPicturesStore = defineStore('attached-pictures', () => {
  const { person, loadBrowserParts } = useServices()
  const timelineStore = useTimelineStore()
  const picturesStore = usePicturesStore()

  const pictures = shallowRef<readonly AttachedPicture[]>([])
  let shown: PictureAttachment | undefined
  let lastKey = 0
  let leftOut = 0
  let work = Promise.resolve()

  const isOver = () => timelineStore.attachment !== shown

  /** They were sent, or the room was left. */
  function forget() {
    if (isOver()) change(() => [])
  }

  function change(to: (now: readonly AttachedPicture[]) => readonly AttachedPicture[]) {
    const before = pictures.value
    pictures.value = to(before)
    const kept = new Set(pictures.value.map(({ url }) => url))
    for (const { url } of before) if (url && !kept.has(url)) URL.revokeObjectURL(url)
  }

  function show(more: Partial<PictureAttachment> = {}) {
    const all = pictures.value
    const ready = all.filter(({ status }) => status === 'ready')
    const isPreparing = all.some(({ status }) => status === 'preparing')
    const attachment = { pictures: all, leftOut, isPreparing, ...more }
    shown = all.length > 0 ? { ...attachment, ...(ready.length > 0 && sending(ready)) } : undefined
    timelineStore.attachment = shown
  }

  /** Takes files along with what is being written, behind those that are there. */
  async function attach(files: readonly Blob[]) {
    const { room } = timelineStore
    forget()
    // What could not be taken has been seen.
    change((now) => now.filter(({ status }) => status === 'ready' || status === 'preparing'))
    const taken = files.slice(0, MAX_AT_ONCE - pictures.value.length)
    leftOut = files.length - taken.length
    const added = taken.map((file) => ({ key: ++lastKey, file }))
    change((now) => [...now, ...added.map(({ key }) => ({ key, status: 'preparing' }) as const)])
    show()
    // One after the other: each takes the memory of a whole photograph.
    for (const { key, file } of added) {
      work = work.then(() => prepare(key, file, room))
    }
    await work
  }

  async function prepare(key: number, file: Blob, room: RoomId | undefined) {
    const isWanted = () =>
      !isOver() && timelineStore.room === room && pictures.value.some((one) => one.key === key)
    if (!isWanted()) return
    const prepared = await loadBrowserParts()
      .then((browser) => browser.preparePicture(file))
      .catch(() => ({ ok: false, problem: 'unreadable' }) as const)
    // Let go of in between.
    if (!isWanted()) return
    const now = prepared.ok
      ? { key, status: 'ready' as const, url: urlOf(prepared.value), prepared: prepared.value }
      : { key, status: prepared.problem }
    change((all) => all.map((one) => (one.key === key ? now : one)))
    show()
  }

  function drop(key: number) {
    leftOut = 0
    change((all) => all.filter((one) => one.key !== key))
    show()
  }

  /** How those that are ready leave: all are kept before the first is said. */
  function sending(ready: readonly AttachedPicture[]): Pick<Attachment, 'keep' | 'follow'> {
    let ids: (BlobId | undefined)[] = []
    const letGo = (gone: readonly AttachedPicture[]) =>
      change((all) => all.filter((one) => !gone.includes(one)))
    return {
      async keep(room) {
        ids = []
        for (const { prepared } of ready)
          if (prepared) ids.push(await picturesStore.keep(prepared, room))
        return ids[0]
      },
      async follow(room) {
        let said = 1
        try {
          for (; said < ids.length; said++)
            await person.value?.outbox.compose(room, '', { blob: ids[said] })
        } catch (cause) {
          if (!(cause instanceof StorageError)) throw cause
        }
        if (isOver()) return
        letGo(ready.slice(0, said))
        leftOut = 0
        show({ isUnkept: said < ids.length })
      },
    }
  }

  return { attach, drop, forget }
})

const urlOf = ({ bytes, type }: PreparedPicture) => URL.createObjectURL(new Blob([bytes], { type }))
