import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { budgetBytes, type StorageBudget } from '@/domain/preferences/preferences'
import { bytesOf, type RoomUsage } from '@/domain/replica/usage'
import type { StoredFile } from '@/domain/file/transfer'
import type { RoomId } from '@/shared/ids'
import { useFilesStore } from '@/stores/files'
import { usePreferencesStore } from '@/stores/preferences'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'
import { mintedAWhileAgo } from '@/sync/made-lately'
import { trimStorage } from '@/sync/trim-storage'

/** What this device keeps of what was said, and how to keep less. */
export const useStorageStore = defineStore('storage', () => {
  const { person, loadBrowserParts } = useServices()
  const roomsStore = useRoomsStore()
  const preferencesStore = usePreferencesStore()
  const filesStore = useFilesStore()

  const usage = shallowRef<readonly RoomUsage[]>([])
  /** Files that came from page to page, also those of which a part is here. */
  const files = shallowRef<readonly StoredFile[]>([])
  const estimate = shallowRef<{ readonly used: number; readonly quota: number }>()
  const isPersistent = shallowRef<boolean>()
  const busy = shallowRef(false)

  const rooms = computed(() =>
    usage.value
      .filter(({ messages, pictureBytes }) => messages > 0 || pictureBytes > 0)
      .map((usage) => ({
        id: usage.room,
        name: roomsStore.nameOf(usage.room),
        messages: usage.messages,
        bytes: bytesOf(usage),
        hasPictures: usage.pictureBytes > 0,
      }))
      .sort((a, b) => b.bytes - a.bytes),
  )
  const total = computed(() =>
    [...rooms.value, ...files.value].reduce((sum, { bytes }) => sum + bytes, 0),
  )

  async function readUsage() {
    return (await person.value?.replica.upkeep())?.readUsage() ?? []
  }

  async function refresh() {
    const { deviceStorage: device } = await loadBrowserParts()
    const [kept, told, promised, received] = await Promise.all([
      readUsage().catch(() => []),
      device.estimate(),
      device.isPersistent(),
      filesStore.readStored().catch(() => []),
    ])
    usage.value = kept
    estimate.value = told
    isPersistent.value = promised
    files.value = received.toSorted((a, b) => b.bytes - a.bytes)
  }

  async function work(task: () => Promise<unknown>) {
    if (busy.value) return
    busy.value = true
    try {
      // What cannot be given up now stays, and the figures say so.
      await task().catch(() => undefined)
      await refresh()
    } finally {
      busy.value = false
    }
  }

  const aWhileAgo = () => mintedAWhileAgo(person.value?.serverNow() ?? 0)

  /** The newest message stays, so that what comes next joins on to something. */
  async function evictAll(room: RoomId) {
    const upkeep = await person.value?.replica.upkeep()
    await upkeep?.evictPictures(room, { bytes: Infinity, before: aWhileAgo() })
    await upkeep?.evict(room, { bytes: Infinity, keep: 1 })
  }

  function setBudget(budget: StorageBudget) {
    preferencesStore.setStorageBudget(budget)
    const bytes = budgetBytes(budget)
    const replica = person.value?.replica
    if (bytes === undefined || !replica) return Promise.resolve()
    return work(async () => trimStorage(await replica.upkeep(), bytes, aWhileAgo()))
  }

  watch(person, () => void refresh(), { immediate: true })

  return {
    usage,
    estimate,
    isPersistent,
    busy,
    rooms,
    files,
    total,
    refresh,
    setBudget,
    clearRoom: (room: RoomId) => work(() => evictAll(room)),
    clearAll: () =>
      work(async () => {
        for (const { room } of usage.value) await evictAll(room)
      }),
    discardFile: (id: string) => work(() => filesStore.discard(id)),
    discardFiles: () =>
      work(async () => {
        for (const { id } of files.value) await filesStore.discard(id)
      }),
    persist: () =>
      work(async () => {
        await (await loadBrowserParts()).deviceStorage.persist()
      }),
  }
})
