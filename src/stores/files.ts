import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { FileParts } from '@/stores/files/file-parts'
import type { FilesPage } from '@/stores/files/files-page'
import { createHolds } from '@/stores/files/hold-transfers'
import { createKeptFiles } from '@/stores/files/kept-files'
import { createFileOffers } from '@/stores/files/offer-files'
import { createFileTakes } from '@/stores/files/take-files'
import { createTransferBook } from '@/stores/files/transfer-book'
import type { TransferContext } from '@/stores/files/transfer-context'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import { useSignalsStore } from '@/stores/signals'

/** Files on their way to and from people in conversations of two. Its code loads behind the first picture. */
export const useFilesStore = defineStore('files', () => {
  const { person, clock, loadFiles } = useServices()
  const signalsStore = useSignalsStore()
  const roomsStore = useRoomsStore()
  const canChoosePlace = shallowRef(false)
  const holds = createHolds()
  const book = createTransferBook((id) => holds.release(id))
  const page: FilesPage = { book, holds, ready }
  const offers = createFileOffers(page, person)
  const takes = createFileTakes(page, person, (room) => roomsStore.isJoined(room))
  const kept = createKeptFiles(page, clock, offers.reopen)
  let parts: Promise<FileParts> | undefined
  let isListening = false

  const toContext = (loaded: FileParts): TransferContext => ({
    parts: loaded,
    clock,
    me: signalsStore.address(),
    serverNow: () => person.value?.serverNow() ?? clock.now(),
    say: (signal) => signalsStore.say(signal),
    onChange: (transfer) => book.note(transfer),
    onGone: (id) => book.forget(id),
  })

  /** Loads what it needs; goes on with what an earlier page began, and hears what is offered. */
  async function start(): Promise<void> {
    if (parts || !person.value) return
    const user = person.value.account.id
    parts = loadFiles().then(({ openFileParts }) => openFileParts(user))
    try {
      const loaded = await parts
      canChoosePlace.value = loaded.received.canChoosePlace
      await kept.restore(loaded)
      signalsStore.listenAtDesk(takes.hear)
    } catch {
      // Not to be had just now: whatever asks for it next tries again.
      parts = undefined
    }
  }

  async function ready(): Promise<TransferContext> {
    await start()
    if (!parts) throw new Error('files are not to be had')
    const context = toContext(await parts)
    if (!isListening) signalsStore.listen(takes.hear)
    isListening = true
    return context
  }

  async function readStored() {
    await start()
    return kept.readStored(await parts)
  }

  return {
    transfers: book.transfers,
    refusal: book.refusal,
    reopenable: book.reopenable,
    saves: book.saves,
    canChoosePlace,
    start,
    offer: offers.offer,
    pick: offers.pick,
    reopen: (id: string) => offers.reopen(id),
    choose: offers.choose,
    accept: takes.accept,
    save: takes.save,
    readStored,
    discard: kept.discard,
    decline: (id: string) => book.incoming.get(id)?.decline(),
    setPaused: (id: string, isPaused: boolean) => book.controlOf(id)?.setPaused(isPaused),
    cancel: (id: string) => book.controlOf(id)?.cancel(),
    dismiss: (id: string) => book.controlOf(id)?.dismiss(),
    retry: (id: string) => book.outgoing.get(id)?.retry(),
  }
})
