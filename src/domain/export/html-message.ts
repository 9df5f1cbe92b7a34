import { escapeHtml } from '@/domain/export/escape-html'
import type { ExportContent, ExportWords } from '@/domain/export/exporter'
import type { RoomSource } from '@/domain/export/read-room'
import type { Message } from '@/domain/message/message'
import { reactionsOf } from '@/domain/message/reactions'
import type { MessageId, RoomId, UserId } from '@/shared/ids'

/** How much of the message that is answered stands above the answer. */
const QUOTE_LENGTH = 120

interface Parts {
  readonly source: Pick<RoomSource, 'readMessage'>
  readonly content: ExportContent
  readonly words: ExportWords
  readonly room: RoomId
  /** Of the room in the file: ids of messages are only unique within one. */
  readonly index: number
}

export interface HtmlMessages {
  /** The message, after a heading where a day begins. */
  write(message: Message): Promise<string>
}

/** Writes the messages of one room, in order. */
export function createHtmlMessages({ source, content, words, room, index }: Parts): HtmlMessages {
  let lastDay = ''
  const anchor = (id: MessageId) => `r${index}-${id.replace(/[^\w-]/g, '_')}`
  const name = (id: UserId) => content.names.get(id) ?? words.unknownPerson

  function dayHeading(at: number): string {
    const day = words.day(at)
    if (day === lastDay) return ''
    lastDay = day
    return `<h3>${escapeHtml(day)}</h3>\n`
  }

  async function quote(id: MessageId): Promise<string> {
    const answered = await source.readMessage(room, id)
    if (!answered) return `<blockquote>${escapeHtml(words.replyUnknown)}</blockquote>`
    const letters = Array.from(answered.text)
    const cut = letters.length > QUOTE_LENGTH ? `${letters.slice(0, QUOTE_LENGTH).join('')}…` : ''
    const text = answered.deletedAt === undefined ? cut || answered.text : words.deleted
    const link = `<a href="#${anchor(id)}">${escapeHtml(words.replyTo(name(answered.from)))}</a>`
    return `<blockquote dir="auto">${link} ${escapeHtml(text)}</blockquote>`
  }

  function body(message: Message): string {
    if (message.deletedAt !== undefined) {
      return `<p class="muted">${escapeHtml(words.deleted)}</p>`
    }
    const picture = message.blob ? `<p class="muted">${escapeHtml(words.picture)}</p>` : ''
    const text = message.text && `<p class="text" dir="auto">${escapeHtml(message.text)}</p>`
    return picture + text
  }

  function reactions(message: Message): string {
    const all = reactionsOf(message)
    if (all.length === 0 || message.deletedAt !== undefined) return ''
    const items = all.map(({ emoji, people }) => {
      return `<li>${escapeHtml(emoji)} <span dir="auto">${escapeHtml(people.map(name).join(', '))}</span></li>`
    })
    return `<ul class="reactions">${items.join('')}</ul>`
  }

  return {
    async write(message) {
      const { id, from, at, re, fwd, editedAt, deletedAt } = message
      const own = from === content.exportedBy ? ' class="own"' : ''
      const date = escapeHtml(new Date(at).toISOString())
      const time = `<time datetime="${date}" title="${escapeHtml(words.fullTime(at))}">${escapeHtml(words.time(at))}</time>`
      const isEdited = editedAt !== undefined && deletedAt === undefined
      const edited = isEdited ? `<span class="muted">${escapeHtml(words.edited)}</span>` : ''
      const forwarded = fwd && `<p class="muted">${escapeHtml(words.forwarded(name(fwd)))}</p>`
      return (
        dayHeading(at) +
        `<article id="${anchor(id)}"${own}>` +
        `<header><strong dir="auto">${escapeHtml(name(from))}</strong>${time}${edited}</header>` +
        (re && deletedAt === undefined ? await quote(re) : '') +
        (forwarded ?? '') +
        `${body(message)}${reactions(message)}</article>\n`
      )
    },
  }
}
