import {
  get,
  limitToFirst,
  orderByKey,
  query,
  ref,
  serverTimestamp,
  set,
  update,
  type Database,
  type DataSnapshot,
} from 'firebase/database'
import { answerOf, isPermissionDenied, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { closing } from '@/adapters/firebase/closing'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { AccountRemote, DepartedRoom } from '@/domain/account/account-remote'
import { directRoomId } from '@/domain/room/direct'
import { parseMember, parseRoom } from '@/domain/room/parse-room'
import { MEMBERS_LIMIT } from '@/domain/room/room-remote'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'

/** Mirrored by rule R-RINV-2. */
const TOKENS_LIMIT = 100

/** The end of an account: `leaving/$uid`, and everything that is kept under a person's id. */
export class FirebaseAccountRemote implements AccountRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async isLeaving(user: UserId) {
    return (await this.#get(furtherPaths.leaving(user))).exists()
  }

  async begin(user: UserId) {
    const answer = await answerOf(
      set(ref(this.#database, furtherPaths.leaving(user)), serverTimestamp()),
    )
    // A mark is made once; it may have been by another device, or by an answer that was lost.
    return answer === 'denied' && (await this.isLeaving(user)) ? 'done' : answer
  }

  async callOff(user: UserId) {
    const answer = await this.#update({ [furtherPaths.leaving(user)]: null })
    return answer === 'denied' && !(await this.isLeaving(user)) ? 'done' : answer
  }

  async readRooms(user: UserId): Promise<readonly DepartedRoom[]> {
    const rooms: DepartedRoom[] = []
    for (const id of await this.#roomsOf(user)) {
      const member = parseMember(
        withKeys((await this.#get(paths.member(id, user))).val(), { id: user }),
      )
      const room = member && parseRoom(withKeys((await this.#get(paths.room(id))).val(), { id }))
      rooms.push({
        id,
        name: room?.name ?? '',
        kind: room?.kind ?? (id.startsWith('dm_') ? 'dm' : 'private'),
        role: member?.role,
        others: member ? await this.#others(id, user) : [],
      })
    }
    return rooms
  }

  async withdrawInvites(room: RoomId, user: UserId) {
    const all = query(
      ref(this.#database, furtherPaths.roomInvites(room)),
      orderByKey(),
      limitToFirst(TOKENS_LIMIT),
    )
    const found = await get(all).catch(ignoreDenial)
    const parts: Record<string, null> = {}
    found?.forEach((invite) => {
      if (invite.child('by').val() !== user) return
      parts[`${furtherPaths.roomInvites(room)}/${invite.key}`] = null
      parts[`invites/${invite.key}`] = null
    })
    if (Object.keys(parts).length > 0) await this.#update(parts)
  }

  closeDirect(room: RoomId, by: UserId) {
    return this.#update({
      ...closing(room, by),
      [paths.typingOf(room, by)]: null,
      [furtherPaths.question(by, room)]: null,
    })
  }

  async erase(user: UserId) {
    const parts: Record<string, null> = {
      [paths.user(user)]: null,
      [furtherPaths.userPortrait(user)]: null,
      [furtherPaths.listed(user)]: null,
      [paths.lastSeen(user)]: null,
      [paths.rate(user)]: null,
      [`private/${user}/settings`]: null,
      [furtherPaths.signals(user)]: null,
    }
    const take = (path: string) => {
      parts[path] = null
    }
    for (const room of await this.#roomsOf(user)) {
      take(paths.userRoom(user, room))
      const isMember = (await this.#get(paths.member(room, user))).exists()
      if (!isMember || !room.startsWith('dm_')) continue
      take(paths.member(room, user))
      take(paths.typingOf(room, user))
      take(furtherPaths.readMark(room, user))
    }
    const lists = [
      furtherPaths.questions(user),
      furtherPaths.devices(user),
      paths.presence(user),
      paths.drafts(user),
    ]
    for (const place of lists) {
      for (const key of keysOf(await this.#get(place))) take(`${place}/${key}`)
    }
    for (const other of keysOf(await this.#get(furtherPaths.blocks(user))).filter(isUserId)) {
      take(furtherPaths.block(user, other))
      const talk = directRoomId(user, other)
      const hasTalk = (await this.#get(paths.member(talk, user))).exists()
      if (hasTalk) take(furtherPaths.ban(talk, other))
    }
    return this.#update(parts)
  }

  async #roomsOf(user: UserId): Promise<readonly RoomId[]> {
    const [listed, asked] = await Promise.all([
      this.#get(paths.userRooms(user)),
      this.#get(furtherPaths.questions(user)),
    ])
    const direct = keysOf(asked).filter((key) => key.startsWith('dm_'))
    return [...new Set([...keysOf(listed), ...direct])].filter(isRoomId)
  }

  async #others(room: RoomId, user: UserId) {
    const members = query(
      ref(this.#database, paths.members(room)),
      orderByKey(),
      limitToFirst(MEMBERS_LIMIT),
    )
    const { entities } = parseChildren(await get(members), (id, value) =>
      parseMember(withKeys(value, { id })),
    )
    return entities.filter(({ id }) => id !== user)
  }

  #get(path: string): Promise<DataSnapshot> {
    return get(ref(this.#database, path))
  }

  #update(parts: Record<string, unknown>) {
    return answerOf(update(ref(this.#database), parts))
  }
}

function keysOf(snapshot: DataSnapshot): string[] {
  const keys: string[] = []
  snapshot.forEach((child) => {
    keys.push(child.key)
  })
  return keys
}

function ignoreDenial(cause: unknown): undefined {
  if (!isPermissionDenied(cause)) throw cause
}
