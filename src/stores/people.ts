import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { PersonHere } from '@/domain/presence/person-here'
import { presenceOf, type Availability } from '@/domain/presence/presence'
import { TYPING_LEASE_MS, typingNow } from '@/domain/presence/typing'
import { DELETED_NAME, DELETED_WORDS } from '@/domain/user/deleted-name'
import type { Profile } from '@/domain/user/profile'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useClockStore } from '@/stores/clock'
import { usePreferencesStore } from '@/stores/preferences'
import { useServices } from '@/stores/services'
import type { RoomPeople } from '@/sync/people-watch'

const NOBODY: RoomPeople = { members: [], presences: new Map(), typing: [] }
/** Until a profile has come; short, and neutral in every language. */
const UNNAMED = '…'
const RANK: Record<Availability, number> = { online: 0, away: 1, offline: 2 }

/** Names and pictures of people, and who is here in the room on screen. */
export const usePeopleStore = defineStore('people', () => {
  const { person, clock } = useServices()
  const clockStore = useClockStore()
  const preferencesStore = usePreferencesStore()

  const profiles = shallowRef<ReadonlyMap<UserId, Profile>>(new Map())
  const people = shallowRef<RoomPeople>(NOBODY)
  const room = shallowRef<RoomId>()
  /** Moves when a typing sign lapses, which nobody announces. */
  const typingTick = shallowRef(0)
  /** Asked for while there was no connection to ask. */
  const wanted = new Set<UserId>()
  let stopWatching: Unsubscribe | undefined
  let cancelTick: Unsubscribe | undefined

  watch(
    person,
    async (current) => {
      if (!current) return
      current.changes.on((change) => {
        if (change.kind !== 'profile') return
        profiles.value = new Map(profiles.value).set(change.profile.id, change.profile)
      })
      const kept = await current.replica.readProfiles()
      profiles.value = new Map([
        ...kept.map((profile) => [profile.id, profile] as const),
        ...profiles.value,
      ])
    },
    { immediate: true },
  )
  watch(
    () => person.value?.sync.value,
    (sync) => {
      for (const user of wanted) sync?.profiles.want(user)
      if (room.value) watchRoom(room.value)
    },
  )

  function want(user: UserId) {
    if (wanted.has(user)) return
    wanted.add(user)
    person.value?.sync.value?.profiles.want(user)
  }

  function nameOf(user: UserId): string {
    want(user)
    const name = profiles.value.get(user)?.name ?? UNNAMED
    return name === DELETED_NAME ? DELETED_WORDS[preferencesStore.effectiveLanguage] : name
  }

  /** Until when they do not want to be disturbed, where that is so now. */
  function quietOf(user: UserId): number | undefined {
    const until = profiles.value.get(user)?.quietUntil ?? 0
    return until > clockStore.now ? until : undefined
  }

  const statusOf = (user: UserId) => profiles.value.get(user)?.status

  function watchRoom(next: RoomId | undefined) {
    stopWatching?.()
    stopWatching = undefined
    // The lead has moved to another tab: who was here is still here.
    if (next !== room.value) people.value = NOBODY
    room.value = next
    const sync = person.value?.sync.value
    if (!next || !sync) return
    stopWatching = sync.watchPeople(next, (now) => {
      people.value = now
      armTypingTick()
    })
  }

  /** Wakes when the next sign lapses, whichever that is. */
  function armTypingTick() {
    cancelTick?.()
    cancelTick = undefined
    const now = serverNow()
    const left = people.value.typing.map(({ at }) => at + TYPING_LEASE_MS - now)
    const next = Math.min(...left.filter((ms) => ms > 0))
    if (!Number.isFinite(next)) return
    cancelTick = clock.after(next, () => {
      typingTick.value++
      armTypingTick()
    })
  }

  const here = computed<readonly PersonHere[]>(() => {
    const me = person.value?.account.id
    return people.value.members
      .map(({ id, role }) => {
        const record = people.value.presences.get(id) ?? { leases: [], lastSeen: undefined }
        const { availability, lastSeen } = presenceOf(id, record, serverNow())
        const isMe = id === me
        return {
          id,
          name: nameOf(id),
          photo: profiles.value.get(id)?.photo,
          status: statusOf(id),
          quietUntil: quietOf(id),
          role,
          // One's own presence is never taken from the tree: the SDK rewrites it on each drop.
          availability: isMe ? ('online' as const) : availability,
          lastSeen: isMe ? undefined : lastSeen,
          isMe,
        }
      })
      .sort((a, b) => RANK[a.availability] - RANK[b.availability] || a.name.localeCompare(b.name))
  })

  /** The clock store ticks slowly; what has just come in may be younger than its last tick. */
  function serverNow(): number {
    return Math.max(clockStore.now, person.value?.serverNow() ?? 0)
  }

  const typing = computed<readonly string[]>(() => {
    const me = person.value?.account.id
    // Read for its own sake: each tick asks again which signs still hold.
    if (!me || typingTick.value < 0) return []
    return typingNow(people.value.typing, me, serverNow()).map(nameOf)
  })

  return {
    profiles,
    people,
    room,
    typingTick,
    here,
    typing,
    nameOf,
    statusOf,
    quietOf,
    photoOf: (user: UserId) => profiles.value.get(user)?.photo,
    watchRoom,
  }
})
