import {
  get,
  limitToFirst,
  limitToLast,
  onValue,
  orderByKey,
  query,
  ref,
  type Database,
  type DataSnapshot,
  type Query,
} from 'firebase/database'
import { parseChildren, withKeys } from '@/adapters/firebase/answers'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import {
  parseMember,
  parseMembership,
  parsePublicRoom,
  parseRoom,
  parseRoomState,
} from '@/domain/room/parse-room'
import type { Member, PublicRoom, Room, RoomDraft, RoomState } from '@/domain/room/room'
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

/** Rooms under `rooms`, `publicRooms`, `members`, `roomState` and `userRooms`. */
export class FirebaseRoomRemote implements RoomRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watchMemberships(user: UserId, watcher: Watcher<MembershipList>): Unsubscribe {
    const take = (snapshot: DataSnapshot) => {
      const { entities, unreadable } = parseChildren(snapshot, (room, value) =>
        parseMembership(withKeys(value, { room })),
      )
      watcher.onValue({ memberships: entities, unreadable }, unreadable.length)
    }
    return onValue(ref(this.#database, paths.userRooms(user)), take, () => watcher.onLost())
  }

  watchRoom(room: RoomId, watcher: Watcher<Room | undefined>): Unsubscribe {
    return this.#watchOne(ref(this.#database, paths.room(room)), watcher, (value) =>
      parseRoom(withKeys(value, { id: room })),
    )
  }

  watchState(room: RoomId, watcher: Watcher<RoomState | undefined>): Unsubscribe {
    return this.#watchOne(ref(this.#database, paths.roomState(room)), watcher, parseRoomState)
  }

  watchMembers(room: RoomId, watcher: Watcher<readonly Member[]>): Unsubscribe {
    const members = query(
      ref(this.#database, paths.members(room)),
      orderByKey(),
      limitToFirst(MEMBERS_LIMIT),
    )
    return this.#watchList(members, watcher, (id, value) => parseMember(withKeys(value, { id })))
  }

  watchMember(room: RoomId, user: UserId, watcher: Watcher<Member | undefined>): Unsubscribe {
    return this.#watchOne(ref(this.#database, paths.member(room, user)), watcher, (value) =>
      parseMember(withKeys(value, { id: user })),
    )
  }

  watchPublic(watcher: Watcher<readonly PublicRoom[]>): Unsubscribe {
    // Room ids are push ids, so the last by key are the newest.
    const newest = query(
      ref(this.#database, paths.publicRooms()),
      orderByKey(),
      limitToLast(PUBLIC_LIMIT),
    )
    return this.#watchList<PublicRoom>(
      newest,
      {
        onValue: (rooms, skipped) => watcher.onValue([...rooms].reverse(), skipped),
        onLost: () => watcher.onLost(),
      },
      (id, value) => parsePublicRoom(withKeys(value, { id })),
    )
  }

  async isMember(room: RoomId, user: UserId): Promise<boolean> {
    return (await get(ref(this.#database, paths.member(room, user)))).exists()
  }

  async exists(room: RoomId): Promise<boolean> {
    return (await get(ref(this.#database, paths.room(room)))).exists()
  }

  async create(room: RoomId, draft: RoomDraft, by: RoomMaker) {
    return (await this.#writes()).createRoom(this.#database, { room, draft, by })
  }

  async join(room: RoomId, user: UserId) {
    return (await this.#writes()).joinRoom(this.#database, room, user)
  }

  async leave(room: RoomId, user: UserId) {
    return (await this.#writes()).leaveRoom(this.#database, room, user)
  }

  async dropFromList(room: RoomId, user: UserId) {
    return (await this.#writes()).dropFromList(this.#database, room, user)
  }

  #writes() {
    return import('@/adapters/firebase/firebase-room-writes')
  }

  async markRead(room: RoomId, user: UserId, read: OwnMark) {
    return (await this.#writes()).markRead(this.#database, { room, user, ...read })
  }

  #watchList<Entity>(
    source: Query,
    watcher: Watcher<readonly Entity[]>,
    parse: (key: string, value: unknown) => Entity | undefined,
  ): Unsubscribe {
    const take = (snapshot: DataSnapshot) => {
      const { entities, unreadable } = parseChildren(snapshot, parse)
      watcher.onValue(entities, unreadable.length)
    }
    return onValue(source, take, () => watcher.onLost())
  }

  #watchOne<Entity>(
    source: Query,
    watcher: Watcher<Entity | undefined>,
    parse: (value: unknown) => Entity | undefined,
  ): Unsubscribe {
    const take = (snapshot: DataSnapshot) => {
      const entity = parse(snapshot.val())
      watcher.onValue(entity, snapshot.exists() && entity === undefined ? 1 : 0)
    }
    return onValue(source, take, () => watcher.onLost())
  }
}
