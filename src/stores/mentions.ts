import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { mentionedIn, type Named } from '@/domain/message/mentions'
import type { UserId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { useServices } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'

/** Someone who can be mentioned. */
export interface Mentionable extends Named {
  readonly photo: string | undefined
}

/** Whom one can mention in the room on screen, and whom a text does. */
export const useMentionsStore = defineStore('mentions', () => {
  const { person } = useServices()
  const peopleStore = usePeopleStore()
  const timelineStore = useTimelineStore()
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

  function pick({ id, name }: Named) {
    picked.value = [{ id, name }, ...picked.value.filter((each) => each.id !== id)]
  }

  return {
    picked,
    mentionable,
    pick,
    /** `known` are meant already, whatever they are called by now. */
    mentionedIn(text: string, known: readonly UserId[] = []): readonly UserId[] {
      const isHere = new Set([...mentionable.value.map(({ id }) => id), ...known])
      const named = known.map((id) => ({ id, name: peopleStore.nameOf(id) }))
      const preferred = picked.value.filter(({ id }) => isHere.has(id))
      return mentionedIn(text, [...preferred, ...named, ...mentionable.value], known)
    },
  }
})
