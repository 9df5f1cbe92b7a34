import type { Clock } from '@/domain/device/clock'
import { comparePositions } from '@/domain/message/message'
import type { RoomId, UserId } from '@/shared/ids'
import { cleanText } from '@/shared/text'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { childrenOf, patchAt, putAt, readEvent } from '@/embed/apply-event'
import { parseShown, type ShownMessage } from '@/embed/parse-shown'
import { addressOf, readOnce, type EmbedDatabase } from '@/embed/database'

/**
 * `none`: there is no such room, or it was closed. `shut`: it is not open to who looks.
 * Either may change, so it is asked again from time to time.
 */
export type ReadingStatus = 'connecting' | 'live' | 'offline' | 'none' | 'shut'

/** A room as who reads along sees it. */
export interface RoomSeen {
  readonly status: ReadingStatus
  readonly name: string
  /** The newest, oldest first. */
  readonly messages: readonly ShownMessage[]
  /** Of who has spoken, as far as known. */
  readonly names: ReadonlyMap<UserId, string>
}

interface Parts {
  readonly database: EmbedDatabase
  readonly room: RoomId
  readonly clock: Clock
  readonly openEvents: (url: string) => EventSource
}

interface Answer {
  readonly name: string
  /** The token that it took. */
  readonly auth: string | undefined
}

/** As many as the rules show to strangers: R-STR-7. */
export const SHOWN = 50
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/**
 * How often it is asked whether the room may be read, while it is read and while it may not be: the server ends no
 * stream because a room was closed to who reads it.
 */
const ASK_AGAIN_MS = 60_000
/** The server says every 30 s that it is there; a line on which nothing comes for so long is dead. */
const SILENCE_MS = 75_000

/**
 * Reads a room with nothing but `EventSource` and the REST API: the newest messages as they come, reconnecting by itself.
 * `EventSource` says of a failure only that there was one, so after each the room is asked for what it is: that tells
 * a network that is gone from a room that is closed.
 */
export class RoomReader {
  readonly #parts: Parts
  readonly #tell: (seen: RoomSeen) => void
  readonly #asked = new Set<UserId>()
  #seen: RoomSeen = {
    ...{ status: 'connecting', name: '' },
    messages: [],
    names: new Map(),
  }
  /** What is told, as it is in the database. */
  #tree: unknown
  #events: EventSource | undefined
  #cancelPause: Unsubscribe | undefined
  #cancelSilence: Unsubscribe | undefined
  #failures = 0
  #isOver = false

  constructor(parts: Parts, tell: (seen: RoomSeen) => void) {
    this.#parts = parts
    this.#tell = tell
  }

  start(): void {
    this.#tell(this.#seen)
    void this.#connect()
    // There is a network again: no need to wait for the pause to end.
    addEventListener('online', this.#again)
  }

  stop(): void {
    this.#isOver = true
    removeEventListener('online', this.#again)
    this.#end()
  }

  async #connect() {
    try {
      const answer = await this.#ask()
      if (this.#isOver) return
      if (typeof answer === 'string') this.#pauseAs(answer, ASK_AGAIN_MS)
      else if (!this.#events) this.#listen(answer)
      else this.#goOn(answer)
    } catch {
      this.#fail()
    }
  }

  /** First as a stranger; where that is refused, as who is signed in here. */
  async #ask(): Promise<Answer | 'none' | 'shut'> {
    const { database, room } = this.#parts
    const about = `rooms/${room}`
    let auth: string | undefined
    let answer = await readOnce(database, about)
    if (answer === 'denied') {
      auth = await database.token?.()
      if (auth !== undefined) answer = await readOnce(database, about, { auth })
    }
    if (answer === 'denied') return 'shut'
    const { name } = childrenOf(answer.value)
    if (typeof name !== 'string') return 'none'
    // Whoever is signed in may know of a public room; what is said there is for its members.
    const isOutside = auth && (await readOnce(database, ...newest(room, 1, auth))) === 'denied'
    if (isOutside) return 'shut'
    return { name: cleanText(name), auth }
  }

  #goOn({ name }: Answer) {
    this.#change({ name })
    this.#cancelPause = this.#parts.clock.after(ASK_AGAIN_MS, () => void this.#connect())
  }

  #listen(answer: Answer) {
    const { database, room, openEvents } = this.#parts
    const { auth } = answer
    this.#end()
    this.#goOn(answer)
    const events = openEvents(addressOf(database, ...newest(room, SHOWN, auth)))
    this.#events = events
    this.#hear()
    const on = (put: typeof putAt) => (event: MessageEvent<string>) => {
      this.#hear()
      const told = readEvent(event.data)
      if (!told) return
      this.#tree = put(this.#tree, told.path, told.data)
      this.#failures = 0
      this.#show(auth)
    }
    events.addEventListener('put', on(putAt))
    events.addEventListener('patch', on(patchAt))
    events.addEventListener('keep-alive', () => this.#hear())
    // The rules have changed their mind, or the token has run out: asked anew, the room says which.
    for (const end of ['cancel', 'auth_revoked']) events.addEventListener(end, this.#again)
    events.addEventListener('error', () => this.#fail())
  }

  #hear() {
    this.#cancelSilence?.()
    this.#cancelSilence = this.#parts.clock.after(SILENCE_MS, this.#again)
  }

  readonly #again = () => {
    this.#end()
    void this.#connect()
  }

  #fail() {
    if (this.#isOver) return
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures++, LONGEST_PAUSE_MS)
    this.#pauseAs('offline', wait)
  }

  /** What was read stays to be seen while there is no network, and no longer than it may be read. */
  #pauseAs(status: ReadingStatus, ms: number) {
    this.#end()
    this.#change(status === 'offline' ? { status } : { status, messages: [], name: '' })
    this.#cancelPause = this.#parts.clock.after(ms, () => void this.#connect())
  }

  #show(auth: string | undefined) {
    const messages = Object.entries(childrenOf(this.#tree))
      .map(([id, raw]) => parseShown(id, raw))
      .filter((message) => message !== undefined)
      .sort(comparePositions)
      .slice(-SHOWN)
    this.#change({ status: 'live', messages })
    for (const { from } of messages) if (!this.#asked.has(from)) void this.#learnName(from, auth)
  }

  async #learnName(user: UserId, auth: string | undefined) {
    this.#asked.add(user)
    try {
      const answer = await readOnce(this.#parts.database, `users/${user}/name`, { auth })
      const name = answer !== 'denied' && typeof answer.value === 'string' ? answer.value : ''
      if (name) this.#change({ names: new Map(this.#seen.names).set(user, cleanText(name)) })
    } catch {
      this.#asked.delete(user)
    }
  }

  #change(part: Partial<RoomSeen>) {
    if (this.#isOver) return
    this.#seen = { ...this.#seen, ...part }
    this.#tell(this.#seen)
  }

  #end() {
    this.#cancelPause?.()
    this.#cancelSilence?.()
    this.#events?.close()
    this.#events = undefined
  }
}

/** Of a room, by the server's time: a question that has an end. */
const newest = (room: RoomId, count: number, auth: string | undefined) =>
  [`messages/${room}`, { orderBy: '"at"', limitToLast: String(count), auth }] as const
