import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { cleanFileName } from '@/domain/file/file-name'
import { parseFileSignal } from '@/domain/file/file-signal'
import { KEPT_MS, MAX_OFFERS, type KeptTransfer, type Transfer } from '@/domain/file/transfer'
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
export type FileRefusal = 'no-place' | 'no-room' | 'other-file' | 'unavailable'

/** Files on their way to and from people in conversations of two. Its code loads behind the first picture. */
export const useFilesStore = defineStore('files', () => {
  const { person, clock, loadFiles } = useServices()
  const signalsStore = useSignalsStore()
  const roomsStore = useRoomsStore()
  const transfers = shallowRef<readonly Transfer[]>([])
  const refusal = shallowRef<{ readonly id: string; readonly why: FileRefusal }>()
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
    locks.get(id)?.()
    locks.delete(id)
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
      await restore(await parts)
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

  async function restore(loaded: FileParts) {
    const kept = loaded.kept.read()
    const fresh = kept.filter(({ at }) => clock.now() - at < KEPT_MS)
    for (const { id } of kept.filter((old) => !fresh.includes(old))) loaded.kept.drop(id)
    const known = new Set(fresh.map(({ id }) => id))
    if (loaded.canReceive) {
      const left = await loaded.received.list().catch(() => [])
      for (const id of left.filter((id) => !known.has(id))) {
        if (await hold(loaded, id)) {
          await loaded.received.remove(id).catch(() => undefined)
          locks.get(id)?.()
          locks.delete(id)
        }
      }
    }
    for (const transfer of fresh) {
      if (await hold(loaded, transfer.id)) goOnWith(await ready(), transfer)
    }
  }

  function goOnWith(context: TransferContext, { isDone, direction, ...kept }: KeptTransfer) {
    if (direction === 'out') outgoing.set(kept.id, createOutgoing(context, kept, undefined))
    else {
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
  async function offer(peer: UserId, file: File): Promise<void> {
    const current = person.value
    if (!current) return
    const room = directRoomId(current.account.id, peer)
    const id = current.mintId()
    const context = await ready()
    await hold(context.parts, id)
    const facts = { name: cleanFileName(file.name), size: file.size, modified: file.lastModified }
    outgoing.set(id, createOutgoing(context, { id, room, peer, ...facts, position: 0 }, file))
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
    await loaded.received.save(id, name).catch(() => (refusal.value = { id, why: 'unavailable' }))
  }

  const controlOf = (id: string) => incoming.get(id) ?? outgoing.get(id)

  return {
    transfers,
    refusal,
    start,
    offer,
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
