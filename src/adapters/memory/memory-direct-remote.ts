import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { directRoomId } from '@/domain/room/direct'
import type { DirectRemote } from '@/domain/room/direct-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import { isUserId, type UserId } from '@/shared/ids'

export class MemoryDirectRemote implements DirectRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  open(other: UserId, by: RoomMaker) {
    const { server } = this.#client
    const me = by.user
    const room = directRoomId(me, other)
    return order(this.#client, me, () => {
      const now = server.now()
      const isThere = server.isMember(room, me)
      if (isThere && server.has(`userRooms/${me}/${room}`)) return {}
      const joinedAt = isThere ? server.number(`members/${room}/${me}/joinedAt`) : now
      const entry = { kind: 'dm', joinedAt, readAt: 0, readCount: 0 }
      const mine = { [`userRooms/${me}/${room}`]: entry }
      if (isThere) return { ...mine, [`invitations/${me}/${room}`]: null }
      demand(server.has(`users/${me}`) && server.has(`users/${other}`))
      demand(me === other || !(this.#blocks(me, other) || this.#blocks(other, me)))
      const [one, two] = me < other ? [me, other] : [other, me]
      return {
        ...mine,
        [`rooms/${room}`]: { kind: 'dm', one, two, createdBy: me, createdAt: now },
        [`members/${room}/${one}`]: { role: 'member', joinedAt: now },
        [`members/${room}/${two}`]: { role: 'member', joinedAt: now },
        [`roomState/${room}`]: { count: 0 },
        ...(other !== me && { [`invitations/${other}/${room}`]: { by: me, at: now } }),
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  block(other: UserId, me: UserId) {
    return this.#setBlock(other, me, this.#client.server.now())
  }

  unblock(other: UserId, me: UserId) {
    return this.#setBlock(other, me, null)
  }

  watchBlocks(me: UserId, watcher: Watcher<readonly UserId[]>) {
    return this.#client.listen({
      read: () => {
        demand(me === this.#client.user)
        return this.#client.server.children(`private/${me}/blocks`).map(([user]) => user)
      },
      onValue: (users) => watcher.onValue(users.filter(isUserId), 0),
      onLost: () => watcher.onLost(),
    })
  }

  #setBlock(other: UserId, me: UserId, at: number | null) {
    const room = directRoomId(me, other)
    return order(this.#client, me, () => ({
      [`private/${me}/blocks/${other}`]: at,
      ...(this.#client.server.isMember(room, me) && {
        [`bans/${room}/${other}`]: at === null ? null : { by: me, at },
      }),
    }))
  }

  #blocks = (me: UserId, other: UserId) => this.#client.server.has(`private/${me}/blocks/${other}`)
}
