import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { countAnnounced } from '@/domain/notice/count-announced'
import { isMentioned } from '@/domain/notice/mention'
import type { Photo } from '@/domain/portrait/photo'
import { unreadCount, type PublicRoom, type Room } from '@/domain/room/room'
import { NOTES_WORDS, otherOf, roomName } from '@/domain/room/room-name'
import type { CachedRoom } from '@/domain/replica/replica'
import type { RoomOrder } from '@/domain/preferences/preferences'
import type { RoomId, UserId } from '@/shared/ids'
import { fail } from '@/shared/result'
import { useConnectionStore } from '@/stores/connection'
import { usePeopleStore } from '@/stores/people'
import { usePreferencesStore } from '@/stores/preferences'
import { useServices } from '@/stores/services'
import type { Change } from '@/sync/change'
import type { ActionProblem, Outcome } from '@/sync/actions/actions'
import type { Sync } from '@/sync/sync'

/** What a room is called and looks like: a conversation of two as the other does. */
export interface RoomFace {
  readonly name: string
  readonly person: UserId | undefined
  /** Of two: until when the other does not want to be disturbed. */
  readonly quietUntil: number | undefined
  readonly photo: Photo | undefined
  /** In a conversation of two, what the other says of themselves. */
  readonly topic: string
}

/** One line of the room list. */
export interface RoomSummary extends RoomFace {
  readonly id: RoomId
  readonly isGone: boolean
  readonly unread: number
  readonly isOwner: boolean
  readonly isMuted: boolean
  readonly mentionsOnly: boolean
  /** Somebody has named one in what is not read yet. */
  readonly isMentioned: boolean
  readonly isPinned: boolean
  readonly isArchived: boolean
  /** Marked as unread by hand. */
  readonly isMarked: boolean
  /** So many are in a call there now. */
  readonly inCall: number
  readonly last:
    | {
        fromName: string
        text: string
        at: number
        mine: boolean
        deleted?: true | undefined
        /** By somebody whom one has blocked. */
        isFolded: boolean
      }
    | undefined
}

/** The rooms a person is in and those they could join. */
export const useRoomsStore = defineStore('rooms', () => {
  const { person } = useServices()
  const peopleStore = usePeopleStore()
  const connectionStore = useConnectionStore()
  const preferencesStore = usePreferencesStore()

  const status = shallowRef<'loading' | 'ready'>('loading')
  const cached = shallowRef<ReadonlyMap<RoomId, CachedRoom>>(new Map())
  const publicRooms = shallowRef<readonly PublicRoom[]>([])
  const isPublicKnown = shallowRef(false)
  const joining = shallowRef<RoomId>()
  /** Whose last words are not shown: the store of who is blocked, which loads later, tells. */
  const folded = shallowRef<ReadonlySet<UserId>>(new Set())
  /** Where a call goes on, and how many are in it: the store of calls, which loads later, tells. */
  const inCalls = shallowRef<ReadonlyMap<RoomId, number>>(new Map())
  /** Why one was not let in when one last asked. It outlives the part of the page that asked. */
  const notJoined = shallowRef<{ readonly room: RoomId; readonly problem: ActionProblem }>()
  let isExploring = false

  /** A room of which nothing has changed is the same object as before: its row is not drawn anew. */
  const shown = new Map<RoomId, { readonly from: readonly unknown[]; readonly as: RoomSummary }>()
  const joined = computed<readonly RoomSummary[]>(() =>
    [...cached.value.values()]
      .filter(({ mine }) => mine !== undefined)
      .sort((a, b) => placeOf(a) - placeOf(b) || lastActivity(b) - lastActivity(a))
      .map((kept) => {
        const { effectiveLanguage } = preferencesStore
        const inCall = inCalls.value.get(kept.id) ?? 0
        const from = [
          kept,
          peopleStore.profiles,
          folded.value,
          effectiveLanguage,
          isMuted(kept),
          inCall,
        ]
        const before = shown.get(kept.id)
        if (before?.from.every((part, place) => part === from[place])) return before.as
        const summary = toSummary(kept)
        shown.set(kept.id, { from, as: summary })
        return summary
      })
      .sort(inOrder(preferencesStore.roomOrder)),
  )

  /** The one place where a room gets the name it is shown by. */
  function faceOf(
    room: Pick<Room, 'name' | 'people' | 'photo'> & { readonly topic?: string },
  ): RoomFace {
    const me = person.value?.account.id
    const other = me && otherOf(room, me)
    const { nameOf, photoOf, quietOf, statusOf } = peopleStore
    const notes = NOTES_WORDS[preferencesStore.effectiveLanguage]
    return {
      name: me ? roomName(room, me, { notes, nameOf }) : room.name,
      person: other,
      quietUntil: other && quietOf(other),
      photo: other ? photoOf(other) : room.photo,
      topic: (other && statusOf(other)) ?? room.topic ?? '',
    }
  }

  function isMuted({ mine }: CachedRoom): boolean {
    return (mine?.muted ?? 0) > (person.value?.serverNow() ?? 0)
  }

  function toSummary(kept: CachedRoom): RoomSummary {
    const { id, room, state, mine, isGone } = kept
    const me = person.value?.account.id
    const last = state?.last
    return {
      id,
      ...faceOf(room ?? { name: '…' }),
      isGone,
      unread: mine ? unreadCount(state, mine) : 0,
      isOwner: room?.owner === me,
      isMuted: isMuted(kept),
      mentionsOnly: !!mine?.mentionsOnly,
      isMentioned: isMentioned(kept),
      isPinned: !!mine?.pinned,
      isArchived: !!mine?.archived,
      isMarked: !!mine?.unread,
      inCall: inCalls.value.get(id) ?? 0,
      last: last && {
        fromName: peopleStore.nameOf(last.from),
        text: last.text,
        at: last.at,
        mine: last.from === me,
        deleted: last.deleted,
        isFolded: folded.value.has(last.from),
      },
    }
  }

  function take(change: Change) {
    if (change.kind === 'room') {
      cached.value = new Map(cached.value).set(change.room.id, change.room)
    } else if (change.kind === 'room-forgotten') {
      const left = new Map(cached.value)
      left.delete(change.room)
      cached.value = left
    } else if (change.kind === 'public-rooms') {
      publicRooms.value = change.rooms
      isPublicKnown.value = true
    }
  }

  watch(
    person,
    async (current) => {
      if (!current) return
      current.changes.on(take)
      const rooms = await current.replica.readRooms()
      // What has come in meanwhile is newer than what was read.
      cached.value = new Map([...rooms.map((room) => [room.id, room] as const), ...cached.value])
      if (publicRooms.value.length === 0)
        publicRooms.value = await current.replica.readPublicRooms()
      status.value = 'ready'
    },
    { immediate: true },
  )
  watch(() => person.value?.sync.value, watchDirectory)

  function explore() {
    isExploring = true
    watchDirectory()
  }

  /** Once looked at, the directory stays watched: it is one bounded query. */
  function watchDirectory() {
    const sync = person.value?.sync.value
    if (!isExploring || !sync || sync === exploring) return
    exploring = sync
    sync.watchPublicRooms()
  }
  let exploring: Sync | undefined

  async function join(room: RoomId): Promise<Outcome<'join-room'>> {
    joining.value = room
    notJoined.value = undefined
    const joined =
      (await person.value?.sync.value?.act('join-room', { room })) ?? fail('offline' as const)
    joining.value = undefined
    if (!joined.ok) notJoined.value = { room, problem: joined.problem }
    return joined
  }

  return {
    status,
    cached,
    joined,
    publicRooms,
    isPublicKnown,
    joining,
    folded,
    fold: (people: ReadonlySet<UserId>) => void (folded.value = people),
    noteCalls: (counts: ReadonlyMap<RoomId, number>) => void (inCalls.value = counts),
    notJoined,
    publicStatus: computed(() => {
      if (isPublicKnown.value) return 'ready'
      return connectionStore.status === 'offline' ? 'offline' : 'loading'
    }),
    totalUnread: computed(() =>
      countAnnounced(cached.value.values(), person.value?.serverNow() ?? 0),
    ),
    isJoined: (room: RoomId) => cached.value.get(room)?.mine !== undefined,
    cachedRoom: (room: RoomId) => cached.value.get(room),
    faceOf,
    /** Empty where nothing is known of it. */
    nameOf: (room: RoomId) => faceOf(cached.value.get(room)?.room ?? { name: '' }).name,
    explore,
    join,
  }
})

/** Those that are pinned stand first, in the order in which they were. */
function placeOf({ mine }: CachedRoom): number {
  const { pinned = 0 } = mine ?? {}
  return pinned > 0 ? pinned : Infinity
}

/** Of those that are not pinned, and stand by what came last. */
function inOrder(order: RoomOrder) {
  const names = new Intl.Collator()
  const isRead = ({ unread, isMarked }: RoomSummary) => unread === 0 && !isMarked
  return (a: RoomSummary, b: RoomSummary) => {
    if (a.isPinned || b.isPinned) return Number(b.isPinned) - Number(a.isPinned)
    if (order === 'name') return names.compare(a.name, b.name)
    return order === 'unread' ? Number(isRead(a)) - Number(isRead(b)) : 0
  }
}

function lastActivity({ state, mine }: CachedRoom): number {
  return Math.max(state?.last?.at ?? 0, mine?.joinedAt ?? 0)
}
