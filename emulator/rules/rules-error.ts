/** A fault in the rules, with its place in the text they were read from. Lines and columns from 1. */
export class RulesError extends Error {
  override readonly name = 'RulesError'
  readonly line: number
  readonly column: number

  constructor(problem: string, place: { readonly line: number; readonly column: number }) {
    super(`${String(place.line)}:${String(place.column)}: ${problem}`)
    this.line = place.line
    this.column = place.column
  }
}

/** The line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  return { line, column: offset - start + 1 }
}
