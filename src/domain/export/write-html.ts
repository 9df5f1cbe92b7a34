import { escapeHtml } from '@/domain/export/escape-html'
import {
  textPiece,
  type ExportContent,
  type ExportWords,
  type FilePiece,
} from '@/domain/export/exporter'
import { createHtmlMessages, type HtmlMessages } from '@/domain/export/html-message'
import { HTML_STYLE } from '@/domain/export/html-style'
import { readRoom } from '@/domain/export/read-room'
import type { ExportSource } from '@/domain/export/write-json'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { CachedRoom } from '@/domain/replica/replica'
import { roomName } from '@/domain/room/room-name'
import type { UserId } from '@/shared/ids'

/** Should a text ever escape its escaping, the page still runs and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The file, a piece at a time: one page that is read without a network and without scripts. */
export async function* writeHtml(
  source: ExportSource,
  content: ExportContent,
  words: ExportWords,
): AsyncGenerator<FilePiece> {
  const outbox = await source.readOutbox()
  const { exportedBy, names } = content
  const called = {
    notes: words.notes,
    nameOf: (user: UserId) => names.get(user) ?? words.unknownPerson,
  }
  const nameOf = ({ room }: CachedRoom) =>
    room ? roomName(room, exportedBy, called) : words.untitledRoom
  yield textPiece(head(content, words))
  if (content.rooms.length > 1) {
    const links = content.rooms.map(
      (room, index) => `<li><a href="#r${index}" dir="auto">${escapeHtml(nameOf(room))}</a></li>`,
    )
    const label = escapeHtml(words.contents)
    yield textPiece(`<nav aria-label="${label}"><ul>${links.join('\n')}</ul></nav>\n`)
  }
  for (const [index, room] of content.rooms.entries()) {
    const messages = createHtmlMessages({ source, content, words, room: room.id, index })
    const { topic = '' } = room.room ?? {}
    yield textPiece(
      `<section><h2 id="r${index}" dir="auto">${escapeHtml(nameOf(room))}</h2>\n` +
        (topic === '' ? '' : `<p class="muted" dir="auto">${escapeHtml(topic)}</p>\n`) +
        (room.isGone ? `<p class="muted">${escapeHtml(words.gone)}</p>\n` : ''),
    )
    yield* writeHistory(source, room, messages, words)
    const unsent = outbox.filter((row) => row.room === room.id)
    yield textPiece(`${unsent.map((row) => unsentRow(row, words)).join('')}</section>\n`)
  }
  yield textPiece('</main>\n</body>\n</html>\n')
}

function head({ exportedAt, exportedBy, names }: ExportContent, words: ExportWords): string {
  const by = names.get(exportedBy) ?? words.unknownPerson
  const title = escapeHtml(words.title)
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${title}</h1>
<p class="muted">${escapeHtml(words.exported(words.fullTime(exportedAt), by))}</p>
`
}

async function* writeHistory(
  source: ExportSource,
  room: CachedRoom,
  html: HtmlMessages,
  words: ExportWords,
): AsyncGenerator<FilePiece> {
  let isEmpty = true
  for await (const piece of readRoom(source, room)) {
    isEmpty = false
    if (piece.kind === 'gap') {
      yield { text: `<p class="gap">${escapeHtml(words.gap)}</p>\n`, messages: 0, gaps: 1 }
      continue
    }
    let text = ''
    for (const message of piece.messages) text += await html.write(message)
    yield { text, messages: piece.messages.length, gaps: 0 }
  }
  if (isEmpty) yield textPiece(`<p class="muted">${escapeHtml(words.noMessages)}</p>\n`)
}

function unsentRow({ text, composedAt }: OutboxRow, words: ExportWords): string {
  const note = `${words.unsent} · ${words.fullTime(composedAt)}`
  return `<article class="own"><p class="text" dir="auto">${escapeHtml(text)}</p><p class="muted">${escapeHtml(note)}</p></article>\n`
}
