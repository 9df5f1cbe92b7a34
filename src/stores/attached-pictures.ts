import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { PictureProblem, PreparedPicture } from '@/domain/picture/prepare-picture'
import { StorageError, type StorageProblem } from '@/domain/replica/replica'
import type { BlobId, RoomId } from '@/shared/ids'
import type { Attachment, WrittenWith } from '@/stores/composer'
import { usePicturesStore } from '@/stores/pictures'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'
import { useUnkeptPicturesStore } from '@/stores/unkept-pictures'

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
  /** They are going, one after the other. */
  readonly isSending: boolean
  /** Why those that are still here were not kept. */
  readonly unkept: StorageProblem | undefined
}

/** What stands above the composer of one room. It stays while other rooms are on screen. */
interface Tray {
  readonly room: RoomId
  pictures: readonly AttachedPicture[]
  leftOut: number
  isSending: boolean
  unkept?: StorageProblem | undefined
  /** What was written with pictures that could not be kept, once the room was left. */
  text: string
}

/** The pictures that go with what is being written, in their order. */
export const useAttachedPicturesStore = defineStore('attached-pictures', () => {
  const { person, loadBrowserParts, lastDraft } = useServices()
  const timelineStore = useTimelineStore()
  const picturesStore = usePicturesStore()
  const unkeptStore = useUnkeptPicturesStore()

  const trays = new Map<RoomId, Tray>()
  /** Where they are on this device already, to be said anew. */
  const kept = new Map<number, BlobId>()
  let lastKey = 0
  let work = Promise.resolve()

  function trayOf(room: RoomId): Tray {
    const tray = trays.get(room)
    if (tray) return tray
    const empty = { room, pictures: [], leftOut: 0, isSending: false, text: '' }
    trays.set(room, empty)
    return empty
  }

  function change(tray: Tray, pictures: readonly AttachedPicture[]) {
    const left = new Set(pictures.map(({ url }) => url))
    for (const { url } of tray.pictures) if (url && !left.has(url)) URL.revokeObjectURL(url)
    tray.pictures = pictures
    show(tray)
  }

  function show(tray: Tray) {
    const { room, pictures, leftOut, isSending, unkept } = tray
    if (pictures.length === 0) trays.delete(room)
    const count = pictures.length
    unkeptStore.tell(room, unkept && count > 0 ? { count, problem: unkept } : undefined)
    if (timelineStore.room !== room) return
    const ready = isSending ? [] : pictures.filter(({ status }) => status === 'ready')
    const isPreparing = !isSending && pictures.some(({ status }) => status === 'preparing')
    const attachment: PictureAttachment = { pictures, leftOut, isSending, unkept, isPreparing }
    timelineStore.attachment =
      count === 0
        ? undefined
        : ready.length === 0
          ? attachment
          : { ...attachment, send: (text, more) => send(tray, ready, text, more) }
  }

  /** Takes files along with what is being written, behind those that are there. */
  async function attach(files: readonly Blob[]) {
    const { room } = timelineStore
    if (!room) return
    const tray = trayOf(room)
    // What could not be taken has been seen.
    const good = tray.pictures.filter(({ status }) => status === 'ready' || status === 'preparing')
    const taken = files.slice(0, MAX_AT_ONCE - good.length)
    tray.leftOut = files.length - taken.length
    const added = taken.map((file) => ({ key: ++lastKey, file }))
    change(tray, [...good, ...added.map(({ key }) => ({ key, status: 'preparing' }) as const)])
    // One after the other: each takes the memory of a whole photograph.
    for (const { key, file } of added) {
      work = work.then(() => prepare(tray, key, file))
    }
    await work
  }

  async function prepare(tray: Tray, key: number, file: Blob) {
    const isWanted = () =>
      trays.get(tray.room) === tray && tray.pictures.some((one) => one.key === key)
    if (!isWanted()) return
    const prepared = await loadBrowserParts()
      .then((browser) => browser.preparePicture(file))
      .catch(() => ({ ok: false, problem: 'unreadable' }) as const)
    // Let go of in between.
    if (!isWanted()) return
    const now = prepared.ok
      ? { key, status: 'ready' as const, url: urlOf(prepared.value), prepared: prepared.value }
      : { key, status: prepared.problem }
    change(
      tray,
      tray.pictures.map((one) => (one.key === key ? now : one)),
    )
  }

  function drop(key: number) {
    const tray = timelineStore.room && trays.get(timelineStore.room)
    if (tray) tray.leftOut = 0
    if (tray) letGo(tray, key)
  }

  function letGo(tray: Tray, key: number) {
    kept.delete(key)
    change(
      tray,
      tray.pictures.filter((one) => one.key !== key),
    )
  }

  /** Settles once the first is safe with the words; the others follow by themselves. */
  async function send(
    tray: Tray,
    ready: readonly AttachedPicture[],
    text: string,
    more: Promise<WrittenWith>,
  ) {
    tray.isSending = true
    tray.leftOut = 0
    tray.unkept = undefined
    show(tray)
    const [first, ...others] = ready
    try {
      if (first) await say(tray, first, text, await more)
    } catch (cause) {
      if (timelineStore.room !== tray.room) tray.text = text
      stop(tray, cause)
      throw cause
    }
    void sayOthers(tray, others)
  }

  async function sayOthers(tray: Tray, others: readonly AttachedPicture[]) {
    try {
      for (const picture of others) await say(tray, picture, '', {})
      stop(tray)
    } catch (cause) {
      stop(tray, cause)
    }
  }

  function stop(tray: Tray, cause?: unknown) {
    tray.isSending = false
    if (cause) tray.unkept = cause instanceof StorageError ? cause.problem : 'closed'
    show(tray)
  }

  async function say(tray: Tray, picture: AttachedPicture, text: string, more: WrittenWith) {
    const { key, prepared } = picture
    const blob = kept.get(key) ?? (prepared && (await picturesStore.keep(prepared, tray.room)))
    if (blob) kept.set(key, blob)
    // Signed out meanwhile.
    if (!tray.pictures.includes(picture)) return
    await person.value?.outbox.compose(tray.room, text, { ...more, blob })
    letGo(tray, key)
  }

  /** What was written with them goes before what was typed since. */
  async function giveBack(tray: Tray) {
    const { room, text } = tray
    tray.text = ''
    if (!text) return
    const kept = await person.value?.replica.readDraft(room).catch(() => undefined)
    if (timelineStore.room !== room) return
    const last = lastDraft.read()
    const typed = timelineStore.draft || (last?.room === room ? last : kept)?.text
    if (typed?.startsWith(text)) return
    timelineStore.setDraft([text, typed].filter(Boolean).join('\n'))
  }

  // In a room that is gone back to, they are where they were left.
  watch(
    () => timelineStore.room,
    (room) => {
      const tray = room && trays.get(room)
      if (!tray) return
      show(tray)
      void giveBack(tray)
    },
    { flush: 'sync' },
  )
  watch(person, () => {
    for (const tray of trays.values()) change(tray, [])
    kept.clear()
  })

  return { attach, drop }
})

const urlOf = ({ bytes, type }: PreparedPicture) => URL.createObjectURL(new Blob([bytes], { type }))
