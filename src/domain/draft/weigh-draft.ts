import type { Draft } from '@/domain/draft/draft'

/** What was last changed longer ago is no longer being typed. */
export const TYPING_MS = 30_000

export interface OwnDraft {
  /** What this device has; an empty text was sent or cleared here. */
  readonly mine: Draft | undefined
  /** What the server was last known to have of it. */
  readonly told: Draft | undefined
  /** The server's time. */
  readonly now: number
}

/**
 * What becomes of a draft that another device has: the newest wins, and what is being typed here is never replaced.
 * `offer`: both stay, and the person chooses.
 */
export function weighDraft(
  theirs: Draft,
  { mine, told, now }: OwnDraft,
): 'keep' | 'adopt' | 'offer' {
  if (!mine) return theirs.text === '' ? 'keep' : 'adopt'
  if (mine.at >= theirs.at) return 'keep'
  if (mine.text === '' || mine.text === theirs.text) return 'adopt'
  // The other device had these words in its box, and has sent them, cleared them or gone on with them.
  const wasThere = told?.text === mine.text
  if (wasThere && (theirs.text === '' || theirs.text.startsWith(mine.text))) return 'adopt'
  if (now - mine.at >= TYPING_MS) return 'adopt'
  return theirs.text === '' ? 'keep' : 'offer'
}
