import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { mayMention } from '@/adapters/memory/memory-message-remote'
import { order, pay } from '@/adapters/memory/memory-order'
import { MAX_MENTIONS, MAX_TEXT_LENGTH, type Message } from '@/domain/message/message'
import type {
  MessageChange,
  MessageEdit,
  MessageEditRemote,
  MessageReaction,
} from '@/domain/message/message-edit-remote'
import { canDelete, canEdit } from '@/domain/message/message-rights'
import { parseMessage } from '@/domain/message/parse-message'
import { isEmoji, MAX_OWN_REACTIONS, MAX_REACTIONS_LENGTH } from '@/domain/message/reactions'
import { PREVIEW_LENGTH, type Role } from '@/domain/room/room'

type Answer = 'done' | 'denied'

export class MemoryMessageEditRemote implements MessageEditRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  edit(change: MessageEdit): Promise<Answer> {
    const { room, id, by, text, mentions } = change
    return order(this.#client, by, () => {
      const { server } = this.#client
      const message = this.#open(change)
      demand(canEdit(message, by) && /\S/.test(text) && text.length <= MAX_TEXT_LENGTH)
      demand(
        mentions.length <= MAX_MENTIONS && mentions.every((u) => mayMention(this.#client, room, u)),
      )
      const place = `messages/${room}/${id}`
      return {
        [`${place}/text`]: text,
        [`${place}/mentions`]: mentions.length > 0 ? [...mentions] : null,
        [`${place}/editedAt`]: server.now(),
        [`${place}/updatedAt`]: server.now(),
        ...(this.#isLast(change) && {
          [`roomState/${room}/last/text`]: text.slice(0, PREVIEW_LENGTH),
        }),
        ...this.#payFor(change),
      }
    })
  }

  remove(change: MessageChange): Promise<Answer> {
    const { room, id, by } = change
    const { server } = this.#client
    const place = `messages/${room}/${id}`
    return order(this.#client, by, () => {
      const message = this.#open(change)
      if (message.deletedAt) return {}
      const role = server.get(`members/${room}/${by}/role`) as Role
      demand(canDelete(message, by, role))
      const now = server.now()
      const { from, at, blob } = message
      return {
        [place]: { from, at, updatedAt: now, deletedAt: now, deletedBy: by },
        ...(blob && { [`blobs/${room}/${blob}`]: null }),
        ...(this.#isLast(change) && {
          [`roomState/${room}/last/text`]: null,
          [`roomState/${room}/last/deleted`]: true,
        }),
        ...this.#payFor(change),
      }
    })
  }

  react(change: MessageReaction): Promise<Answer> {
    const { room, id, by, emoji } = change
    return order(this.#client, by, () => {
      const own = emoji.join(' ')
      demand(this.#open(change).deletedAt === undefined && emoji.every(isEmoji))
      demand(emoji.length <= MAX_OWN_REACTIONS && own.length <= MAX_REACTIONS_LENGTH)
      return {
        [`messages/${room}/${id}/reactions/${by}`]: own === '' ? null : own,
        [`messages/${room}/${id}/updatedAt`]: this.#client.server.now(),
        ...this.#payFor(change),
      }
    })
  }

  /** The message, for someone who may write in its room. */
  #open({ room, id, by }: MessageChange): Message {
    const { server } = this.#client
    demand(server.mayWrite(room, by))
    const value = server.get(`messages/${room}/${id}`)
    const message = parseMessage(typeof value === 'object' ? { ...value, id, room } : value)
    demand(message !== undefined)
    return message
  }

  #isLast({ room, id }: MessageChange): boolean {
    return this.#client.server.get(`roomState/${room}/last/id`) === id
  }

  #payFor({ room, id, tokensLeft }: MessageChange): Record<string, unknown> {
    return pay(this.#client, { tokensLeft, spentOn: `${room}/${id}` })
  }
}
