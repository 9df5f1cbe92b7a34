import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { newestStretch } from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { mergeStored, toTimeline, type TimelineEntry } from '@/domain/message/timeline'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useConnectionStore } from '@/stores/connection'
import { createComposer } from '@/stores/composer'
import { usePeopleStore } from '@/stores/people'
import { createReadMarker } from '@/stores/read-marker'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import type { JumpProblem, JumpTarget, TimelineJumps } from '@/stores/timeline-jump'
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
  const hasOlder = shallowRef(false)
  const loadingOlder = shallowRef(false)
  const olderProblem = shallowRef<'offline'>()
  const firstUnread = shallowRef<MessageId>()
  const newBelow = shallowRef(0)
  const hasNewer = shallowRef(false)
  const latest = shallowRef<Position>()
  const target = shallowRef<JumpTarget>()
  const jumpProblem = shallowRef<JumpProblem>()
  const newerProblem = shallowRef<'offline'>()
  let stopFeed: Unsubscribe | undefined
  let isListAtEnd = false

  /** What a jump moves. */
  const view = {
    ...{ person, room, stored, hasOlder, hasNewer, latest, target, jumpProblem },
    ...{ newerProblem, newBelow },
  }
  let loadedJumps: TimelineJumps | undefined

  const composer = createComposer(services, room)
  const readMarker = createReadMarker(services)

  const entries = computed(() =>
    hasNewer.value
      ? stored.value
      : toTimeline(stored.value, { ahead: ahead.value, unsent: unsent.value }),
  )
  const summary = computed(() => {
    const id = room.value
    if (!id) return undefined
    const known =
      roomsStore.cachedRoom(id)?.room ?? roomsStore.publicRooms.find((entry) => entry.id === id)
    return known && { id, name: known.name, topic: known.topic }
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
    startFeed()
    const { replica } = current
    // The rooms opened longest ago are the first to be given up.
    void replica
      .upkeep()
      .then((upkeep) => upkeep.noteOpened(id, current.serverNow()))
      .catch(() => undefined)
    const [page, sentAhead, rows, draft, cached] = await Promise.all([
      replica.readPage(id, undefined, FIRST_PAGE),
      replica.readAhead(id),
      replica.readOutbox(),
      replica.readDraft(id),
      replica.readRoom(id),
    ])
    if (room.value !== id) return
    readMarker.begin(cached?.mine)
    stored.value = mergeStored(stored.value, page.messages)
    ahead.value = sentAhead
    unsent.value = rows.filter((row) => row.room === id)
    composer.begin(draft?.text ?? '')
    hasOlder.value = page.before !== 'beginning'
    isRead.value = true
    findFirstUnread()
    // The network was faster than the disk.
    if (access.value === 'granted') void refreshOlder()
  }

  function close() {
    stopFeed?.()
    stopFeed = undefined
    if (room.value) person.value?.sync.value?.typing.end(room.value)
    composer.end()
    peopleStore.watchRoom(undefined)
    room.value = undefined
    stored.value = []
    ahead.value = []
    unsent.value = []
    isRead.value = false
    access.value = 'unknown'
    hasOlder.value = hasNewer.value = false
    olderProblem.value = newerProblem.value = jumpProblem.value = undefined
    target.value = undefined
    firstUnread.value = undefined
    newBelow.value = 0
    readMarker.end()
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
  // Joined just now, here or on another device: the room opens by itself.
  watch(
    () => room.value !== undefined && roomsStore.isJoined(room.value),
    (isJoined) => {
      if (!isJoined || access.value === 'unknown' || access.value === 'granted') return
      access.value = 'unknown'
      startFeed()
    },
  )
  watch(
    () => [stored.value, roomsStore.joined] as const,
    () => markReadSoon(),
  )

  function take(change: Change) {
    if (change.kind === 'outbox') void readUnsent()
    if (change.kind === 'draft' || change.kind === 'draft-offer') {
      composer.takeDraft(change.draft, change.kind === 'draft-offer')
    }
    if (change.kind === 'room-forgotten' && change.room === room.value) {
      stored.value = []
      ahead.value = []
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
    const me = person.value?.account.id
    if (!isCatchUp && !readMarker.isAtEnd()) {
      // A reconnect brings the last one known along, and a change is no news.
      newBelow.value += change.messages.filter(
        (message) =>
          message.from !== me && (!newestBefore || comparePositions(message, newestBefore) > 0),
      ).length
    }
    if (isCatchUp) findFirstUnread()
    void refreshOlder()
  }

  /**
   * What has come may lie beyond a gap: then it stands alone, and what was said before it comes by
   * scrolling there. A first window, or a gap that has closed, changes what lies above.
   */
  async function refreshOlder() {
    const id = room.value
    const current = person.value
    // A window in the past is as it was read.
    if (!id || !current || hasNewer.value) return
    const whole = newestStretch(await current.replica.readHistory(id))
    if (room.value !== id) return
    const first = stored.value[0]
    if (whole && first && comparePositions(first, whole.from) < 0) {
      stored.value = stored.value.filter((entry) => comparePositions(entry, whole.from) >= 0)
      firstUnread.value = undefined
      findFirstUnread()
    }
    const oldest = stored.value[0]
    const page = await current.replica.readPage(id, oldest, 1)
    if (room.value === id && stored.value[0] === oldest)
      hasOlder.value = page.before !== 'beginning' || page.messages.length > 0
  }

  async function readUnsent() {
    const rows = (await person.value?.replica.readOutbox()) ?? []
    const shown = new Set(stored.value.slice(-FIRST_PAGE).map(({ id }) => id))
    unsent.value = rows.filter((row) => row.room === room.value && !shown.has(row.id))
  }

  function findFirstUnread() {
    const readAt = readMarker.readAtOnOpening()
    if (readAt === undefined || firstUnread.value || hasNewer.value) return
    const me = person.value?.account.id
    firstUnread.value = stored.value.find(({ at, from }) => at > readAt && from !== me)?.id
  }

  function markReadSoon() {
    const id = room.value
    const cached = id && roomsStore.cachedRoom(id)
    if (cached && status.value === 'ready') readMarker.mark(cached, stored.value.at(-1)?.at)
  }

  async function loadOlder() {
    const id = room.value
    const oldest = stored.value[0]
    const current = person.value
    if (!id || !oldest || !current || loadingOlder.value || !hasOlder.value) return
    loadingOlder.value = true
    olderProblem.value = undefined
    try {
      const sync = current.sync.value
      const page = sync
        ? await sync.loadOlder(id, oldest)
        : ({ kind: 'page', page: await current.replica.readPage(id, oldest, FIRST_PAGE) } as const)
      // Meanwhile another room, or a gap has opened above what is shown.
      if (room.value !== id || stored.value[0]?.id !== oldest.id) return
      if (
        page.kind === 'offline' ||
        (page.page.before === 'gap' && page.page.messages.length === 0)
      ) {
        olderProblem.value = 'offline'
        return
      }
      stored.value = mergeStored(stored.value, page.page.messages)
      hasOlder.value = page.page.before !== 'beginning'
    } finally {
      loadingOlder.value = false
    }
  }

  // What came while nobody looked is in sight now.
  services.attention.watch(() => {
    if (readMarker.isAtEnd()) newBelow.value = 0
  })

  function setAtEnd(isAtEnd: boolean) {
    isListAtEnd = isAtEnd
    const isLatest = isAtEnd && !hasNewer.value
    readMarker.setAtEnd(isLatest)
    if (isLatest) newBelow.value = 0
    markReadSoon()
  }
  watch(hasNewer, () => setAtEnd(isListAtEnd))

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
    hasOlder,
    hasNewer,
    target,
    jumpProblem,
    newerProblem,
    loadingOlder,
    olderProblem,
    firstUnread,
    newBelow,
    draft: composer.draft,
    sendProblem: composer.sendProblem,
    offeredDraft: composer.offered,
    open,
    close,
    loadOlder,
    /** Jumping to a message and back; its code loads with the first jump. */
    async jumps() {
      const { createTimelineJumps } = await import('@/stores/timeline-jump')
      return (loadedJumps ??= createTimelineJumps(view))
    },
    send: composer.send,
    setDraft: composer.setDraft,
    answerDraftOffer: composer.answerOffer,
    retry: (id: MessageId) => person.value?.outbox.retry(id) ?? Promise.resolve(),
    discard: (id: MessageId) => person.value?.outbox.discard(id) ?? Promise.resolve(),
    edit: composer.edit,
    setAtEnd,
  }
})
