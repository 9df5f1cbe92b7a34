import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { cleanFileName } from '@/domain/file/file-name'
import { parseFileSignal } from '@/domain/file/file-signal'
import { problemOf } from '@/domain/file/file-ports'
import {
  isEnded,
  KEPT_MS,
  MAX_OFFERS,
  type KeptTransfer,
  type StoredFile,
  type Transfer,
} from '@/domain/file/transfer'
import type { Signal } from '@/domain/peer/signal'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import type { FileParts } from '@/stores/files/file-parts'
import { createIncoming, type Incoming } from '@/stores/files/incoming'
import { createOutgoing, type Outgoing } from '@/stores/files/outgoing'
import type { TransferContext } from '@/stores/files/transfer-context'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import { useSignalsStore } from '@/stores/signals'

/** Why something that was asked for was not begun. */
export type FileRefusal =
  'no-place' | 'no-room' | 'other-file' | 'unavailable' | 'unsaved' | 'unsaved-full'

/** Files on their way to and from people in conversations of two. Its code loads behind the first picture. */
export const useFilesStore = defineStore('files', () => {
  const { person, clock, loadFiles } = useServices()
  const signalsStore = useSignalsStore()
  const roomsStore = useRoomsStore()
  const transfers = shallowRef<readonly Transfer[]>([])
  const refusal = shallowRef<{ readonly id: string; readonly why: FileRefusal }>()
  /** Those that the browser opens again, once it has asked. */
  const reopenable = shallowRef<ReadonlySet<string>>(new Set())
  /** Those that were put where the person wanted them, or are on the way there. */
  const saves = shallowRef<ReadonlyMap<string, 'saving' | 'saved'>>(new Map())
  const canChoosePlace = shallowRef(false)
  const incoming = new Map<string, Incoming>()
  const outgoing = new Map<string, Outgoing>()
  /** One page has each of them. */
  const locks = new Map<string, () => void>()
  let parts: Promise<FileParts> | undefined
  let isListening = false

  function onChange(transfer: Transfer) {
    const others = transfers.value.filter(({ id }) => id !== transfer.id)
    const isNew = others.length === transfers.value.length
    transfers.value = isNew
      ? [...others, transfer]
      : transfers.value.map((old) => (old.id === transfer.id ? transfer : old))
  }

  function onGone(id: string) {
    transfers.value = transfers.value.filter((transfer) => transfer.id !== id)
    incoming.delete(id)
    outgoing.delete(id)
    release(id)
    noteSave(id, undefined)
    if (refusal.value?.id === id) refusal.value = undefined
  }

  const toContext = (loaded: FileParts): TransferContext => ({
    parts: loaded,
    clock,
    me: signalsStore.address(),
    serverNow: () => person.value?.serverNow() ?? clock.now(),
    say: (signal) => signalsStore.say(signal),
    onChange,
    onGone,
  })

  /** Loads what it needs; goes on with what an earlier page began, and hears what is offered. */
  async function start(): Promise<void> {
    if (parts || !person.value) return
    const user = person.value.account.id
    parts = loadFiles().then(({ openFileParts }) => openFileParts(user))
    try {
      const loaded = await parts
      canChoosePlace.value = loaded.received.canChoosePlace
      await restore(loaded)
      signalsStore.listenAtDesk(hear)
    } catch {
      // Not to be had just now: whatever asks for it next tries again.
      parts = undefined
    }
  }

  async function ready(): Promise<TransferContext> {
    await start()
    if (!parts) throw new Error('files are not to be had')
    const context = toContext(await parts)
    if (!isListening) signalsStore.listen(hear)
    isListening = true
    return context
  }

  /** Whether this page has it from now on. */
  async function hold({ tryHold }: FileParts, id: string): Promise<boolean> {
    if (locks.has(id)) return true
    return new Promise((resolve) => {
      const work = () =>
        new Promise<void>((release) => {
          locks.set(id, release)
          resolve(true)
        })
      tryHold(`hearth.file.${id}`, work).then(
        (wasFree) => {
          if (!wasFree) resolve(false)
        },
        () => resolve(false),
      )
    })
  }

  function release(id: string) {
    locks.get(id)?.()
    locks.delete(id)
  }

  function noteSave(id: string, state: 'saving' | 'saved' | undefined) {
    const now = new Map(saves.value)
    if (state) now.set(id, state)
    else now.delete(id)
    saves.value = now
  }

  async function restore(loaded: FileParts) {
    const kept = loaded.kept.read()
    const fresh = kept.filter(({ at }) => clock.now() - at < KEPT_MS)
    for (const { id } of kept.filter((old) => !fresh.includes(old))) {
      loaded.kept.drop(id)
      await loaded.sent.drop(id).catch(() => undefined)
    }
    const known = new Set(fresh.map(({ id }) => id))
    if (loaded.canReceive) {
      const left = await loaded.received.list().catch(() => [])
      for (const { id } of left.filter(({ id }) => !known.has(id))) await sweep(loaded, id)
    }
    for (const transfer of fresh) {
      if (await hold(loaded, transfer.id)) goOnWith(await ready(), transfer)
    }
  }

  /** Takes it away, where no page has it. */
  async function sweep(loaded: FileParts, id: string) {
    if (!(await hold(loaded, id))) return
    await loaded.received.remove(id).catch(() => undefined)
    loaded.kept.drop(id)
    release(id)
  }

  function goOnWith(context: TransferContext, { isDone, direction, ...kept }: KeptTransfer) {
    if (direction === 'out') {
      outgoing.set(kept.id, createOutgoing(context, kept, undefined))
      void reopen(kept.id, false)
    } else {
      const state = isDone ? 'done' : 'interrupted'
      incoming.set(kept.id, createIncoming(context, { ...kept, state }))
    }
  }

  function hear(signal: Signal) {
    const me = person.value?.account.id
    // Between the two whose conversation it is, and of whom one has accepted to talk.
    if (!me || directRoomId(me, signal.user) !== signal.room) return
    const isKnown = [...incoming.values(), ...outgoing.values()]
    for (const control of isKnown) control.hear(signal)
    const said = parseFileSignal(signal.body)
    const has = incoming.has(signal.link) || outgoing.has(signal.link)
    if (said?.kind === 'offer' && !has && roomsStore.isJoined(signal.room)) {
      void takeOffer(signal, said).catch(() => undefined)
    }
  }

  async function takeOffer(signal: Signal, said: { name: string; size: number; modified: number }) {
    const context = await ready()
    const { link: id, room, user: peer } = signal
    const isElsewhere = context.parts.kept.read().some((kept) => kept.id === id)
    const waiting = transfers.value.filter(
      (one) => one.peer === peer && one.direction === 'in' && one.state === 'offered',
    )
    if (incoming.has(id) || isElsewhere || waiting.length >= MAX_OFFERS) return
    const { name, size, modified } = said
    const facts = { id, room, peer, name, size, modified, position: 0 }
    const control = createIncoming(context, { ...facts, state: 'offered' })
    incoming.set(id, control)
    control.hear(signal)
  }

  /** To the other of a conversation of two. */
  async function offer(
    peer: UserId,
    file: File,
    handle?: FileSystemHandle | Promise<FileSystemHandle | null>,
  ): Promise<void> {
    const current = person.value
    if (!current) return
    const room = directRoomId(current.account.id, peer)
    const id = current.mintId()
    const context = await ready()
    await hold(context.parts, id)
    const facts = { name: cleanFileName(file.name), size: file.size, modified: file.lastModified }
    outgoing.set(id, createOutgoing(context, { id, room, peer, ...facts, position: 0 }, file))
    // Without it, the file is chosen again.
    const kept = await handle
    if (kept?.kind === 'file') {
      await context.parts.sent.keep(id, kept as FileSystemFileHandle).catch(() => undefined)
    }
  }

  /** Lets the person choose files with handles; whether the browser can do that. */
  async function pick(peer: UserId): Promise<boolean> {
    const { parts: loaded } = await ready()
    const chosen = await loaded.sent.pick()
    for (const { file, handle } of chosen ?? []) await offer(peer, file, handle)
    return chosen !== undefined
  }

  /** The page was loaded anew: with the handle, the file need not be chosen again. */
  async function reopen(id: string, asks = true): Promise<void> {
    const { parts: loaded } = await ready()
    const file = await loaded.sent.open(id, asks).catch(() => undefined)
    const now = new Set(reopenable.value)
    if (file === 'ask') now.add(id)
    else now.delete(id)
    reopenable.value = now
    if (typeof file === 'object') choose(id, file)
  }

  async function accept(id: string): Promise<void> {
    const { parts: loaded } = await ready()
    const wanted = transfers.value.find((transfer) => transfer.id === id)
    if (!wanted) return
    const refuse = (why: FileRefusal) => (refusal.value = { id, why })
    const free = await loaded.received.free().catch(() => undefined)
    if (!loaded.canReceive) refuse('no-place')
    else if (free !== undefined && free < wanted.size - wanted.position) refuse('no-room')
    else if (await hold(loaded, id)) {
      refusal.value = undefined
      incoming.get(id)?.accept()
    }
  }

  function choose(id: string, file: File) {
    const isSame = outgoing.get(id)?.choose(file) ?? false
    refusal.value = isSame ? undefined : { id, why: 'other-file' }
  }

  async function save(id: string): Promise<void> {
    const { parts: loaded } = await ready()
    const name = transfers.value.find((transfer) => transfer.id === id)?.name
    if (name === undefined) return
    refusal.value = undefined
    try {
      const saved = await loaded.received.save(id, name, () => noteSave(id, 'saving'))
      if (saved === 'saved') noteSave(id, 'saved')
    } catch (cause) {
      noteSave(id, undefined)
      const problem = problemOf(cause, 'unwritable')
      const why = problem === 'full' ? 'unsaved-full' : 'unsaved'
      refusal.value = { id, why: problem === 'unreadable' ? 'unavailable' : why }
    }
  }

  /** What takes up space here, whole or not, whichever page has it. */
  async function readStored(): Promise<readonly StoredFile[]> {
    await start()
    const loaded = await parts
    if (!loaded?.canReceive) return []
    const kept = new Map(loaded.kept.read().map((each) => [each.id, each]))
    return (await loaded.received.list()).map(({ id, bytes }) => {
      const { name = '', size = bytes } = kept.get(id) ?? {}
      return { id, bytes, name, size }
    })
  }

  /** Gives it up, also where it is still on its way; another page may have it, and then it stays. */
  async function discard(id: string): Promise<void> {
    const context = await ready()
    const kept = context.parts.kept.read().find((each) => each.id === id)
    // A page that had it may have gone only now: whom it is from is told as well.
    if (kept && !controlOf(id) && (await hold(context.parts, id))) goOnWith(context, kept)
    const isOver = transfers.value.some((one) => one.id === id && isEnded(one))
    if (isOver) controlOf(id)?.dismiss()
    else controlOf(id)?.cancel()
    await sweep(context.parts, id)
  }

  const controlOf = (id: string) => incoming.get(id) ?? outgoing.get(id)

  return {
    transfers,
    refusal,
    reopenable,
    saves,
    canChoosePlace,
    start,
    offer,
    pick,
    reopen: (id: string) => reopen(id),
    readStored,
    discard,
    accept,
    decline: (id: string) => incoming.get(id)?.decline(),
    setPaused: (id: string, isPaused: boolean) => controlOf(id)?.setPaused(isPaused),
    cancel: (id: string) => controlOf(id)?.cancel(),
    dismiss: (id: string) => controlOf(id)?.dismiss(),
    retry: (id: string) => outgoing.get(id)?.retry(),
    choose,
    save,
  }
})
