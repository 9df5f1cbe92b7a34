import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { peopleIn, type Call } from '@/domain/call/call'
import { RING_MS, ringsFor } from '@/domain/call/ringing'
import { directRoomId } from '@/domain/room/direct'
import type { RoomId } from '@/shared/ids'
import { useActionsStore } from '@/stores/actions'
import { useBlockedStore } from '@/stores/blocked'
import { useClockStore } from '@/stores/clock'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'

/** The calls in the rooms that one is in, whoever is in them. */
export const useCallsStore = defineStore('calls', () => {
  const { person, clock } = useServices()
  const actionsStore = useActionsStore()
  const clockStore = useClockStore()
  const blockedStore = useBlockedStore()
  const told = shallowRef<readonly Call[]>([])
  /** A call that rings stops by itself, to the second. */
  const tick = shallowRef(0)

  /** The server's, and told anew as time goes by. */
  function now() {
    const serverNow = person.value?.serverNow() ?? clock.now()
    return Math.max(clockStore.now + serverNow - clock.now(), tick.value, serverNow)
  }
  const me = () => person.value?.account.id

  /** Those that somebody is in. */
  const running = computed<readonly Call[]>(() =>
    told.value.filter((call) => peopleIn(call, now()).length > 0),
  )

  const ringing = computed<readonly Call[]>(() => {
    const own = me()
    if (!own) return []
    return running.value.filter(
      (call) => ringsFor(call, own, now()) && !blockedStore.people.has(call.by),
    )
  })

  /** Oneself is in a call already, on whatever device. */
  const isInOne = computed(() =>
    running.value.some((call) => call.people.some(({ user }) => user === me())),
  )

  onScopeDispose(
    actionsStore.follow('calls', (calls) => {
      told.value = calls ?? []
    }),
  )

  watch(ringing, (calls, _before, onCleanup) => {
    const [first] = calls
    if (!first) return
    onCleanup(
      clock.after(
        Math.max(0, first.at + RING_MS - now()) + 50,
        () => (tick.value = person.value?.serverNow() ?? 0),
      ),
    )
    // Who calls is told at once, and nothing rings into the call that one is in.
    if (isInOne.value) for (const { room } of calls) void decline(room, 'busy')
  })

  const counts = computed(
    () => new Map(running.value.map((call) => [call.room, peopleIn(call, now()).length] as const)),
  )
  watch(counts, useRoomsStore().noteCalls)

  const decline = (room: RoomId, why: 'declined' | 'busy') =>
    actionsStore.act('decline-call', { room, why })

  const countIn = (room: RoomId) => counts.value.get(room) ?? 0
  const callIn = (room: RoomId) => told.value.find((call) => call.room === room)

  return {
    told,
    tick,
    running,
    ringing: computed(() => (isInOne.value ? [] : ringing.value)),
    decline,
    callIn,
    /** There is none yet, and somebody else may come to it. */
    canBegin(room: RoomId) {
      const own = me()
      return own !== undefined && room !== directRoomId(own, own) && countIn(room) === 0
    },
    /** So many are in a room's call now. */
    countIn,
  }
})
