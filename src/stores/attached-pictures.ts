import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { PreparedPicture } from '@/domain/picture/prepare-picture'
import { MAX_AT_ONCE } from '@/domain/picture/tray'
import type { StorageProblem } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import { createTraySender, problemOf } from '@/stores/attached-pictures/send-tray'
import type { TrayKeeper } from '@/stores/attached-pictures/keep-tray'
import {
  createTrays,
  toReady,
  type AttachedPicture,
  type Tray,
} from '@/stores/attached-pictures/tray'
import type { Attachment } from '@/stores/composer'
import { useConnectionStore } from '@/stores/connection'
import { usePicturesStore } from '@/stores/pictures'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'
import { useUnkeptPicturesStore } from '@/stores/unkept-pictures'
import type { Change } from '@/sync/change'

export interface PictureAttachment extends Attachment {
  readonly pictures: readonly AttachedPicture[]
  /** So many more were chosen than go at once. */
  readonly leftOut: number
  /** They are going, one after the other. */
  readonly isSending: boolean
  /** Why those that are still here were not kept. */
  readonly unkept: StorageProblem | undefined
}

/** The pictures that go with what is being written, in their order. */
export const useAttachedPicturesStore = defineStore('attached-pictures', () => {
  const { person, loadBrowserParts, lastDraft, drawn } = useServices()
  const timelineStore = useTimelineStore()
  const picturesStore = usePicturesStore()
  const unkeptStore = useUnkeptPicturesStore()
  const connectionStore = useConnectionStore()

  const trays = createTrays(show)
  const sender = createTraySender({
    ...{ person, trays, show, see: picturesStore.show },
    isOnScreen: (room) => timelineStore.room === room,
    keep: async (...given) => (await loadKeeper()).keep(...given),
  })
  let keeper: TrayKeeper | undefined
  let work = Promise.resolve()

  /** Its code loads with the first picture that is attached, or known to wait. */
  async function loadKeeper(): Promise<TrayKeeper> {
    const { createTrayKeeper } = await import('@/stores/attached-pictures/keep-tray')
    return (keeper ??= createTrayKeeper({ person, trays, make: picturesStore.make }))
  }

  function show(tray: Tray) {
    const { room, pictures, leftOut, isSending, unkept } = tray
    // Emptied, and another has begun.
    if ((trays.find(room) ?? tray) !== tray) return
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
          : { ...attachment, send: (text, more) => sender.send(tray, ready, text, more) }
  }

  /** Takes files along with what is being written, behind those that are there. */
  async function attach(files: readonly Blob[]) {
    const { room } = timelineStore
    if (!room) return
    const tray = trays.of(room)
    // What could not be taken has been seen.
    const good = tray.pictures.filter(({ status }) => status === 'ready' || status === 'preparing')
    const taken = files.slice(0, Math.max(0, MAX_AT_ONCE - good.length))
    tray.leftOut = files.length - taken.length
    const added = taken.map((file) => ({ key: trays.nextKey(), file }))
    trays.change(tray, [
      ...good,
      ...added.map(({ key }) => ({ key, status: 'preparing' }) as const),
    ])
    // One after the other: each takes the memory of a whole photograph.
    for (const { key, file } of added) {
      work = work.then(() => prepare(tray, key, file))
    }
    await work
  }

  async function prepare(tray: Tray, key: number, file: Blob) {
    if (!trays.isIn(tray, key)) return
    const prepared = await loadBrowserParts()
      .then((browser) => browser.preparePicture(file))
      .catch(() => ({ ok: false, problem: 'unreadable' }) as const)
    // Let go of in between.
    if (!trays.isIn(tray, key)) return
    if (prepared.ok) {
      trays.replace(tray, toReady(key, prepared.value))
      void keep(tray, key, prepared.value)
    } else trays.replace(tray, { key, status: prepared.problem })
  }

  /** Nothing waits for it: what cannot be kept stands in its tray as long as the page does, which is said. */
  async function keep(tray: Tray, key: number, prepared: PreparedPicture) {
    let unsafe: StorageProblem | undefined
    try {
      const loaded = await loadKeeper()
      if (trays.isIn(tray, key)) await loaded.keep(tray.room, key, prepared)
    } catch (cause) {
      unsafe = problemOf(cause)
    }
    const one = tray.pictures.find((picture) => picture.key === key)
    if (one && one.unsafe !== unsafe) trays.replace(tray, { ...one, unsafe })
  }

  async function keepAll(tray: Tray) {
    for (const { key, prepared } of tray.pictures) if (prepared) await keep(tray, key, prepared)
  }

  function drop(key: number) {
    const tray = timelineStore.room && trays.find(timelineStore.room)
    if (!tray) return
    tray.leftOut = 0
    trays.letGo(tray, key)
    // There may be space for the others now.
    void keeper
      ?.drop(tray.room, key)
      .then(() => keepAll(tray))
      .catch(() => undefined)
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

  /** What the disk has of a room, which a page before this one or another tab has left there. */
  async function takeUp(room: RoomId) {
    await drawn
    const waiting = await (await person.value?.replica.upkeep())?.readTray(room)
    if (waiting?.length || trays.find(room)) await (await loadKeeper()).takeUp(room)
  }

  function takeUpSoon(room: RoomId) {
    // Where the disk does not answer, they come when the room is gone back to.
    void takeUp(room).catch(() => undefined)
  }

  function take(change: Change) {
    if (change.kind === 'room-forgotten') {
      const tray = trays.find(change.room)
      if (tray) trays.change(tray, [])
    }
    if (change.kind === 'tray' && (trays.find(change.room) || timelineStore.room === change.room))
      takeUpSoon(change.room)
    // Another tab may have sent them.
    if (change.kind === 'outbox') for (const { room } of trays.all()) takeUpSoon(room)
  }

  // In a room that is gone back to, they are where they were left.
  watch(
    () => timelineStore.room,
    (room) => {
      const tray = room && trays.find(room)
      if (tray) show(tray)
      if (tray) void giveBack(tray)
      if (room) takeUpSoon(room)
    },
    { flush: 'sync', immediate: true },
  )
  watch(
    person,
    (current, before) => {
      current?.changes.on(take)
      if (!before) return
      for (const tray of trays.all()) trays.change(tray, [])
      keeper = undefined
    },
    { immediate: true },
  )
  watch(
    () => connectionStore.storage,
    (status) => {
      if (status !== 'cleared') return
      keeper?.forget()
      for (const tray of trays.all()) void keepAll(tray)
    },
    { flush: 'sync' },
  )

  return { attach, drop }
})
