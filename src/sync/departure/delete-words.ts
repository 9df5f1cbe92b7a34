import type { Remotes } from '@/domain/connection/remotes'
import type { Clock } from '@/domain/device/clock'
import { BEGINNING } from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import { REFILL_MS, takeToken } from '@/domain/outbox/token-bucket'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Insist } from '@/sync/departure/insist'
import { pause } from '@/sync/pause'

/** After every message there can be. */
const END: Position = { at: Number.MAX_SAFE_INTEGER, id: 'z'.repeat(20) as MessageId }
/** A token may be denied because this device's clock runs ahead; more often it is for good. */
const TRIES = 3

export interface WordsParts {
  readonly user: UserId
  readonly remotes: Remotes
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly insist: Insist
  /** One more was deleted. */
  readonly onDeleted: () => void
}

/**
 * Takes what a person has said in a room, and their reactions, off the server: what is said leaves a
 * tombstone. As fast as the rate limit lets it. Settles with how many would not go.
 */
export async function deleteWords(parts: WordsParts, room: RoomId): Promise<number> {
  const { user, remotes, insist } = parts
  let left = 0
  let before = END
  while (comparePositions(before, BEGINNING) > 0) {
    const asked = before
    const page = await insist(() => remotes.messages.fetchBefore(room, asked, MAX_PAGE))
    for (const message of page.messages.toReversed()) {
      if (message.from === user && message.deletedAt === undefined) {
        if (await change(parts, message, 'remove')) parts.onDeleted()
        else left++
      } else if (message.reactions?.[user] && !(await change(parts, message, 'react'))) left++
    }
    // The page begins with what the next one ends with; a page of nothing new is the last.
    before = comparePositions(page.from, asked) < 0 ? page.from : BEGINNING
  }
  return left
}

async function change(
  parts: WordsParts,
  { room, id }: Message,
  how: 'remove' | 'react',
): Promise<boolean> {
  const { user: by, remotes, insist, clock, signal } = parts
  const { edits } = await insist(() => remotes.further())
  for (let tries = 0; tries < TRIES; tries++) {
    const tokensLeft = await nextToken(parts)
    const answer = await insist(() =>
      how === 'remove'
        ? edits.remove({ room, id, by, tokensLeft })
        : edits.react({ room, id, by, tokensLeft, emoji: [] }),
    )
    if (answer === 'done') return true
    await pause(clock, REFILL_MS, signal)
  }
  return false
}

/** What may stay in the bucket once the next token is taken, as soon as there is one. */
export async function nextToken(parts: Omit<WordsParts, 'onDeleted'>): Promise<number> {
  const { user, remotes, insist, clock, signal } = parts
  const bucket = await insist(() => remotes.messages.readBucket(user))
  const offer = takeToken(bucket, remotes.connection.serverNow())
  if (offer.kind === 'take') return offer.tokensLeft
  await pause(clock, offer.ms, signal)
  return nextToken(parts)
}
