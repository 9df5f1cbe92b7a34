import { get, ref, serverTimestamp, update, type Database } from 'firebase/database'
import { answerOf } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import { isPhoto, type PortraitPlace } from '@/domain/portrait/photo'
import { parsePortrait } from '@/domain/portrait/portrait'
import type { PortraitRemote } from '@/domain/portrait/portrait-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

/** `userPortraits/$uid` and `roomPortraits/$room`, in step with the `photo` of the profile and the room. */
export class FirebasePortraitRemote implements PortraitRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async read(place: PortraitPlace) {
    return parsePortrait((await get(ref(this.#database, placesOf(place).portrait))).val())
  }

  choose(place: PortraitPlace, chosen: string | null, { user, tokensLeft }: RoomMaker) {
    const { portrait, photo, paysFor } = placesOf(place)
    const now = serverTimestamp()
    const isAddress = chosen === null || isPhoto(chosen)
    const parts = {
      [portrait]: isAddress ? null : { at: now, data: chosen },
      [photo]: isAddress ? chosen : now,
      [paths.rate(user)]: { t: now, n: tokensLeft, for: paysFor },
    }
    return answerOf(update(ref(this.#database), parts))
  }
}

function placesOf(place: PortraitPlace) {
  const [kind, id] = place.split('/')
  const [user, room] = [id as UserId, id as RoomId]
  return kind === 'user'
    ? {
        portrait: furtherPaths.userPortrait(user),
        photo: `${paths.user(user)}/photo`,
        paysFor: 'portrait',
      }
    : {
        portrait: furtherPaths.roomPortrait(room),
        photo: `${paths.room(room)}/photo`,
        paysFor: room,
      }
}
