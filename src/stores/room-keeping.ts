import { defineStore } from 'pinia'
import type { RoomKeeping } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import { useServices } from '@/stores/services'
import { keepRoom } from '@/sync/keep-room'

/** Longer than anybody lives. */
export const FOR_GOOD = Number.MAX_SAFE_INTEGER

export type NoticeLevel = 'all' | 'mentions' | 'none'

/** How a person keeps a room in their list. Each settles once it is kept here, and rejects where it cannot be. */
export const useRoomKeepingStore = defineStore('room-keeping', () => {
  const { person } = useServices()

  async function keep(room: RoomId, keeping: RoomKeeping) {
    if (person.value) await keepRoom(person.value, room, keeping)
  }

  return {
    /** For so long, in ms; 0: no longer. */
    mute(room: RoomId, ms: number) {
      const until = ms === FOR_GOOD ? FOR_GOOD : Math.ceil((person.value?.serverNow() ?? 0) + ms)
      return keep(room, { muted: ms === 0 ? 0 : until })
    },
    /** Of what comes all is said, only what names one, or nothing. */
    setNotices(room: RoomId, level: NoticeLevel) {
      const muted = level === 'none' ? FOR_GOOD : 0
      return keep(
        room,
        level === 'none' ? { muted } : { muted, mentionsOnly: level === 'mentions' },
      )
    },
    /** Behind those that stand first already. */
    pin: (room: RoomId) => keep(room, { pinned: Math.ceil(person.value?.serverNow() ?? 1) }),
    unpin: (room: RoomId) => keep(room, { pinned: 0 }),
    archive: (room: RoomId) => keep(room, { archived: true }),
    unarchive: (room: RoomId) => keep(room, { archived: false }),
    markUnread: (room: RoomId) => keep(room, { unread: true }),
    async markRead(room: RoomId) {
      const cached = await person.value?.replica.readRoom(room)
      if (cached?.mine?.unread) await keep(room, { unread: false })
      const { count, last } = cached?.state ?? {}
      if (!last || count === undefined) return
      await person.value?.sync.value?.markRead(room, { readAt: last.at, readCount: count })
    },
    /** One has gone there, and with that the mark is off. */
    async unmark(room: RoomId) {
      if ((await person.value?.replica.readRoom(room))?.mine?.unread) {
        await keep(room, { unread: false })
      }
    },
  }
})
