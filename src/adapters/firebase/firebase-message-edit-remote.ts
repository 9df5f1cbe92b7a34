import { get, ref, serverTimestamp, update, type Database } from 'firebase/database'
import type { FirebaseMessageRemote } from '@/adapters/firebase/firebase-message-remote'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type {
  MessageChange,
  MessageEdit,
  MessageEditRemote,
  MessageReaction,
} from '@/domain/message/message-edit-remote'
import { PREVIEW_LENGTH } from '@/domain/room/room'
import { isBlobId } from '@/shared/ids'

type Answer = 'done' | 'denied'

/** Changes below `messages/$room/$id`, each paid for, with `roomState/$room/last` in step. */
export class FirebaseMessageEditRemote implements MessageEditRemote {
  readonly #database: Database
  readonly #messages: FirebaseMessageRemote

  constructor(database: Database, messages: FirebaseMessageRemote) {
    this.#database = database
    this.#messages = messages
  }

  edit(change: MessageEdit): Promise<Answer> {
    const { room, id, text, mentions } = change
    const message = paths.message(room, id)
    return this.#inStep(change, (isLast) => ({
      [`${message}/text`]: text,
      [`${message}/mentions`]: mentions.length > 0 ? mentions : null,
      [`${message}/editedAt`]: serverTimestamp(),
      [`${message}/updatedAt`]: serverTimestamp(),
      ...(isLast && { [`${paths.roomState(room)}/last/text`]: text.slice(0, PREVIEW_LENGTH) }),
    }))
  }

  async remove(change: MessageChange): Promise<Answer> {
    const { room, id, by } = change
    const message = await get(ref(this.#database, paths.message(room, id)))
    if (!message.exists()) return 'denied'
    if (message.hasChild('deletedAt')) return 'done'
    const { from, at, blob } = message.val() as Record<string, unknown>
    const now = serverTimestamp()
    const answer = await this.#inStep(change, (isLast) => ({
      [paths.message(room, id)]: { from, at, updatedAt: now, deletedAt: now, deletedBy: by },
      ...(isBlobId(blob) && { [furtherPaths.blob(room, blob)]: null }),
      ...(isLast && {
        [`${paths.roomState(room)}/last/text`]: null,
        [`${paths.roomState(room)}/last/deleted`]: true,
      }),
    }))
    if (answer === 'done') return 'done'
    return (await this.#messages.find(room, id))?.deletedAt ? 'done' : 'denied'
  }

  react(change: MessageReaction): Promise<Answer> {
    const { room, id, by, emoji } = change
    const message = paths.message(room, id)
    return this.#write(change, {
      [`${message}/reactions/${by}`]: emoji.join(' ') || null,
      [`${message}/updatedAt`]: serverTimestamp(),
    })
  }

  /**
   * The preview must follow its message, and must not follow another. Somebody may say something
   * between the question and the write: it is then denied, and written once more.
   */
  async #inStep(
    change: MessageChange,
    toUpdate: (isLast: boolean) => Record<string, unknown>,
  ): Promise<Answer> {
    const isLast = await this.#isLast(change)
    const answer = await this.#write(change, toUpdate(isLast))
    if (answer === 'done' || isLast === (await this.#isLast(change))) return answer
    return this.#write(change, toUpdate(!isLast))
  }

  async #isLast({ room, id }: MessageChange): Promise<boolean> {
    const last = await get(ref(this.#database, `${paths.roomState(room)}/last/id`))
    return last.val() === id
  }

  #write({ room, id, by, tokensLeft }: MessageChange, parts: Record<string, unknown>) {
    const paid = { t: serverTimestamp(), n: tokensLeft, for: `${room}/${id}` }
    return this.#messages.whileHeld(id, 'any answer', () =>
      update(ref(this.#database), { ...parts, [paths.rate(by)]: paid }),
    )
  }
}
