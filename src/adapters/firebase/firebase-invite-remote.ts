import {
  get,
  limitToFirst,
  onValue,
  orderByKey,
  query,
  ref,
  serverTimestamp,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { paid } from '@/adapters/firebase/firebase-room-care-remote'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import {
  INVITES_LIMIT,
  isInviteToken,
  type Invite,
  type InviteToken,
  type Question,
} from '@/domain/room/invite'
import type { InviteRemote } from '@/domain/room/invite-remote'
import { parseInvite, parseQuestion } from '@/domain/room/parse-invite'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

/** Invites under `invites/$token`, known to their room; questions under `invitations/$uid/$room`. */
export class FirebaseInviteRemote implements InviteRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  make({ token, ...invite }: Invite, by: RoomMaker) {
    return this.#update({
      [furtherPaths.invite(token)]: invite,
      [furtherPaths.roomInvite(invite.room, token)]: { by: by.user, at: serverTimestamp() },
      ...paid(invite.room, by),
    })
  }

  async read(token: InviteToken) {
    const snapshot = await get(ref(this.#database, furtherPaths.invite(token)))
    return parseInvite(withKeys(snapshot.val(), { token }))
  }

  watchTokens(room: RoomId, watcher: Watcher<readonly InviteToken[]>) {
    const place = ref(this.#database, furtherPaths.roomInvites(room))
    return onValue(
      query(place, orderByKey(), limitToFirst(INVITES_LIMIT)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (token) =>
          isInviteToken(token) ? token : undefined,
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  async revoke(room: RoomId, token: InviteToken) {
    const places = {
      [furtherPaths.invite(token)]: null,
      [furtherPaths.roomInvite(room, token)]: null,
    }
    const answer = await this.#update(places)
    if (answer === 'done') return 'done'
    // Taken back before: the rules know nothing of an invite that is not there.
    const isGone = !(await get(ref(this.#database, furtherPaths.invite(token)))).exists()
    return isGone ? 'done' : 'denied'
  }

  async joinBy(token: InviteToken, user: UserId) {
    const invite = await this.read(token)
    if (!invite) return 'denied'
    const { room, used } = invite
    const now = serverTimestamp()
    return this.#update({
      [paths.member(room, user)]: { role: 'member', joinedAt: now },
      // How far the room has got is not known to who is outside: it is marked as read inside.
      [paths.userRoom(user, room)]: {
        ...{ kind: 'private', joinedAt: now, readAt: 0, readCount: 0 },
        invite: token,
      },
      [`${furtherPaths.invite(token)}/used`]: used + 1,
    })
  }

  ask(room: RoomId, user: UserId, by: RoomMaker) {
    return this.#update({
      [furtherPaths.question(user, room)]: { by: by.user, at: serverTimestamp() },
      ...paid(room, by),
    })
  }

  watchQuestions(user: UserId, watcher: Watcher<readonly Question[]>) {
    return onValue(
      ref(this.#database, furtherPaths.questions(user)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (room, value) =>
          parseQuestion(withKeys(value, { room })),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  async accept(room: RoomId, user: UserId) {
    const [kind, member] = await Promise.all([
      get(ref(this.#database, `${paths.room(room)}/kind`)),
      get(ref(this.#database, `${paths.member(room, user)}/joinedAt`)),
    ])
    const joinedAt: unknown = member.exists() ? member.val() : serverTimestamp()
    return this.#update({
      ...(!member.exists() && { [paths.member(room, user)]: { role: 'member', joinedAt } }),
      [paths.userRoom(user, room)]: { kind: kind.val(), joinedAt, readAt: 0, readCount: 0 },
      [furtherPaths.question(user, room)]: null,
    })
  }

  decline(room: RoomId, user: UserId) {
    return this.#update({ [furtherPaths.question(user, room)]: null })
  }

  #update(parts: Record<string, unknown>) {
    return answerOf(update(ref(this.#database), parts))
  }
}
