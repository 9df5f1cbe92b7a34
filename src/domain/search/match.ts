import { isSpacedLetterAt, isSpacedLetterBefore } from '@/domain/search/scripts'
import type { SearchTerm } from '@/domain/search/search-query'

/** Where a term next stands in folded text, from a place on; -1 if nowhere. */
export type FindTerm = (folded: string, from?: number) => number

/**
 * A word is found by its beginning, and to its end if it was quoted; Chinese and Japanese, which
 * have no spaces, anywhere.
 */
export function createFinder({ text, isWhole }: SearchTerm): FindTerm {
  const startsWord = isSpacedLetterAt(text, 0)
  const endsWord = isWhole && isSpacedLetterBefore(text, text.length)
  return (folded, from = 0) => {
    let place = folded.indexOf(text, from)
    while (place >= 0) {
      const isInside =
        (startsWord && isSpacedLetterBefore(folded, place)) ||
        (endsWord && isSpacedLetterAt(folded, place + text.length))
      if (!isInside) return place
      place = folded.indexOf(text, place + 1)
    }
    return -1
  }
}
