import { ref, update, type Database } from 'firebase/database'
import { answerOf } from '@/adapters/firebase/answers'
import { paths } from '@/adapters/firebase/paths'
import type { RoomKeeping } from '@/domain/room/room'
import type { RoomKeepingRemote } from '@/domain/room/room-keeping-remote'
import type { RoomId, UserId } from '@/shared/ids'

const isFirst = (value: unknown) => value === undefined || value === 0 || value === false

/** Parts of `userRooms/$uid/$room`. */
export class FirebaseRoomKeepingRemote implements RoomKeepingRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  keep(room: RoomId, user: UserId, keeping: RoomKeeping) {
    // What is as it is at first is not stored.
    const parts = Object.entries(keeping).map(([name, value]) => [
      name,
      isFirst(value) ? null : value,
    ])
    const place = ref(this.#database, paths.userRoom(user, room))
    return answerOf(update(place, Object.fromEntries(parts) as object))
  }
}
