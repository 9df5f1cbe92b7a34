import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { KeptPin } from '@/domain/message/pin-remote'
import { plainText } from '@/domain/message/plain-text'
import type { RoomId } from '@/shared/ids'
import { useActionsStore } from '@/stores/actions'
import { useQuotesStore } from '@/stores/quotes'
import { useServices, type Person } from '@/stores/services'
import { useTimelineStore } from '@/stores/timeline'

/** So much of a message is kept with its pin. */
const TEXT_LENGTH = 200

/** What is pinned in the room on screen: as this device has kept it, then as the server tells it. */
export const usePinsStore = defineStore('pins', () => {
  const { person } = useServices()
  const actionsStore = useActionsStore()
  const quotesStore = useQuotesStore()
  const timelineStore = useTimelineStore()
  const known = shallowRef<readonly KeptPin[]>([])
  /** Of which room the server has told them, so that what is shown may be kept. */
  const toldOf = shallowRef<RoomId>()

  /** The newest first, with what each is about; none whose message was deleted. */
  const pins = computed<readonly KeptPin[]>(() => {
    const { room } = timelineStore
    if (!room) return []
    return known.value.flatMap((pin) => {
      const message = quotesStore.quoted(room, pin.id)
      if (!message || message === 'unknown') return [pin]
      const text = plainText(message.text).slice(0, TEXT_LENGTH)
      return message.deletedAt ? [] : [{ ...pin, from: message.from, text }]
    })
  })

  watch(
    () => [person.value, timelineStore.room] as const,
    ([current, room], _before, onCleanup) => {
      known.value = []
      toldOf.value = undefined
      if (!current || !room) return
      let isOver = false
      void readKept(current, room).then((kept) => {
        if (!isOver && toldOf.value !== room) known.value = kept
      })
      const stop = actionsStore.follow(`pins ${room}`, (told) => {
        if (!told) return
        const kept = new Map(known.value.map((pin) => [pin.id, pin]))
        known.value = told.map((pin) => ({ ...kept.get(pin.id), ...pin }))
        toldOf.value = room
      })
      onCleanup(() => {
        isOver = true
        stop()
      })
    },
    { immediate: true },
  )

  watch([pins, toldOf], async ([now, room]) => {
    if (!room || room !== timelineStore.room) return
    const upkeep = await person.value?.replica.upkeep()
    // A full disk: they are shown, and asked for again another time.
    await upkeep?.putPins(room, now).catch(() => undefined)
  })

  return { known, toldOf, pins }
})

async function readKept({ replica }: Person, room: RoomId): Promise<readonly KeptPin[]> {
  return (await replica.upkeep()).readPins(room).catch(() => [])
}
