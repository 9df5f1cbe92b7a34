import type { MessageEditRemote } from '@/domain/message/message-edit-remote'

/** The ports to the database that no room needs to be drawn. Their code loads with the first use. */
export interface FurtherRemotes {
  readonly edits: MessageEditRemote
}
