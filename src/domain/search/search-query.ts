import type { RoomId, UserId } from '@/shared/ids'

/** Something that has to be in the text. Already folded. */
export interface SearchTerm {
  readonly text: string
  /** It was closed with a quotation mark: its last word is meant whole. */
  readonly isWhole: boolean
}

/** What a person asked for. */
export interface SearchQuery {
  /** All of them. */
  readonly terms: readonly SearchTerm[]
  /** Folded names of people or rooms; any of them. */
  readonly from: readonly string[]
  readonly in: readonly string[]
  /** Earlier than this, and from this on; in ms. */
  readonly before: number | undefined
  readonly after: number | undefined
  readonly hasLink: boolean
  /** Dates that are none, as they were written. */
  readonly unreadable: readonly string[]
}

/** The same with names made into ids: what an index can answer. */
export interface IndexQuery {
  readonly terms: readonly SearchTerm[]
  /** `undefined`: anyone, anywhere. */
  readonly from: readonly UserId[] | undefined
  readonly rooms: readonly RoomId[] | undefined
  readonly before: number | undefined
  readonly after: number | undefined
  readonly hasLink: boolean
}

/** Whether anything is asked for at all. */
export function isEmptyQuery(query: SearchQuery): boolean {
  const { terms, from, before, after, hasLink } = query
  const isBounded = before !== undefined || after !== undefined
  return terms.length + from.length + query.in.length === 0 && !isBounded && !hasLink
}
