import type { MemoryClient } from '@/adapters/memory/memory-client'
import type { RoomKeeping } from '@/domain/room/room'
import type { RoomKeepingRemote } from '@/domain/room/room-keeping-remote'
import type { RoomId, UserId } from '@/shared/ids'

export class MemoryRoomKeepingRemote implements RoomKeepingRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  keep(room: RoomId, user: UserId, keeping: RoomKeeping) {
    const { server, user: me } = this.#client
    const place = `userRooms/${user}/${room}`
    return this.#client.write(() => {
      if (user !== me || !server.has(place)) return 'denied'
      for (const [name, value] of Object.entries(keeping) as [string, number | boolean][]) {
        server.set(`${place}/${name}`, value === 0 || value === false ? null : value)
      }
      return 'done'
    })
  }
}
