import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Transport } from '@/domain/connection/transport'
import type { Draft } from '@/domain/draft/draft'
import type { BrokenRow } from '@/domain/outbox/broken-row'
import type { ArrivedRow } from '@/domain/outbox/delivered-late'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import type { Change } from '@/sync/change'
import { settleWish as settle } from '@/sync/wishes'

/** So many of those that have arrived are told: since the page was opened, and without it just before. */
const MAX_ARRIVED = 20
/** What was sent without a tab longer ago is no news. */
const LATE_MS = 86_400_000

/** All that waits to be sent from this device, over all rooms. */
export const useOutboxStore = defineStore('outbox', () => {
  const { person, clock, drawn } = useServices()
  const roomsStore = useRoomsStore()

  const rows = shallowRef<readonly OutboxRow[]>([])
  const broken = shallowRef<readonly BrokenRow[]>([])
  const wishes = shallowRef<readonly MessageChangeRow[]>([])
  const drafts = shallowRef<readonly Draft[]>([])
  const arrived = shallowRef<readonly ArrivedRow[]>([])
  /** Over what each has gone that was sent since. */
  const vias = shallowRef<ReadonlyMap<MessageId, Transport>>(new Map())
  const pacedUntil = shallowRef(0)
  /** Moves each second while something waits for the rate limit. */
  const now = shallowRef(clock.now())
  /** One more goes in this time. */
  let pace = 0
  let cancelTick: Unsubscribe | undefined

  const groups = computed(() => {
    const byRoom = new Map<RoomId, OutboxRow[]>()
    for (const row of rows.value) byRoom.set(row.room, [...(byRoom.get(row.room) ?? []), row])
    return [...byRoom].map(([room, its]) => ({
      room,
      name: roomsStore.nameOf(room),
      rows: its,
    }))
  })
  const waiting = computed(() => rows.value.filter(({ status }) => status === 'waiting'))
  /** What was typed in rooms that one is not in any more, where nobody else shows it. */
  const leftDrafts = computed(() =>
    drafts.value.filter(({ room, text }) => text !== '' && !roomsStore.isJoined(room)),
  )

  /** In how many seconds the rate limit lets a row go; `undefined` where that is not what it waits for. */
  function secondsLeft(id: MessageId): number | undefined {
    if (pacedUntil.value <= now.value) return undefined
    const place = waiting.value.findIndex((row) => row.id === id)
    if (place < 0) return undefined
    return Math.ceil((pacedUntil.value - now.value + place * pace) / 1000)
  }

  async function read() {
    rows.value = (await person.value?.replica.readOutbox()) ?? []
    const upkeep = await person.value?.replica.upkeep()
    broken.value = (await upkeep?.readBrokenRows()) ?? []
    wishes.value = (await upkeep?.readChanges()) ?? []
  }

  /** What went while no tab was open. */
  async function readLate() {
    const current = person.value
    const late = (await (await current?.replica.upkeep())?.readDeliveredLate()) ?? []
    const recent = late.filter(({ at }) => at > (current?.serverNow() ?? 0) - LATE_MS)
    vias.value = new Map([...recent.map(({ row }) => [row.id, 'rest'] as const), ...vias.value])
    tellArrived(recent)
  }

  /** Each once, the newest first. */
  function tellArrived(news: readonly ArrivedRow[]) {
    const known = new Set(arrived.value.map(({ row }) => row.id))
    const all = [...arrived.value, ...news.filter(({ row }) => !known.has(row.id))]
    arrived.value = all.sort((a, b) => b.at - a.at).slice(0, MAX_ARRIVED)
  }

  async function readDrafts() {
    drafts.value = (await (await person.value?.replica.upkeep())?.readDrafts()) ?? []
  }

  function take(change: Change) {
    if (change.kind === 'outbox' || change.kind === 'wishes') void read()
    if (change.kind === 'messages') noteArrived(change.messages)
    if (change.kind === 'sent') vias.value = new Map(vias.value).set(change.id, change.via)
    if (change.kind === 'paced') {
      pacedUntil.value = change.until
      pace = change.every
      tick()
    }
  }

  function noteArrived(messages: readonly { readonly id: MessageId; readonly at: number }[]) {
    if (rows.value.length === 0) return
    const times = new Map(messages.map(({ id, at }) => [id, at]))
    const news = rows.value.flatMap((row) => {
      const at = times.get(row.id)
      return at === undefined ? [] : [{ row, at }]
    })
    if (news.length === 0) return
    tellArrived(news.reverse())
    rows.value = rows.value.filter(({ id }) => !times.has(id))
  }

  function tick() {
    cancelTick?.()
    now.value = clock.now()
    if (now.value < pacedUntil.value) cancelTick = clock.after(pace, tick)
  }

  watch(
    person,
    (current) => {
      if (!current) return
      current.changes.on(take)
      void drawn
        .then(read)
        .then(readLate)
        .catch(() => undefined)
    },
    { immediate: true },
  )

  async function sendAll() {
    for (const { id, status } of rows.value) {
      if (status === 'refused') await person.value?.outbox.retry(id)
    }
    for (const row of wishes.value) if (row.problem) await settleWish(row, 'retry')
    const connection = person.value?.sync.value?.connection
    if (connection?.status !== 'online') connection?.reconnect()
  }

  async function settleWish(row: MessageChangeRow, decision: 'retry' | 'discard') {
    if (person.value) await settle(person.value, row, decision)
  }

  /** Puts the text back where it was written. `undefined`: it may already have left. */
  async function takeBack(row: OutboxRow): Promise<RoomId | undefined> {
    const current = person.value
    const text = await current?.outbox.takeBack(row.id)
    if (!current || text === undefined) return undefined
    const kept = (await current.replica.readDraft(row.room))?.text ?? ''
    await current.replica.putDraft({
      room: row.room,
      text: kept === '' ? text : `${text}\n${kept}`,
      at: current.serverNow(),
    })
    return row.room
  }

  return {
    rows,
    broken,
    wishes,
    arrived,
    vias,
    groups,
    leftDrafts,
    count: computed(() => rows.value.length + broken.value.length + wishes.value.length),
    secondsLeft,
    readDrafts,
    sendAll,
    takeBack,
    settleWish,
    retry: (id: MessageId) => person.value?.outbox.retry(id) ?? Promise.resolve(),
    discard: (id: MessageId) => person.value?.outbox.discard(id) ?? Promise.resolve(),
    async dropBroken(key: string) {
      await (await person.value?.replica.upkeep())?.dropBrokenRow(key)
      await read()
    },
    async dropDraft({ room }: Draft) {
      await person.value?.replica.putDraft({ room, text: '', at: person.value.serverNow() })
      await readDrafts()
    },
  }
})
