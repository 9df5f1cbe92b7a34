import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Message, Position } from '@/domain/message/message'
import { joinPage, mergeStored, toTimeline, type TimelineEntry } from '@/domain/message/timeline'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useConnectionStore } from '@/stores/connection'
import { createLeftRooms } from '@/stores/left-rooms'
import { createComposer } from '@/stores/composer'
import { usePeopleStore } from '@/stores/people'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import { createOlderPages } from '@/stores/timeline-older'
import { createUnread } from '@/stores/timeline-unread'
import type { JumpProblem, JumpTarget, TimelineJumps } from '@/stores/timeline-jump'
import type { TimelineWishes } from '@/stores/timeline-wishes'
import type { Change } from '@/sync/change'
import type { LossReason } from '@/sync/room-feed'

/** How much of a room is drawn at first; older pages follow when scrolled to. */
const FIRST_PAGE = 60

type Access = 'unknown' | 'granted' | LossReason

/** The conversation on screen. One room is open at a time. */
export const useTimelineStore = defineStore('timeline', () => {
  const services = useServices()
  const { person } = services
  const roomsStore = useRoomsStore()
  const peopleStore = usePeopleStore()
  const connectionStore = useConnectionStore()

  const room = shallowRef<RoomId>()
  const stored = shallowRef<readonly TimelineEntry[]>([])
  const ahead = shallowRef<readonly Message[]>([])
  const unsent = shallowRef<readonly OutboxRow[]>([])
  /** Whether the page kept on this device has been read. */
  const isRead = shallowRef(false)
  const access = shallowRef<Access>('unknown')
  const hasNewer = shallowRef(false)
  const latest = shallowRef<Position>()
  const target = shallowRef<JumpTarget>()
  const jumpProblem = shallowRef<JumpProblem>()
  const newerProblem = shallowRef<'offline'>()
  let stopFeed: Unsubscribe | undefined

  const unread = createUnread(services, {
    ...{ stored, hasNewer },
    readable: () =>
      room.value && status.value === 'ready' ? roomsStore.cachedRoom(room.value) : undefined,
  })
  const { firstUnread, newBelow, findFirst } = unread
  const older = createOlderPages({
    ...{ person, room, stored, hasNewer },
    onTrimmed: unread.findAnew,
  })
  const { hasOlder } = older

  /** What a jump moves. */
  const view = {
    ...{ person, room, stored, hasOlder, hasNewer, latest, target, jumpProblem },
    ...{ newerProblem, newBelow },
  }
  let loadedJumps: TimelineJumps | undefined

  const composer = createComposer(services, room, wishes)
  const leftRooms = createLeftRooms()

  /** Shows what was wished for these messages as if it were so already. */
  const overlay = shallowRef((shown: readonly TimelineEntry[]) => shown)
  let loadedWishes: TimelineWishes | undefined
  /** Puts what has come on other ways among them; see stores/fast-path.ts. */
  const lay = shallowRef(overlay.value)
  const entries = computed(() =>
    overlay.value(
      hasNewer.value
        ? stored.value
        : lay.value(toTimeline(stored.value, { ahead: ahead.value, unsent: unsent.value })),
    ),
  )
  const summary = computed(() => {
    const id = room.value
    if (!id) return undefined
    const known =
      roomsStore.cachedRoom(id)?.room ?? roomsStore.publicRooms.find((entry) => entry.id === id)
    return known && { id, ...roomsStore.faceOf(known) }
  })
  const status = computed(() => {
    if (!room.value) return 'closed'
    if (access.value === 'not-a-member' || access.value === 'gone') return access.value
    if (!isRead.value) return 'loading'
    const isJoined = roomsStore.isJoined(room.value)
    if (access.value === 'granted' || stored.value.length > 0 || isJoined) return 'ready'
    return connectionStore.status === 'offline' ? 'unavailable' : 'loading'
  })

  async function open(id: RoomId) {
    if (id === room.value) return
    close()
    room.value = id
    peopleStore.watchRoom(id)
    if (person.value) await show(id)
  }

  /** Draws what this device has; the network is not waited for. */
  async function show(id: RoomId) {
    const current = person.value
    if (!current) return
    drawLeft(id)
    startFeed()
    const { replica } = current
    const [page, sentAhead, rows, draft, cached] = await Promise.all([
      replica.readPage(id, undefined, FIRST_PAGE),
      replica.readAhead(id),
      replica.readOutbox(),
      replica.readDraft(id),
      replica.readRoom(id),
    ])
    if (room.value !== id) return
    unread.begin(cached?.mine)
    stored.value = joinPage(stored.value, page.messages)
    ahead.value = sentAhead
    unsent.value = rows.filter((row) => row.room === id)
    composer.open(draft?.text ?? '')
    hasOlder.value = page.before !== 'beginning'
    isRead.value = true
    findFirst()
    services.noteDrawn()
    void services.drawn.then(composer.resume).catch(() => undefined)
    void services.drawn.then(wishes).catch(() => undefined)
    // The network was faster than the disk.
    if (access.value === 'granted') void older.refresh()
    // Only now, as a write would hold up what is read. The rooms opened longest ago are the first to be given up.
    void replica
      .upkeep()
      .then((upkeep) => upkeep.noteOpened(id, current.serverNow()))
      .catch(() => undefined)
  }

  /** Draws what was on screen when this room was left, without waiting for the disk. */
  function drawLeft(id: RoomId) {
    const left = leftRooms.find(id)
    if (!left || stored.value.length > 0) return
    unread.begin(roomsStore.cachedRoom(id)?.mine)
    stored.value = left.stored
    ahead.value = left.ahead
    unsent.value = left.unsent
    hasOlder.value = left.hasOlder
    isRead.value = true
    findFirst()
  }

  function close() {
    stopFeed?.()
    stopFeed = undefined
    if (room.value) person.value?.sync.value?.typing.end(room.value)
    composer.end()
    peopleStore.watchRoom(undefined)
    if (room.value && isRead.value && !hasNewer.value) {
      const isLong = stored.value.length > FIRST_PAGE
      leftRooms.keep(room.value, {
        stored: stored.value.slice(-FIRST_PAGE),
        ahead: ahead.value,
        unsent: unsent.value,
        hasOlder: hasOlder.value || isLong,
      })
    }
    room.value = undefined
    stored.value = []
    ahead.value = []
    unsent.value = []
    isRead.value = false
    access.value = 'unknown'
    hasOlder.value = hasNewer.value = false
    older.problem.value = newerProblem.value = jumpProblem.value = undefined
    target.value = undefined
    unread.end()
  }

  function startFeed() {
    stopFeed?.()
    stopFeed = undefined
    const sync = person.value?.sync.value
    const id = room.value
    if (!sync || !id) return
    stopFeed = sync.feed(id, (reason) => {
      if (room.value === id) access.value = reason
    })
  }

  watch(person, (current) => {
    current?.changes.on(take)
    if (room.value && current) void show(room.value)
  })
  person.value?.changes.on(take)
  watch(() => person.value?.sync.value, startFeed)
  /** The room may be read again. */
  function reopen() {
    if (access.value === 'unknown' || access.value === 'granted') return
    access.value = 'unknown'
    startFeed()
  }

  // Joined just now on another device: the room opens by itself. What is joined here seems so before it is.
  watch(
    () => room.value !== undefined && roomsStore.isJoined(room.value),
    (isJoined) => isJoined && roomsStore.joining !== room.value && reopen(),
  )
  watch(
    () => [stored.value, roomsStore.joined] as const,
    () => unread.markSoon(),
  )

  function take(change: Change) {
    if (change.kind === 'outbox') void readUnsent()
    if (change.kind === 'draft' || change.kind === 'draft-offer') {
      composer.takeDraft(change.draft, change.kind === 'draft-offer')
    }
    if (change.kind === 'room-forgotten') {
      leftRooms.forget(change.room)
      if (change.room === room.value) stored.value = ahead.value = []
    }
    if (change.kind !== 'messages' || change.room !== room.value) return
    // What the feed brings first was written while this room was not on screen.
    const isCatchUp = access.value !== 'granted'
    access.value = 'granted'
    const newestBefore = stored.value.at(-1)
    const arrived = new Set(change.messages.map(({ id }) => id))
    if (unsent.value.some(({ id }) => arrived.has(id))) {
      unsent.value = unsent.value.filter(({ id }) => !arrived.has(id))
    }
    if (hasNewer.value) {
      loadedJumps?.take(change.messages)
      return
    }
    stored.value = mergeStored(stored.value, change.messages)
    if (isCatchUp) findFirst()
    else unread.count(change.messages, newestBefore)
    void older.refresh()
  }

  async function wishes() {
    const { createTimelineWishes } = await import('@/stores/timeline-wishes')
    return (loadedWishes ??= createTimelineWishes(services, overlay))
  }

  async function readUnsent() {
    const rows = (await person.value?.replica.readOutbox()) ?? []
    const shown = new Set(stored.value.slice(-FIRST_PAGE).map(({ id }) => id))
    unsent.value = rows.filter((row) => row.room === room.value && !shown.has(row.id))
  }

  watch(hasNewer, () => unread.setAtEnd())

  return {
    room,
    stored,
    ahead,
    unsent,
    isRead,
    access,
    summary,
    status,
    entries,
    lay,
    hasOlder,
    hasNewer,
    target,
    jumpProblem,
    newerProblem,
    loadingOlder: older.isLoading,
    olderProblem: older.problem,
    firstUnread,
    newBelow,
    draft: composer.draft,
    purpose: composer.purpose,
    beginPurpose: composer.begin,
    cancelPurpose: composer.cancel,
    sendProblem: composer.sendProblem,
    offeredDraft: composer.offered,
    attachment: composer.attachment,
    open,
    reopen,
    close,
    loadOlder: older.load,
    /** Jumping to a message and back; its code loads with the first jump. */
    async jumps() {
      const { createTimelineJumps } = await import('@/stores/timeline-jump')
      return (loadedJumps ??= createTimelineJumps(view))
    },
    /** What is wished for messages that are sent; its code loads behind what is drawn. */
    wishes,
    send() {
      unread.tell()
      return composer.send()
    },
    setDraft: composer.setDraft,
    answerDraftOffer: composer.answerOffer,
    retry: (id: MessageId) => person.value?.outbox.retry(id) ?? Promise.resolve(),
    discard: (id: MessageId) => person.value?.outbox.discard(id) ?? Promise.resolve(),
    edit: composer.edit,
    setAtEnd: unread.setAtEnd,
  }
})
