import type { Path } from './path.ts'

/** Sorts before every key; the SDKs send it as the key of an exclusive end. */
export const MIN_KEY = '[MIN_NAME]'
/** Sorts after every key; the SDKs send it as the key of an exclusive start. */
export const MAX_KEY = '[MAX_NAME]'

const INTEGER = /^-?0*\d{1,10}$/
const INT_MIN = -2147483648
const INT_MAX = 2147483647

/** Orders keys as the database does: 32-bit integers by number, then strings by code unit. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0
  if (a === MIN_KEY || b === MAX_KEY) return -1
  if (b === MIN_KEY || a === MAX_KEY) return 1
  const left = parseInteger(a)
  const right = parseInteger(b)
  if (left !== undefined && right !== undefined) return left - right || a.length - b.length
  if (left !== undefined) return -1
  if (right !== undefined) return 1
  return a < b ? -1 : 1
}

/** Orders places by their keys; one above another comes first. */
export function comparePaths(a: Path, b: Path): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const order = compareKeys(a[at] ?? '', b[at] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function parseInteger(key: string): number | undefined {
  // Push ids begin with '-' and a letter, so this first look spares them the pattern.
  const code = key.charCodeAt(key.charCodeAt(0) === 45 ? 1 : 0)
  if (!(code >= 48 && code <= 57) || !INTEGER.test(key)) return undefined
  const number = Number(key)
  return number >= INT_MIN && number <= INT_MAX ? number : undefined
}
