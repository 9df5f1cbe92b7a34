import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch, type ComputedRef } from 'vue'
import { reachOf, receiptOf, type Reach, type Receipt } from '@/domain/message/receipt'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId } from '@/shared/ids'
import { stopLater } from '@/shared/stop-later'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useClockStore } from '@/stores/clock'
import { usePeopleStore } from '@/stores/people'
import { usePreferencesStore } from '@/stores/preferences'
import { useServices } from '@/stores/services'
import type { RoomPeople } from '@/sync/people-watch'

const NOBODY: RoomPeople = { members: [], presences: new Map(), typing: [] }
const NONE: readonly ReadMark[] = []

/** What becomes of one's messages once they are stored. Loaded with the first that shows it. */
export const useReceiptsStore = defineStore('receipts', () => {
  const { person } = useServices()
  const peopleStore = usePeopleStore()
  const preferencesStore = usePreferencesStore()
  const clockStore = useClockStore()

  /** Who follows a room here, each once. */
  const guests = shallowReactive(new Map<RoomId, number>())
  const marks = shallowReactive(new Map<RoomId, readonly ReadMark[]>())
  /** Of rooms that are not on screen; who is in the one that is, the people store knows. */
  const people = shallowReactive(new Map<RoomId, RoomPeople>())
  const watches = new Map<string, Unsubscribe>()
  /** The room on screen, from its first mark on until it is left. */
  const shown = shallowRef<RoomId>()

  /** Begins what is missing and ends what nobody wants any more. */
  function arrange() {
    const sync = person.value?.sync.value
    const wanted = new Map<string, () => Unsubscribe>()
    for (const room of sync ? guests.keys() : []) {
      if (peopleStore.room !== room) {
        wanted.set(`people ${room}`, () =>
          keep(
            people,
            room,
            sync?.watchPeople(room, (now) => people.set(room, now)),
          ),
        )
      }
      // Who hides what they read does not see what others have read.
      if (preferencesStore.reading === 'shown') {
        wanted.set(`marks ${room}`, () =>
          keep(
            marks,
            room,
            sync && stopLater(sync.watchReads(room, (now) => marks.set(room, now))),
          ),
        )
      }
    }
    for (const [key, stop] of watches) {
      if (wanted.has(key)) continue
      watches.delete(key)
      stop()
    }
    for (const [key, start] of wanted) if (!watches.has(key)) watches.set(key, start())
  }

  const keep =
    <Value>(told: Map<RoomId, Value>, room: RoomId, stop: Unsubscribe | undefined) =>
    () => {
      stop?.()
      told.delete(room)
    }

  function forgetAll() {
    for (const stop of watches.values()) stop()
    watches.clear()
  }
  // Another connection, or another tab's: all of it is watched anew.
  watch(() => person.value?.sync.value, forgetAll, { flush: 'sync' })
  watch(
    () => [
      person.value?.sync.value,
      [...guests.keys()].join(),
      peopleStore.room,
      preferencesStore.reading,
    ],
    arrange,
    { flush: 'sync' },
  )

  /** Keeps what is known of a room up to date until stopped. */
  function follow(room: RoomId): Unsubscribe {
    guests.set(room, (guests.get(room) ?? 0) + 1)
    let isFollowing = true
    return () => {
      if (!isFollowing) return
      isFollowing = false
      const left = (guests.get(room) ?? 1) - 1
      if (left > 0) guests.set(room, left)
      else guests.delete(room)
    }
  }

  let stopShown: Unsubscribe | undefined
  /** The same for the room on screen, until it is left. */
  function followShown() {
    if (peopleStore.room === shown.value) return
    stopShown?.()
    shown.value = peopleStore.room
    stopShown = shown.value && follow(shown.value)
  }
  watch(
    () => peopleStore.room,
    (room) => {
      if (room === shown.value) return
      stopShown?.()
      stopShown = shown.value = undefined
    },
  )

  const peopleOf = (room: RoomId) =>
    peopleStore.room === room ? peopleStore.people : (people.get(room) ?? NOBODY)

  /** One a room, however many messages ask. */
  const reaches = new Map<RoomId, ComputedRef<Reach>>()
  function reachIn(room: RoomId) {
    const known = reaches.get(room)
    if (known) return known
    const reach = computed(() => {
      const { members, presences } = peopleOf(room)
      const now = Math.max(clockStore.now, person.value?.serverNow() ?? 0)
      const me = person.value?.account.id
      return reachOf(me, { members, presences, marks: marks.get(room) ?? NONE }, now)
    })
    reaches.set(room, reach)
    return reach
  }

  /** Of one's own message in a room that is followed. */
  const receipt = (room: RoomId, at: number): Receipt => receiptOf(at, reachIn(room).value)

  /** Who has read it, with up to when they have read. */
  function readersOf(room: RoomId, at: number): readonly ReadMark[] {
    const me = person.value?.account.id
    const here = new Set(peopleOf(room).members.map(({ id }) => id))
    return (marks.get(room) ?? NONE)
      .filter((mark) => mark.at >= at && mark.user !== me && here.has(mark.user))
      .sort((a, b) => b.at - a.at)
  }

  /** The message on screen whose readers are listed. */
  const listed = shallowRef<number>()
  watch(shown, () => (listed.value = undefined))

  return {
    guests,
    marks,
    people,
    shown,
    listed,
    /** Lists who has read the message of this time; `undefined`: nobody is listed any more. */
    list: (at: number | undefined) => (listed.value = at),
    follow,
    followShown,
    receipt,
    readersOf,
  }
})
