import { MemoryReplica } from '@/adapters/memory/memory-replica'
import type { ExportContent, ExportWords, FilePiece } from '@/domain/export/exporter'
import { BEGINNING } from '@/domain/message/history'
import type { Message } from '@/domain/message/message'
import type { CachedRoom } from '@/domain/replica/replica'
import type { UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, membership, message, room } from '../../../support/fixtures'

export const WORDS: ExportWords = {
  language: 'en',
  title: 'Hearthside',
  contents: 'Rooms',
  unknownPerson: 'Somebody',
  untitledRoom: 'Room',
  notes: 'Notes to self',
  edited: 'edited',
  deleted: 'deleted',
  picture: 'picture',
  gap: 'missing',
  noMessages: 'no messages',
  unsent: 'unsent',
  gone: 'closed',
  replyUnknown: 'answer to something',
  exported: (when, name) => `${when} by ${name}`,
  replyTo: (name) => `answer to ${name}`,
  forwarded: (name) => `forwarded from ${name}`,
  day: (at) => `day ${Math.floor(at / 86_400_000)}`,
  time: (at) => `time ${at}`,
  fullTime: (at) => `full ${at}`,
}

export const cachedRoom = (part: Partial<CachedRoom> = {}): CachedRoom => ({
  id: ROOM,
  room: room(),
  state: { count: 0, last: undefined },
  mine: membership(),
  isGone: false,
  ...part,
})

export const content = (part: Partial<ExportContent> = {}): ExportContent => ({
  exportedAt: 1_800_000_000_000,
  exportedBy: MEI,
  scope: ROOM,
  rooms: [cachedRoom()],
  names: new Map<UserId, string>([
    [MEI, 'Mei'],
    [TOM, 'Tom'],
  ]),
  ...part,
})

/** A device that has all of a room. */
export async function replicaWith(messages: readonly Message[]): Promise<MemoryReplica> {
  const replica = new MemoryReplica()
  const to = messages.at(-1) ?? message(1)
  await replica.applyHistory(ROOM, {
    messages,
    complete: { from: BEGINNING, to: { at: to.at, id: to.id } },
    cursor: undefined,
  })
  return replica
}

export async function textOf(pieces: AsyncIterable<FilePiece>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece.text
  return text
}
