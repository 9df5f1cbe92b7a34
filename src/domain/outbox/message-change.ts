import type { RefusalReason } from '@/domain/outbox/outbox'
import type { MessageId, RoomId, UserId } from '@/shared/ids'

/** What shall become of a message that the server has. */
export type Wish =
  | { readonly kind: 'edit'; readonly text: string; readonly mentions: readonly UserId[] }
  | { readonly kind: 'remove' }
  /** All of one's own, none to take them back. */
  | { readonly kind: 'react'; readonly emoji: readonly string[] }

/** Why the server did not do it. */
export type ChangeProblem = RefusalReason | 'deleted'

/** A wish that this device has promised to carry out. There is one of a kind for a message: the latest. */
export interface MessageChangeRow {
  readonly room: RoomId
  readonly id: MessageId
  readonly wish: Wish
  /** Order of wishing on this device; tells a wish from the one that it has replaced. */
  readonly order: number
  /** Set once the server has refused it: it stays until the person decides. */
  readonly problem: ChangeProblem | undefined
}

/** Under which a row is kept: a new wish of the kind takes the place of the old one. */
export function changeKey({
  room,
  id,
  wish,
}: Pick<MessageChangeRow, 'room' | 'id' | 'wish'>): string {
  return `${room}/${id}/${wish.kind}`
}
