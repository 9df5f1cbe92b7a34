import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import {
  parseMember,
  parseMembership,
  parsePublicRoom,
  parseRoom,
  parseRoomState,
} from '@/domain/room/parse-room'
import {
  prepareRoom,
  type Member,
  type Membership,
  type PublicRoom,
  type Room,
  type RoomDraft,
  type RoomState,
} from '@/domain/room/room'
import {
  MEMBERS_LIMIT,
  PUBLIC_LIMIT,
  type MembershipList,
  type OwnMark,
  type RoomMaker,
  type RoomRemote,
} from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

const PUSH_ID = /^[-0-9A-Z_a-z]{20}$/

type Answer = 'done' | 'denied'

export class MemoryRoomRemote implements RoomRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watchMemberships(user: UserId, watcher: Watcher<MembershipList>): Unsubscribe {
    return this.#client.listen({
      read: () => {
        demand(user === this.#client.user)
        return this.#client.server.children(`userRooms/${user}`)
      },
      onValue: (records) => {
        const memberships: Membership[] = []
        const unreadable: string[] = []
        for (const [room, value] of records) {
          const membership = parseMembership(withKey(value, 'room', room))
          if (membership) memberships.push(membership)
          else unreadable.push(room)
        }
        watcher.onValue({ memberships, unreadable }, unreadable.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  watchRoom(room: RoomId, watcher: Watcher<Room | undefined>): Unsubscribe {
    return this.#watchOne(watcher, parseRoom, () =>
      withKey(this.#client.server.get(`rooms/${room}`), 'id', room),
    )
  }

  watchState(room: RoomId, watcher: Watcher<RoomState | undefined>): Unsubscribe {
    return this.#watchOne(watcher, parseRoomState, () => {
      demand(this.#client.server.has(`rooms/${room}`))
      return this.#client.server.get(`roomState/${room}`)
    })
  }

  watchMembers(room: RoomId, watcher: Watcher<readonly Member[]>): Unsubscribe {
    return this.#watchList(watcher, parseMember, () => {
      demand(this.#client.server.isMember(room, this.#client.user))
      return this.#entries(`members/${room}`, 'id').slice(0, MEMBERS_LIMIT)
    })
  }

  watchMember(room: RoomId, user: UserId, watcher: Watcher<Member | undefined>): Unsubscribe {
    return this.#watchOne(watcher, parseMember, () => {
      demand(user === this.#client.user)
      return withKey(this.#client.server.get(`members/${room}/${user}`), 'id', user)
    })
  }

  watchPublic(watcher: Watcher<readonly PublicRoom[]>): Unsubscribe {
    return this.#watchList(watcher, parsePublicRoom, () =>
      this.#entries('publicRooms', 'id').slice(-PUBLIC_LIMIT).reverse(),
    )
  }

  isMember(room: RoomId, user: UserId): Promise<boolean> {
    return this.#client.read(() => {
      demand(user === this.#client.user)
      return this.#client.server.isMember(room, user)
    })
  }

  exists(room: RoomId): Promise<boolean> {
    return this.#client.read(() => this.#client.server.has(`rooms/${room}`))
  }

  create(room: RoomId, draft: RoomDraft, { user, tokensLeft }: RoomMaker): Promise<Answer> {
    const { server } = this.#client
    return this.#order(user, () => {
      demand(!server.has(`rooms/${room}`) && PUSH_ID.test(room) && prepareRoom(draft).ok)
      demand(server.allowsBucket(user, tokensLeft))
      const now = server.now()
      const kind = 'public'
      return {
        [`rooms/${room}`]: { ...draft, kind, createdBy: user, createdAt: now, owner: user },
        [`publicRooms/${room}`]: { ...draft },
        [`members/${room}/${user}`]: { role: 'owner', joinedAt: now },
        [`roomState/${room}`]: { count: 0 },
        [`userRooms/${user}/${room}`]: { kind, joinedAt: now, readAt: 0, readCount: 0 },
        [`rate/${user}`]: { t: now, n: tokensLeft, for: room },
      }
    })
  }

  join(room: RoomId, user: UserId): Promise<Answer> {
    const { server } = this.#client
    return this.#order(user, () => {
      demand(server.has(`rooms/${room}`) && !server.isMember(room, user))
      demand(server.get(`rooms/${room}/kind`) === 'public' && !server.has(`bans/${room}/${user}`))
      demand(!server.isLeaving(user))
      const joinedAt = server.now()
      const readAt = server.number(`roomState/${room}/last/at`)
      const readCount = server.number(`roomState/${room}/count`)
      return {
        [`members/${room}/${user}`]: { role: 'member', joinedAt },
        [`userRooms/${user}/${room}`]: { kind: 'public', joinedAt, readAt, readCount },
      }
    })
  }

  leave(room: RoomId, user: UserId): Promise<Answer> {
    return this.#order(user, () => {
      demand(this.#client.server.get(`rooms/${room}/owner`) !== user)
      return {
        [`members/${room}/${user}`]: null,
        [`userRooms/${user}/${room}`]: null,
        [`typing/${room}/${user}`]: null,
        [`reads/${room}/${user}`]: null,
      }
    })
  }

  dropFromList(room: RoomId, user: UserId): Promise<Answer> {
    return this.#order(user, () => ({ [`userRooms/${user}/${room}`]: null }))
  }

  markRead(room: RoomId, user: UserId, { readAt, readCount, isShown }: OwnMark): Promise<Answer> {
    const { server } = this.#client
    return this.#order(user, () => {
      const mine = `userRooms/${user}/${room}`
      demand(server.has(mine))
      demand(readAt <= server.now() && readAt >= server.number(`${mine}/readAt`))
      demand(readCount <= server.number(`roomState/${room}/count`))
      demand(readCount >= server.number(`${mine}/readCount`))
      const shown = `reads/${room}/${user}`
      if (isShown) demand(server.isMember(room, user) && readAt >= server.number(shown))
      return {
        [`${mine}/readAt`]: readAt,
        [`${mine}/readCount`]: readCount,
        ...(isShown && { [shown]: readAt }),
      }
    })
  }

  /** All of it or nothing, and only for oneself. */
  #order(user: UserId, plan: () => Record<string, unknown>): Promise<Answer> {
    return this.#client.write(() => {
      try {
        demand(user === this.#client.user)
        this.#client.server.update(plan())
        return 'done'
      } catch {
        return 'denied'
      }
    })
  }

  #entries(path: string, keyName: string): unknown[] {
    return this.#client.server.children(path).map(([key, value]) => withKey(value, keyName, key))
  }

  #watchList<Entity>(
    watcher: Watcher<readonly Entity[]>,
    parse: (raw: unknown) => Entity | undefined,
    read: () => readonly unknown[],
  ): Unsubscribe {
    return this.#client.listen({
      read,
      onValue: (records) => {
        const entities = records.map(parse).filter((entity) => entity !== undefined)
        watcher.onValue(entities, records.length - entities.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  #watchOne<Entity>(
    watcher: Watcher<Entity | undefined>,
    parse: (raw: unknown) => Entity | undefined,
    read: () => unknown,
  ): Unsubscribe {
    return this.#client.listen({
      read,
      onValue: (raw) => {
        const entity = parse(raw)
        watcher.onValue(entity, raw !== null && entity === undefined ? 1 : 0)
      },
      onLost: () => watcher.onLost(),
    })
  }
}

function withKey(value: unknown, name: string, key: string): unknown {
  return typeof value === 'object' && value !== null ? { ...value, [name]: key } : value
}
