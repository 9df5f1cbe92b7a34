import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import type { Message } from '@/domain/message/message'
import type { MessageId, RoomId } from '@/shared/ids'
import { useServices } from '@/stores/services'

/** `unknown`: neither this device nor the server has it. */
export type Quoted = Pick<Message, 'id' | 'from' | 'text' | 'deletedAt'> | 'unknown'

/** Messages that others answer: from this device, else from the server. */
export const useQuotesStore = defineStore('quotes', () => {
  const { person } = useServices()
  const known = shallowReactive(new Map<MessageId, Quoted>())
  const asked = new Set<MessageId>()

  watch(
    person,
    (current) =>
      current?.changes.on((change) => {
        if (change.kind !== 'messages') return
        for (const message of change.messages)
          if (asked.has(message.id)) known.set(message.id, message)
      }),
    { immediate: true },
  )

  async function find(room: RoomId, id: MessageId) {
    const current = person.value
    if (!current) return
    const found =
      (await current.replica.readMessage(room, id)) ??
      (await current.sync.value?.findMessage(room, id))
    // Offline: asked again with the next drawing.
    if (found === undefined || found === 'offline') asked.delete(id)
    else known.set(id, found)
  }

  /** `undefined` until it has been found. */
  function quoted(room: RoomId, id: MessageId): Quoted | undefined {
    if (!asked.has(id)) {
      asked.add(id)
      void find(room, id).catch(() => asked.delete(id))
    }
    return known.get(id)
  }

  return { quoted }
})
