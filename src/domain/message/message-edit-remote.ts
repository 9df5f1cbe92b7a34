import type { MessageId, RoomId, UserId } from '@/shared/ids'

/** Which message is changed, by whom, and what that costs. */
export interface MessageChange {
  readonly room: RoomId
  readonly id: MessageId
  readonly by: UserId
  /** What stays in the bucket of who changes it; see token-bucket.ts. */
  readonly tokensLeft: number
}

export interface MessageEdit extends MessageChange {
  readonly text: string
  readonly mentions: readonly UserId[]
}

export interface MessageReaction extends MessageChange {
  /** All of one's own on this message, none to take them back; see `toggleReaction`. */
  readonly emoji: readonly string[]
}

/**
 * Changes to messages that are there. Each settles once the server has answered: while offline it
 * waits; it rejects where the server cannot be asked. Each says what shall be, not what shall differ:
 * made twice it comes to the same, so an outbox may try again after a lost answer.
 * `denied`: not a member, banned or blocked, not one's own, deleted, too long, or too fast.
 * Implementations must pass tests/contract/message-edit-remote.ts.
 */
export interface MessageEditRemote {
  /** The author's alone. The room's preview follows where it is the last message. */
  edit(change: MessageEdit): Promise<'done' | 'denied'>
  /** For everyone, by the author, an administrator or the owner. What is deleted already is done. */
  remove(change: MessageChange): Promise<'done' | 'denied'>
  react(change: MessageReaction): Promise<'done' | 'denied'>
}
