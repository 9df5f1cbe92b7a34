import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import type { Message } from '@/domain/message/message'
import type { MessageId, RoomId } from '@/shared/ids'
import { useConnectionStore } from '@/stores/connection'
import { useServices } from '@/stores/services'

/** `unknown`: neither this device nor the server has it. */
export type Quoted = Pick<Message, 'id' | 'from' | 'text' | 'deletedAt'> | 'unknown'

/** Messages that others answer: from this device, else from the server. */
export const useQuotesStore = defineStore('quotes', () => {
  const { person } = useServices()
  const connectionStore = useConnectionStore()
  const known = shallowReactive(new Map<MessageId, Quoted>())
  const asked = new Map<MessageId, RoomId>()

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
    if (found !== undefined && found !== 'offline') known.set(id, found)
  }

  // What could not be asked for offline.
  watch(
    () => connectionStore.status,
    (status) => {
      if (status !== 'online') return
      for (const [id, room] of asked) if (!known.has(id)) void find(room, id).catch(() => undefined)
    },
  )

  /** `undefined` until it has been found. */
  function quoted(room: RoomId, id: MessageId): Quoted | undefined {
    if (!asked.has(id)) {
      asked.set(id, room)
      void find(room, id).catch(() => undefined)
    }
    return known.get(id)
  }

  return { quoted }
})
