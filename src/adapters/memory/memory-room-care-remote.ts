import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { parseBan } from '@/domain/room/parse-invite'
import { MAX_ROOM_NAME_LENGTH, MAX_TOPIC_LENGTH, prepareRoom } from '@/domain/room/room'
import type { Role, RoomDraft } from '@/domain/room/room'
import type { Ban, RoomCareRemote, RoomChange } from '@/domain/room/room-care-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

const PUSH_ID = /^[-0-9A-Z_a-z]{20}$/
const PLACES = [
  'rooms',
  'roomPortraits',
  'publicRooms',
  'members',
  'bans',
  'messages',
  'roomState',
  'reads',
  'pins',
  'reports',
  'calls',
]

/** A membership goes with its read mark. */
const without = (room: RoomId, user: UserId) => ({
  [`members/${room}/${user}`]: null,
  [`reads/${room}/${user}`]: null,
})

export class MemoryRoomCareRemote implements RoomCareRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  createPrivate(room: RoomId, draft: RoomDraft, by: RoomMaker) {
    const { server } = this.#client
    const { user } = by
    return order(this.#client, user, () => {
      demand(!server.has(`rooms/${room}`) && !server.has(`closedRooms/${room}`))
      demand(PUSH_ID.test(room) && prepareRoom(draft).ok)
      const now = server.now()
      const kind = 'private'
      return {
        [`rooms/${room}`]: { ...draft, kind, createdBy: user, createdAt: now, owner: user },
        [`members/${room}/${user}`]: { role: 'owner', joinedAt: now },
        [`roomState/${room}`]: { count: 0 },
        [`userRooms/${user}/${room}`]: { kind, joinedAt: now, readAt: 0, readCount: 0 },
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  change(room: RoomId, change: RoomChange, by: RoomMaker) {
    return order(this.#client, by.user, () => {
      demand(this.#client.server.runs(room, by.user))
      const { name, topic = '' } = change
      demand(name === undefined || (/\S/.test(name) && name.length <= MAX_ROOM_NAME_LENGTH))
      demand(topic.length <= MAX_TOPIC_LENGTH)
      const isPublic = this.#client.server.get(`rooms/${room}/kind`) === 'public'
      demand(isPublic || change.strangersRead === undefined)
      const parts = Object.entries(change).flatMap(([part, value]) => {
        const own: [string, unknown] = [`rooms/${room}/${part}`, value]
        const isListed = isPublic && (part === 'name' || part === 'topic')
        return isListed ? [own, [`publicRooms/${room}/${part}`, value]] : [own]
      })
      return {
        ...(Object.fromEntries(parts) as Record<string, unknown>),
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  setRole(room: RoomId, user: UserId, role: Exclude<Role, 'owner'>) {
    return order(this.#client, this.#client.user, () => {
      demand(this.#owns(room) && user !== this.#client.user)
      demand(this.#client.server.isMember(room, user))
      return { [`members/${room}/${user}/role`]: role }
    })
  }

  handOver(room: RoomId, to: UserId, by: RoomMaker & { leaves: boolean }) {
    const { user, leaves } = by
    return order(this.#client, user, () => {
      demand(this.#owns(room) && to !== user && this.#client.server.isMember(room, to))
      return {
        [`rooms/${room}/owner`]: to,
        [`members/${room}/${to}/role`]: 'owner',
        ...(leaves
          ? { ...without(room, user), [`userRooms/${user}/${room}`]: null }
          : { [`members/${room}/${user}/role`]: 'admin' }),
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  putOut(room: RoomId, user: UserId) {
    return order(this.#client, this.#client.user, () => {
      demand(this.#mayPutOut(room, user))
      return without(room, user)
    })
  }

  ban(room: RoomId, user: UserId, by: UserId) {
    const { server } = this.#client
    return order(this.#client, by, () => {
      demand(
        this.#client.server.runs(room, by) &&
          (!server.isMember(room, user) || this.#mayPutOut(room, user)),
      )
      return {
        ...without(room, user),
        [`bans/${room}/${user}`]: { by, at: server.now() },
      }
    })
  }

  liftBan(room: RoomId, user: UserId) {
    return order(this.#client, this.#client.user, () => {
      demand(this.#client.server.runs(room, this.#client.user))
      return { [`bans/${room}/${user}`]: null }
    })
  }

  isBanned(room: RoomId, user: UserId) {
    return this.#client.read(() => {
      demand(user === this.#client.user)
      return this.#client.server.has(`bans/${room}/${user}`)
    })
  }

  watchBans(room: RoomId, watcher: Watcher<readonly Ban[]>) {
    return this.#client.listen({
      read: () => {
        demand(this.#client.server.runs(room, this.#client.user))
        return this.#client.server.children(`bans/${room}`)
      },
      onValue: (entries) => {
        const bans = entries.flatMap(([user, value]) => {
          const ban = parseBan({ ...(value as object), user })
          return ban ? [ban] : []
        })
        watcher.onValue(bans, entries.length - bans.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  close(room: RoomId, by: UserId) {
    return order(this.#client, by, () => {
      demand(this.#owns(room))
      return {
        ...Object.fromEntries(PLACES.map((place) => [`${place}/${room}`, null])),
        [`userRooms/${by}/${room}`]: null,
        [`closedRooms/${room}`]: { by, at: this.#client.server.now() },
      }
    })
  }

  #roleOf = (room: RoomId, user: UserId) => this.#client.server.get(`members/${room}/${user}/role`)
  #owns = (room: RoomId) => this.#client.server.get(`rooms/${room}/owner`) === this.#client.user

  #mayPutOut(room: RoomId, user: UserId): boolean {
    if (this.#roleOf(room, user) === 'owner') return false
    const mine = this.#roleOf(room, this.#client.user)
    return mine === 'owner' || (mine === 'admin' && this.#roleOf(room, user) === 'member')
  }
}
