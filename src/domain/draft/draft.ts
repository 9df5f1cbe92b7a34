import type { RoomId } from '@/shared/ids'

/** What was typed in a room and not sent. */
export interface Draft {
  readonly room: RoomId
  readonly text: string
  /** When it was last changed, by the server's clock as well as it is known. 0: unknown. */
  readonly at: number
}

/** The words of a draft as a draft may hold them; longer than a message, so that one can be cut. Mirrored by rule R-DRF-6. */
export const MAX_DRAFT_LENGTH = 8000
