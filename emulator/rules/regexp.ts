import { RE2JS } from 're2js'

/** A compiled regular expression. Its time grows with the text alone, whatever the pattern. */
export interface Pattern {
  readonly test: (text: string) => boolean
}

/** The letters and digits that may follow a backslash: sets, and control characters by name. */
const ESCAPES = /^[sSwWdDnrtfvx]$/

/** Compiles a regular expression of the documented subset. Throws with the reason. */
export function toPattern(source: string, flags: string): Pattern {
  if (flags !== '' && flags !== 'i') throw new Error(`the flag "${flags}" is not supported`)
  checkSubset(source)
  const compiled = RE2JS.compile(source, flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0)
  return { test: (text) => compiled.test(text) }
}

/** Refuses what the documentation does not know, above all what needs to try again and again. */
function checkSubset(source: string): void {
  let inSet = false
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (char === '\\') checkEscape(source.charAt(++at))
    else if (inSet) inSet = char !== ']'
    else if (char === '[') inSet = true
    else if (char === '^' && at > 0) throw new Error('"^" may stand at the beginning only')
    else if (char === '$' && at < source.length - 1)
      throw new Error('"$" may stand at the end only')
    else if (source.startsWith('(?', at)) {
      throw new Error('groups that begin with (? are not supported')
    }
  }
}

function checkEscape(char: string): void {
  if (/[1-9]/.test(char)) throw new Error('back references are not supported')
  if (/[A-Za-z0-9]/.test(char) && !ESCAPES.test(char)) {
    throw new Error(`the escape "\\${char}" is not supported`)
  }
}
