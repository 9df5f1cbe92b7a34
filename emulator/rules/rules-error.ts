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
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}
