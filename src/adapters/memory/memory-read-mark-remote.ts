import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import { parseReadMark } from '@/domain/room/parse-read-mark'
import type { ReadMark } from '@/domain/room/read-mark'
import type { ReadMarkRemote } from '@/domain/room/read-mark-remote'
import { MEMBERS_LIMIT } from '@/domain/room/room-remote'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryReadMarkRemote implements ReadMarkRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(room: RoomId, watcher: Watcher<readonly ReadMark[]>): Unsubscribe {
    const { server, user: me } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.isMember(room, me))
        return server.children(`reads/${room}`).slice(0, MEMBERS_LIMIT)
      },
      onValue: (children) => {
        const marks = children
          .map(([user, at]) => parseReadMark({ user, at }))
          .filter((mark) => mark !== undefined)
        watcher.onValue(marks, children.length - marks.length)
      },
      onLost: () => watcher.onLost(),
    })
  }
}
