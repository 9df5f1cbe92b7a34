import { foldWithPlaces } from '@/domain/search/fold'
import { createFinder } from '@/domain/search/match'
import type { SearchTerm } from '@/domain/search/search-query'

export interface SnippetPart {
  readonly text: string
  readonly isMatch: boolean
}

/** So much of a message is shown, and so much of it before the first match. */
const LENGTH = 160
const BEFORE_MATCH = 40

/** The part of a message around what was found, with what was found set apart. */
export function toSnippet(text: string, terms: readonly SearchTerm[]): readonly SnippetPart[] {
  const matches = findMatches(text, terms)
  const first = matches[0]?.start ?? 0
  const start = first > BEFORE_MATCH + 20 ? safePlace(text, first - BEFORE_MATCH) : 0
  const end = safePlace(text, Math.min(text.length, start + LENGTH))
  const parts: SnippetPart[] = []
  const add = (part: string, isMatch: boolean) => {
    const shown = part.replace(/\s+/g, ' ')
    if (shown !== '') parts.push({ text: shown, isMatch })
  }
  if (start > 0) add('…', false)
  let place = start
  for (const match of matches) {
    if (match.start >= end) break
    add(text.slice(place, match.start), false)
    add(text.slice(match.start, Math.min(match.end, end)), true)
    place = Math.min(match.end, end)
  }
  add(text.slice(place, end), false)
  if (end < text.length) add('…', false)
  return parts
}

interface Match {
  readonly start: number
  readonly end: number
}

/** In the text as it is written, in order; those that overlap are one. */
function findMatches(text: string, terms: readonly SearchTerm[]): readonly Match[] {
  const { folded, places } = foldWithPlaces(text)
  const found: Match[] = []
  for (const term of terms) {
    const find = createFinder(term)
    for (let at = find(folded); at >= 0;) {
      const next = at + term.text.length
      found.push({ start: places[at] ?? 0, end: endOf(places, next) })
      at = find(folded, next)
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Match[] = []
  for (const match of found) {
    const last = merged.at(-1)
    if (last && match.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, match.end) }
    } else merged.push(match)
  }
  return merged
}

/** A match that ends inside a letter (half of ㍿) takes all of it. */
function endOf(places: readonly number[], folded: number): number {
  const inside = places[folded - 1]
  for (let unit = folded; unit < places.length; unit++) {
    const place = places[unit]
    if (place !== undefined && place !== inside) return place
  }
  return places.at(-1) ?? 0
}

/** Never between the halves of one character. */
function safePlace(text: string, place: number): number {
  const unit = text.charCodeAt(place)
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place
}
