import type { ShallowRef } from 'vue'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { mergeStored, type TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Person } from '@/stores/services'

/** How much is drawn around a message that was jumped to, in each direction. */
const AROUND = 40
const LATEST = 60

export type JumpProblem = 'unknown' | 'offline'

/** A message to be shown; a new object each time, so that the same one can be shown again. */
export interface JumpTarget {
  readonly id: MessageId
}

/** The part of the timeline store that a jump moves. */
export interface TimelineView {
  readonly person: Readonly<ShallowRef<Person | undefined>>
  readonly room: ShallowRef<RoomId | undefined>
  readonly stored: ShallowRef<readonly TimelineEntry[]>
  readonly hasOlder: ShallowRef<boolean>
  /** What is shown is a window somewhere in the past: newer messages are not in it. */
  readonly hasNewer: ShallowRef<boolean>
  /** The newest message that is known while such a window is shown. */
  readonly latest: ShallowRef<Position | undefined>
  readonly target: ShallowRef<JumpTarget | undefined>
  readonly jumpProblem: ShallowRef<JumpProblem | undefined>
  readonly newerProblem: ShallowRef<'offline' | undefined>
  readonly newBelow: ShallowRef<number>
}

export interface TimelineJumps {
  /**
   * Shows a message in what stands around it, wherever in the history it is: from this device, or
   * by its id from the server. For results of a search, links, replies, pins.
   */
  jumpTo(id: MessageId): Promise<void>
  /** Goes on towards the present; once there, what arrives is shown again. */
  loadNewer(isRetry?: boolean): Promise<void>
  /** Leaves the past: the newest messages, as when the room was opened. */
  showLatest(): Promise<void>
  /** What arrives while the past is shown: it changes what is in sight, or waits below. */
  take(messages: readonly Message[]): void
}

export function createTimelineJumps(view: TimelineView): TimelineJumps {
  return {
    jumpTo: (id) => jumpTo(view, id),
    loadNewer(isRetry = false) {
      if (isRetry) view.newerProblem.value = undefined
      return loadNewer(view)
    },
    showLatest: () => showLatest(view),
    take: (messages) => takeInPast(view, messages),
  }
}

function takeInPast({ person, stored, latest, newBelow }: TimelineView, all: readonly Message[]) {
  const me = person.value?.account.id
  const shown = new Set(stored.value.map(({ id }) => id))
  const changed = all.filter(({ id }) => shown.has(id))
  stored.value = mergeStored(stored.value, changed)
  for (const message of [...all].sort(comparePositions)) {
    if (latest.value && comparePositions(message, latest.value) <= 0) continue
    latest.value = message
    if (message.from !== me) newBelow.value++
  }
}

async function jumpTo(view: TimelineView, id: MessageId): Promise<void> {
  const { person, room, stored, target, jumpProblem } = view
  const [current, asked] = [person.value, room.value]
  if (!current || !asked) return
  jumpProblem.value = undefined
  if (!stored.value.some((entry) => entry.id === id)) {
    const opened = await openWindow(current, asked, id)
    if (room.value !== asked) return
    if (typeof opened === 'string') {
      jumpProblem.value = opened
      return
    }
    if (!view.hasNewer.value) view.latest.value = stored.value.at(-1)
    view.hasNewer.value = opened.hasNewer
    view.newerProblem.value = undefined
    view.hasOlder.value = opened.hasOlder
    stored.value = mergeStored([], opened.messages)
  }
  target.value = { id }
}

async function loadNewer(view: TimelineView): Promise<void> {
  const { person, room, stored, hasNewer, newerProblem } = view
  const [current, asked, newest] = [person.value, room.value, stored.value.at(-1)]
  if (!current || !asked || !newest || !hasNewer.value || newerProblem.value) return
  const page = await readNewer(current, asked, newest)
  if (room.value !== asked || stored.value.at(-1)?.id !== newest.id) return
  if (page === 'offline') {
    newerProblem.value = 'offline'
    return
  }
  stored.value = mergeStored(stored.value, page.messages)
  hasNewer.value = page.hasNewer
  if (!page.hasNewer) await closeRanks(view, current, asked)
}

async function showLatest(view: TimelineView): Promise<void> {
  const { person, room, stored } = view
  const [current, asked] = [person.value, room.value]
  if (!current || !asked) return
  const page = await current.replica.readPage(asked, undefined, LATEST)
  if (room.value !== asked) return
  stored.value = mergeStored([], page.messages)
  view.hasOlder.value = page.before !== 'beginning'
  view.hasNewer.value = false
  view.target.value = undefined
  view.newerProblem.value = undefined
  await closeRanks(view, current, asked)
}

/** What became known between the reading and now was not shown: it is on the disk. */
async function closeRanks({ room, stored }: TimelineView, { replica }: Person, asked: RoomId) {
  const newest = stored.value.at(-1)
  if (!newest) return
  const { messages } = await replica.readPageAfter(asked, newest, LATEST)
  if (room.value === asked) stored.value = mergeStored(stored.value, messages)
}

interface TimelineWindow {
  readonly messages: readonly Message[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

async function openWindow(
  { replica, sync }: Person,
  room: RoomId,
  id: MessageId,
): Promise<TimelineWindow | JumpProblem> {
  const found = (await replica.readMessage(room, id)) ?? (await sync.value?.findMessage(room, id))
  if (found === undefined) return 'offline'
  if (typeof found === 'string') return found
  const place = { at: found.at, id: found.id }
  const [older, newer] = await Promise.all([
    replica.readPage(room, place, AROUND),
    replica.readPageAfter(room, place, AROUND),
  ])
  return {
    messages: [...older.messages, found, ...newer.messages].sort(comparePositions),
    hasOlder: older.before !== 'beginning',
    hasNewer: newer.after !== 'end',
  }
}

async function readNewer({ replica, sync }: Person, room: RoomId, after: Position) {
  const answer = await sync.value?.loadNewer(room, after)
  if (answer?.kind === 'offline') return 'offline'
  const page = answer?.page ?? (await replica.readPageAfter(room, after, AROUND))
  if (page.messages.length === 0 && page.after === 'gap') return 'offline'
  return { messages: page.messages, hasNewer: page.after !== 'end' }
}
