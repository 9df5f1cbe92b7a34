import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { EVERYONE } from '@/domain/message/everyone'
import { BEGINNING } from '@/domain/message/history'
import {
  MAX_MENTIONS,
  MAX_TEXT_LENGTH,
  type Message,
  type Position,
} from '@/domain/message/message'
import {
  MAX_PAGE,
  type ChangeListener,
  type MessageRemote,
  type NewerPage,
  type OutgoingMessage,
  type Page,
} from '@/domain/message/message-remote'
import { parseMessage } from '@/domain/message/parse-message'
import type { TokenBucket } from '@/domain/outbox/token-bucket'
import { PREVIEW_LENGTH } from '@/domain/room/room'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

const PUSH_ID = /^[-0-9A-Z_a-z]{20}$/

/** A record as it lies on the server, which may be none that can be read. */
interface Stored {
  readonly id: string
  readonly value: unknown
  readonly message: Message | undefined
}

export class MemoryMessageRemote implements MessageRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watchChanges(
    room: RoomId,
    { since, limit }: { since: number | undefined; limit: number },
    listener: ChangeListener,
  ): Unsubscribe {
    const known = new Map<string, string>()
    let isFirst = true
    return this.#client.listen({
      read: () => {
        this.#mayRead(room, limit)
        return this.#records(room, 'updatedAt')
          .filter(({ value }) => since === undefined || orderOf(value, 'updatedAt') >= since)
          .slice(-limit)
      },
      onValue: (window) => {
        const fresh = window.filter(({ id, value }) => known.get(id) !== JSON.stringify(value))
        known.clear()
        for (const { id, value } of window) known.set(id, JSON.stringify(value))
        if (fresh.length === 0 && !isFirst) return
        const { messages, skipped } = sortOut(fresh)
        const info = { isFirst, skipped }
        isFirst = false
        listener.onChanges(messages, info)
      },
      onLost: () => listener.onLost(),
    })
  }

  fetchBefore(room: RoomId, before: Position, limit: number): Promise<Page> {
    return this.#client.read(() => {
      this.#mayRead(room, limit)
      const page = this.#records(room, 'at')
        .filter(({ id, value }) => {
          const at = orderOf(value, 'at')
          return at < before.at || (at === before.at && id <= before.id)
        })
        .slice(-limit)
      const oldest = page[0]
      const isFull = page.length >= limit && oldest !== undefined
      const from = isFull
        ? { at: Math.max(0, orderOf(oldest.value, 'at')), id: oldest.id as MessageId }
        : BEGINNING
      return { from, ...sortOut(page) }
    })
  }

  fetchAfter(room: RoomId, after: Position, limit: number): Promise<NewerPage> {
    return this.#client.read(() => {
      this.#mayRead(room, limit)
      const page = this.#records(room, 'at')
        .filter(({ id, value }) => {
          const at = orderOf(value, 'at')
          return at > after.at || (at === after.at && id >= after.id)
        })
        .slice(0, limit)
      const newest = page.at(-1)
      const isFull = page.length >= limit && newest !== undefined
      const to = isFull
        ? { at: orderOf(newest.value, 'at'), id: newest.id as MessageId }
        : undefined
      return { to, ...sortOut(page) }
    })
  }

  async send(message: OutgoingMessage): Promise<'stored' | 'denied'> {
    const answer = await this.#client.write(() => this.#store(message))
    return answer === 'done' ? 'stored' : 'denied'
  }

  find(room: RoomId, id: MessageId): Promise<Message | undefined> {
    return this.#client.read(() => {
      this.#mayRead(room, 1)
      return toStored(room, [id, this.#client.server.get(`messages/${room}/${id}`)]).message
    })
  }

  readBucket(user: UserId): Promise<TokenBucket | undefined> {
    return this.#client.read(() => {
      const { server } = this.#client
      demand(user === this.#client.user)
      if (!server.has(`rate/${user}`)) return undefined
      return { at: server.number(`rate/${user}/t`), tokens: server.number(`rate/${user}/n`) }
    })
  }

  #mayRead(room: RoomId, limit: number): void {
    demand(this.#client.server.isMember(room, this.#client.user) && limit <= MAX_PAGE)
  }

  /** In query order: by the child, then by key. */
  #records(room: RoomId, child: 'at' | 'updatedAt'): Stored[] {
    return this.#client.server
      .children(`messages/${room}`)
      .map((entry) => toStored(room, entry))
      .sort((a, b) => {
        const difference = orderOf(a.value, child) - orderOf(b.value, child)
        return difference === 0 || Number.isNaN(difference) ? (a.id < b.id ? -1 : 1) : difference
      })
  }

  #store(message: OutgoingMessage): 'done' | 'denied' {
    const { server, user } = this.#client
    const { id, room, from, text, tokensLeft } = message
    const isAllowed =
      from === user &&
      server.mayWrite(room, user) &&
      server.has(`userRooms/${user}/${room}`) &&
      server.has(`roomState/${room}`) &&
      !server.has(`messages/${room}/${id}`) &&
      PUSH_ID.test(id) &&
      text.length <= MAX_TEXT_LENGTH &&
      this.#hasSoundParts(message) &&
      server.allowsBucket(user, tokensLeft)
    if (!isAllowed) return 'denied'
    const { re, blob, fwd, mentions = [] } = message
    const at = server.now()
    const readCount = `userRooms/${user}/${room}/readCount`
    const said = text === '' ? {} : { text }
    const list = mentions.length > 0 && { mentions: [...mentions] }
    const parts = {
      ...said,
      ...(re && { re }),
      ...(blob && { blob }),
      ...(fwd && { fwd }),
      ...list,
    }
    server.update({
      [`messages/${room}/${id}`]: { from, at, updatedAt: at, ...parts },
      [`roomState/${room}`]: {
        count: server.number(`roomState/${room}/count`) + 1,
        last: { id, from, at, ...(text !== '' && { text: text.slice(0, PREVIEW_LENGTH) }) },
      },
      [readCount]: server.number(readCount) + 1,
      [`rate/${user}`]: { t: at, n: tokensLeft, for: `${room}/${id}` },
    })
    return 'done'
  }

  #hasSoundParts({ room, text, re, blob, mentions = [] }: OutgoingMessage): boolean {
    const { server, user } = this.#client
    const meta = `blobs/${room}/${blob ?? ''}/meta`
    const isShown = server.get(`${meta}/from`) === user && server.get(`${meta}/done`) === true
    return (
      (text === '' ? blob !== undefined : /\S/.test(text)) &&
      (blob === undefined || isShown) &&
      (re === undefined || server.has(`messages/${room}/${re}`)) &&
      mentions.length <= MAX_MENTIONS &&
      mentions.every((mentioned) => mayMention(this.#client, room, mentioned))
    )
  }
}

/** Members, and everyone at once by who runs the room. */
export function mayMention({ server, user }: MemoryClient, room: RoomId, mentioned: UserId) {
  if (server.isMember(room, mentioned)) return true
  const role = String(server.get(`members/${room}/${user}/role`))
  return mentioned === EVERYONE && ['owner', 'admin'].includes(role)
}

function toStored(room: RoomId, [id, value]: readonly [string, unknown]): Stored {
  const record = typeof value === 'object' && value !== null ? { ...value, id, room } : value
  return { id, value, message: parseMessage(record) }
}

/** Where the database puts a record that lacks the child: before every number. */
function orderOf(value: unknown, child: string): number {
  const at: unknown =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[child]
      : undefined
  return typeof at === 'number' ? at : -Infinity
}

function sortOut(records: readonly Stored[]): { messages: Message[]; skipped: number } {
  const messages = records.map(({ message }) => message).filter((each) => each !== undefined)
  return { messages, skipped: records.length - messages.length }
}
