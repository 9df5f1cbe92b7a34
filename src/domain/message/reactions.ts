import type { Message } from '@/domain/message/message'
import type { UserId } from '@/shared/ids'

/** Mirrored by rules R-REA-5 and R-REA-6. */
export const MAX_OWN_REACTIONS = 3
export const MAX_REACTIONS_LENGTH = 50

/** One emoji under a message, and who chose it. */
export interface Reaction {
  readonly emoji: string
  readonly people: readonly UserId[]
}

const emojiIn = (reactions: string | undefined): string[] =>
  (reactions ?? '').split(' ').filter((emoji) => isEmoji(emoji))

/** A picture character, a flag or a key; nothing that reads as words. Looser than it looks: see R-REA-5. */
export function isEmoji(text: string): boolean {
  return /^[^\sA-Za-z]+$/.test(text) && /\p{Extended_Pictographic}|\p{RI}|\u20e3/u.test(text)
}

/** What stands under a message: what most chose first, then in the order of the alphabet. */
export function reactionsOf({ reactions = {} }: Pick<Message, 'reactions'>): readonly Reaction[] {
  const chosen = new Map<string, UserId[]>()
  for (const [user, own] of Object.entries(reactions)) {
    for (const emoji of new Set(emojiIn(own))) {
      chosen.set(emoji, [...(chosen.get(emoji) ?? []), user as UserId])
    }
  }
  return [...chosen]
    .map(([emoji, people]) => ({ emoji, people }))
    .sort((a, b) => b.people.length - a.people.length || (a.emoji < b.emoji ? -1 : 1))
}

/**
 * One's own reactions after a tap on an emoji: without it where it was there, else with it, and then
 * without the oldest where there would be too many. All of them, so that storing them twice, or from
 * an outbox, comes to the same.
 */
export function toggleReaction(
  { reactions }: Pick<Message, 'reactions'>,
  user: UserId,
  emoji: string,
): readonly string[] {
  const own = emojiIn(reactions?.[user])
  if (own.includes(emoji)) return own.filter((each) => each !== emoji)
  const next = [...own, emoji].slice(-MAX_OWN_REACTIONS)
  while (next.join(' ').length > MAX_REACTIONS_LENGTH) next.shift()
  return next
}
