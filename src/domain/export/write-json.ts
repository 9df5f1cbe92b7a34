import { textPiece, type ExportContent, type FilePiece } from '@/domain/export/exporter'
import { readRoom, type RoomSource } from '@/domain/export/read-room'
import { EVERYONE } from '@/domain/message/everyone'
import type { Message } from '@/domain/message/message'
import { reactionsOf } from '@/domain/message/reactions'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { CachedRoom, Replica } from '@/domain/replica/replica'
import type { UserId } from '@/shared/ids'

/** Raised when something that readers rely on changes its meaning; see docs/export.md. */
export const EXPORT_VERSION = 1

export type ExportSource = RoomSource & Pick<Replica, 'readOutbox'>

/** The file, a piece at a time. One message a line; what is known of people stands at the end. */
export async function* writeJson(
  source: ExportSource,
  content: ExportContent,
): AsyncGenerator<FilePiece> {
  const people = new Set<UserId>([content.exportedBy])
  const outbox = await source.readOutbox()
  yield textPiece(`${head(content)},\n"rooms": [`)
  for (const [index, room] of content.rooms.entries()) {
    yield textPiece(index === 0 ? '\n' : ',\n')
    yield* writeRoom(source, room, outbox, people)
  }
  const named = [...people].map((id) => ({ id, name: content.names.get(id) }))
  yield textPiece(`\n],\n"people": ${JSON.stringify(named)}\n}\n`)
}

/** All but its closing bracket. */
function head({ exportedAt, exportedBy, scope }: ExportContent): string {
  return JSON.stringify({
    format: 'hearth-export',
    version: EXPORT_VERSION,
    exportedAt,
    exportedBy,
    scope: scope === undefined ? 'everything' : 'room',
  }).slice(0, -1)
}

async function* writeRoom(
  source: ExportSource,
  cached: CachedRoom,
  outbox: readonly OutboxRow[],
  people: Set<UserId>,
): AsyncGenerator<FilePiece> {
  const { id, room, mine, isGone } = cached
  if (room) people.add(room.createdBy)
  const facts = { ...room, id, joinedAt: mine?.joinedAt, isGone }
  yield textPiece(`${JSON.stringify(facts).slice(0, -1)},"history": [`)
  let isFirst = true
  for await (const piece of readRoom(source, cached)) {
    const entries = piece.kind === 'gap' ? [{ gap: true }] : piece.messages.map(toEntry)
    if (piece.kind === 'messages') for (const message of piece.messages) note(message, people)
    const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n')
    yield {
      text: `${isFirst ? '' : ','}\n${lines}`,
      messages: piece.kind === 'gap' ? 0 : piece.messages.length,
      gaps: piece.kind === 'gap' ? 1 : 0,
    }
    isFirst = false
  }
  const unsent = outbox
    .filter((row) => row.room === id)
    .map((row) => ({ id: row.id, text: row.text, composedAt: row.composedAt }))
  yield textPiece(`\n],"unsent": ${JSON.stringify(unsent)}}`)
}

/** As the domain has it, but for the room, which it stands in, and for reactions, which are spelt out. */
function toEntry(message: Message) {
  const reactions = reactionsOf(message)
  return {
    ...message,
    room: undefined,
    reactions: reactions.length > 0 ? reactions : undefined,
  }
}

function note({ from, fwd, deletedBy, mentions = [], reactions = {} }: Message, to: Set<UserId>) {
  for (const id of [from, fwd, deletedBy, ...mentions, ...Object.keys(reactions)]) {
    if (id !== undefined && id !== EVERYONE) to.add(id as UserId)
  }
}
