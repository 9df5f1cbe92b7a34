import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { RoomId } from '@/shared/ids'
import { useServices } from '@/stores/services'

/** What was typed and not sent, by room. */
export const useDraftsStore = defineStore('drafts', () => {
  const { person, drawn } = useServices()
  const texts = shallowRef<ReadonlyMap<RoomId, string>>(new Map())

  watch(
    person,
    async (current) => {
      if (!current) return
      current.changes.on((change) => {
        if (change.kind !== 'draft') return
        texts.value = new Map(texts.value).set(change.draft.room, change.draft.text)
      })
      // Nothing waits for it: a room list without drafts is still one.
      const kept = await drawn
        .then(() => current.replica.upkeep())
        .then((upkeep) => upkeep.readDrafts())
        .catch(() => [])
      texts.value = new Map([
        ...kept.map(({ room, text }) => [room, text] as const),
        ...texts.value,
      ])
    },
    { immediate: true },
  )

  return { texts }
})
