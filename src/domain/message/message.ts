import type { BlobId, MessageId, RoomId, UserId } from '@/shared/ids'
import { fail, ok, type Result } from '@/shared/result'
import { cleanText } from '@/shared/text'

/** A message as the server has it. Times are the server's. */
export interface Message {
  readonly id: MessageId
  readonly room: RoomId
  readonly from: UserId
  readonly at: number
  /** When anything about it last changed; catching up asks for what is newer than a cursor. */
  readonly updatedAt: number
  /** Empty where a picture says it all, and where the message is deleted. */
  readonly text: string
  /** The message that this one answers. It may be deleted, or not here. */
  readonly re?: MessageId | undefined
  readonly blob?: BlobId | undefined
  /** Who said it first, where it was forwarded. As claimed by the sender. */
  readonly fwd?: UserId | undefined
  /** What became of a call, which the text says in words; see `parseCallRecord`. */
  readonly call?: string | undefined
  /** Members who are to notice. */
  readonly mentions?: readonly UserId[] | undefined
  /** Up to three emoji a person, parted by a blank; see `reactionsOf`. */
  readonly reactions?: Readonly<Record<UserId, string>> | undefined
  readonly editedAt?: number | undefined
  /** Deleted for everyone: nothing is left of it but who sent it and when. */
  readonly deletedAt?: number | undefined
  readonly deletedBy?: UserId | undefined
}

/** Where a message stands in its room: by the server's time, then by id. */
export interface Position {
  readonly at: number
  readonly id: MessageId
}

/** Mirrored by rule R-MSG-28; counted in UTF-16 units, as the rules count. */
export const MAX_TEXT_LENGTH = 4000

/** Mirrored by rule R-MSG-34. */
export const MAX_MENTIONS = 10

export type TextProblem = 'empty' | 'too-long'

/** Cleans what the person typed and says why it cannot be sent, if it cannot. */
export function prepareText(raw: string): Result<string, TextProblem> {
  const text = cleanText(raw)
  if (text === '') return fail('empty')
  if (text.length > MAX_TEXT_LENGTH) return fail('too-long')
  return ok(text)
}

/** Push ids carry the sender's clock, so they only break ties; see docs/data-model.md. */
export function comparePositions(a: Position, b: Position): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
