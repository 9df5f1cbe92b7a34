import { fold } from '@/domain/search/fold'

/** What is being typed that could be completed: `@na`, `:sm`. */
export interface CompletionToken {
  readonly sign: '@' | ':'
  /** Where the sign stands. */
  readonly start: number
  /** What stands behind it, up to the caret. */
  readonly query: string
}

/** Scripts that leave no blank between a word and what follows it. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
/** An address, a time or a scheme is no beginning of a name. */
const PERSON = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}_.@/:-]|(?<=[${UNSPACED}]))@([^\s@]{0,40})$`,
  'u',
)
const EMOJI = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}_:/]|(?<=[${UNSPACED}])):([\p{L}\p{N}_+-]{1,40}:?)$`,
  'u',
)
/** With fewer letters a colon is more likely a smile of old, such as `:D`. */
const LONG_ENOUGH = new RegExp(`..|[${UNSPACED}]`, 'u')

/** The token that ends at the caret, if one does. Code is completed by nobody. */
export function completionTokenAt(text: string, caret: number): CompletionToken | undefined {
  const before = text.slice(0, caret)
  if (isInCode(before)) return undefined
  const [, person] = PERSON.exec(before) ?? []
  if (person !== undefined) return { sign: '@', start: caret - person.length - 1, query: person }
  const [, emoji] = EMOJI.exec(before) ?? []
  if (emoji === undefined || !LONG_ENOUGH.test(emoji.replace(/:$/, ''))) return undefined
  return { sign: ':', start: caret - emoji.length - 1, query: emoji }
}

/** Behind an odd number of fences, or of backticks in the line. */
function isInCode(before: string): boolean {
  if (before.split('```').length % 2 === 0) return true
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return line.replaceAll('```', '').split('`').length % 2 === 0
}

/** Whose name begins like this, then of whose a word does, then who has it anywhere. At most `limit`. */
export function findNamed<Person extends { readonly name: string }>(
  people: readonly Person[],
  query: string,
  limit: number,
): readonly Person[] {
  const wanted = fold(query)
  const rank = (name: string) => {
    const folded = fold(name)
    if (folded.startsWith(wanted)) return 0
    if (folded.includes(` ${wanted}`)) return 1
    return folded.includes(wanted) ? 2 : 3
  }
  return people
    .map((person) => ({ person, rank: rank(person.name) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ person }) => person)
}
