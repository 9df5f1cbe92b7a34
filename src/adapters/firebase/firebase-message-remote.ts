import {
  endAt,
  get,
  limitToFirst,
  limitToLast,
  onChildAdded,
  onChildChanged,
  onValue,
  orderByChild,
  query,
  ref,
  startAt,
  update,
  type Database,
  type DataSnapshot,
  type QueryConstraint,
} from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { messageUpdate } from '@/adapters/firebase/message-update'
import { parseBucket } from '@/adapters/firebase/parse-bucket'
import { paths } from '@/adapters/firebase/paths'
import { BEGINNING } from '@/domain/message/history'
import type { Message, Position } from '@/domain/message/message'
import type {
  ChangeListener,
  MessageRemote,
  NewerPage,
  OutgoingMessage,
  Page,
} from '@/domain/message/message-remote'
import { parseMessage } from '@/domain/message/parse-message'
import type { TokenBucket } from '@/domain/outbox/token-bucket'
import { isMessageId, type MessageId, type RoomId, type UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** One subscription's view of what this client has written and the server has not answered yet. */
interface Watch {
  /** The server has answered: what is held back is what it has. */
  settle(id: MessageId): void
  /** What is held back was only a guess; `null`: the server has nothing. */
  correct(id: MessageId, value: unknown): void
}

/** Messages under `messages/$room/$id`. See docs/data-model.md. */
export class FirebaseMessageRemote implements MessageRemote {
  readonly #database: Database
  /** The SDK shows our own writes at once with a guessed time; they are held back until answered. */
  readonly #unanswered = new Set<MessageId>()
  readonly #watches = new Set<Watch>()

  constructor(database: Database) {
    this.#database = database
  }

  watchChanges(
    room: RoomId,
    { since, limit }: { since: number | undefined; limit: number },
    listener: ChangeListener,
  ): Unsubscribe {
    const changes = query(
      ref(this.#database, paths.messages(room)),
      orderByChild('updatedAt'),
      ...(since === undefined ? [] : [startAt(since)]),
      limitToLast(limit),
    )
    const batch = new ChangeBatch(room, listener)
    const held = new Map<MessageId, unknown>()
    const take = (snapshot: DataSnapshot) => {
      const id = snapshot.key
      if (isMessageId(id) && this.#unanswered.has(id)) held.set(id, snapshot.val())
      else batch.add(id, snapshot.val())
    }
    const watch: Watch = {
      settle(id) {
        const value = held.get(id)
        held.delete(id)
        if (value !== undefined) batch.add(id, value)
      },
      correct: (id, value) => {
        if (this.#unanswered.has(id) || !held.delete(id)) return
        if (value !== null) batch.add(id, value)
      },
    }
    this.#watches.add(watch)
    const lost = () => {
      stop()
      listener.onLost()
    }
    const stops = [
      onChildAdded(changes, take, lost),
      onChildChanged(changes, take),
      onValue(
        changes,
        () => batch.markFirst(),
        () => undefined,
        { onlyOnce: true },
      ),
    ]
    const stop = () => {
      this.#watches.delete(watch)
      batch.close()
      for (const end of stops) end()
    }
    return stop
  }

  async fetchBefore(room: RoomId, before: Position, limit: number): Promise<Page> {
    const page = await this.#fetch(room, endAt(before.at, before.id), limitToLast(limit))
    const [from = BEGINNING] = page.size < limit ? [] : page.places
    return { messages: page.messages, from, skipped: page.skipped }
  }

  async fetchAfter(room: RoomId, after: Position, limit: number): Promise<NewerPage> {
    const page = await this.#fetch(room, startAt(after.at, after.id), limitToFirst(limit))
    const to = page.size < limit ? undefined : page.places.at(-1)
    return { messages: page.messages, to, skipped: page.skipped }
  }

  async #fetch(room: RoomId, ...range: QueryConstraint[]) {
    const all = ref(this.#database, paths.messages(room))
    const snapshot = await get(query(all, orderByChild('at'), ...range))
    const places: Position[] = []
    snapshot.forEach((each) => {
      places.push({ at: Number(each.child('at').val()), id: each.key as MessageId })
    })
    const { entities, unreadable } = parseChildren(snapshot, (id, value) =>
      parseMessage(withKeys(value, { id, room })),
    )
    return { messages: entities, places, size: snapshot.size, skipped: unreadable.length }
  }

  async send(message: OutgoingMessage): Promise<'stored' | 'denied'> {
    const answer = await this.whileHeld(message.id, 'done', () =>
      update(ref(this.#database), messageUpdate(message)),
    )
    return answer === 'done' ? 'stored' : 'denied'
  }

  /**
   * Writes to a message, and keeps what the SDK guesses of it from who watches until the server has
   * answered. What it shows once it has denied an edit is again what the server has; what it shows
   * of a message that was to be created is not.
   */
  async whileHeld(
    id: MessageId,
    settlesOn: 'done' | 'any answer',
    write: () => Promise<void>,
  ): Promise<'done' | 'denied'> {
    this.#unanswered.add(id)
    const answer = await answerOf(write()).finally(() => this.#unanswered.delete(id))
    // The SDK has raised its last event, with the server's time, before the promise settled.
    if (answer === 'done' || settlesOn === 'any answer') {
      for (const watch of this.#watches) watch.settle(id)
    }
    return answer
  }

  async find(room: RoomId, id: MessageId): Promise<Message | undefined> {
    const snapshot = await get(ref(this.#database, paths.message(room, id)))
    // A denied resend may have been stored by an earlier try: this is what the server has of it.
    for (const watch of this.#watches) watch.correct(id, snapshot.val())
    return parseMessage(withKeys(snapshot.val(), { id, room }))
  }

  async readBucket(user: UserId): Promise<TokenBucket | undefined> {
    return parseBucket((await get(ref(this.#database, paths.rate(user)))).val())
  }
}

/** Collects what the SDK raises one by one in a turn, so that it costs one transaction. */
class ChangeBatch {
  readonly #room: RoomId
  readonly #listener: ChangeListener
  #changes: Message[] = []
  #skipped = 0
  #isFirst = false
  #isScheduled = false
  #isClosed = false

  constructor(room: RoomId, listener: ChangeListener) {
    this.#room = room
    this.#listener = listener
  }

  add(id: string | null, value: unknown): void {
    const message = parseMessage(withKeys(value, { id: id ?? '', room: this.#room }))
    if (message) this.#changes.push(message)
    else this.#skipped++
    this.#schedule()
  }

  markFirst(): void {
    this.#isFirst = true
    this.#schedule()
  }

  close(): void {
    this.#isClosed = true
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      if (this.#isClosed) return
      const changes = this.#changes
      const info = { isFirst: this.#isFirst, skipped: this.#skipped }
      this.#changes = []
      this.#skipped = 0
      this.#isFirst = false
      this.#listener.onChanges(changes, info)
    })
  }
}
