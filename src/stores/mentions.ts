import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { EVERYONE, EVERYONE_NAMED } from '@/domain/message/everyone'
import { mentionedIn, type Named } from '@/domain/message/mentions'
import type { Photo } from '@/domain/portrait/photo'
import { myRoleAmong } from '@/domain/presence/person-here'
import { runsRoom } from '@/domain/room/care-rights'
import type { UserId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'

/** Someone who can be mentioned. */
export interface Mentionable extends Named {
  readonly photo: Photo | undefined
}

/** Whom one can mention in the room on screen, and whom a text does. */
export const useMentionsStore = defineStore('mentions', () => {
  const { person } = useServices()
  const peopleStore = usePeopleStore()
  const timelineStore = useTimelineStore()
  const roomsStore = useRoomsStore()
  /** Of two who are called the same, the one who was picked is meant. */
  const picked = shallowRef<readonly Named[]>([])

  /** Who is in the room, who is here first; without a network, whose messages are on screen. */
  const mentionable = computed<readonly Mentionable[]>(() => {
    const me = person.value?.account.id
    const ids = peopleStore.here.length > 0 ? peopleStore.here : authors.value
    return ids
      .filter(({ id }) => id !== me)
      .map(({ id }) => ({ id, name: peopleStore.nameOf(id), photo: peopleStore.photoOf(id) }))
  })

  const authors = computed(() => {
    const ids = timelineStore.entries.map(({ from }) => from)
    return [...new Set(ids.reverse())].map((id) => ({ id }))
  })

  /** Whether one may call all who are here; `undefined` where one's role is not known, as without a network. */
  const mayCallAll = computed(() => {
    const { room } = timelineStore
    const about = room && roomsStore.cachedRoom(room)?.room
    if (about?.owner && about.owner === person.value?.account.id) return true
    const role = myRoleAmong(peopleStore.here)
    return role === undefined || about?.kind === 'dm' ? undefined : runsRoom(role)
  })

  function pick({ id, name }: Named) {
    picked.value = [{ id, name }, ...picked.value.filter((each) => each.id !== id)]
  }

  return {
    picked,
    mentionable,
    mayCallAll,
    pick,
    /** `known` are meant already, whatever they are called by now. */
    mentionedIn(text: string, known: readonly UserId[] = []): readonly UserId[] {
      const isHere = new Set([...mentionable.value.map(({ id }) => id), ...known])
      const others = known.filter((id) => id !== EVERYONE)
      const named = others.map((id) => ({ id, name: peopleStore.nameOf(id) }))
      const everyone = mayCallAll.value ? EVERYONE_NAMED : []
      const preferred = picked.value.filter(({ id }) => isHere.has(id))
      return mentionedIn(text, [...preferred, ...named, ...mentionable.value, ...everyone], others)
    },
  }
})
