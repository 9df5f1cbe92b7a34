import { InvalidData } from './invalid-data.ts'
import type { Path } from './path.ts'

export const MAX_KEY_BYTES = 768
export const MAX_DEPTH = 32
export const MAX_STRING_BYTES = 10 * 1024 * 1024
/** The most that one request of an SDK may carry; REST may carry more. */
export const MAX_REQUEST_BYTES = 16 * 1024 * 1024

const FORBIDDEN_IN_KEY = /[.$#[\]/\x00-\x1f\x7f]/

/** Throws where a key may not name a child. */
export function checkKey(key: string): void {
  if (key === '') throw new InvalidData('Invalid key: keys must not be empty')
  if (FORBIDDEN_IN_KEY.test(key)) {
    throw new InvalidData(
      `Invalid key "${shorten(key)}": keys must not contain ".", "$", "#", "[", "]", "/" or control characters`,
    )
  }
  // A UTF-8 character takes at most three bytes per code unit, so most keys need no counting.
  if (key.length * 3 > MAX_KEY_BYTES && Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new InvalidData(`Invalid key "${shorten(key)}": keys must be at most 768 bytes of UTF-8`)
  }
}

/** Throws where a path has a bad key or is too deep. */
export function checkPath(path: Path): void {
  if (path.length > MAX_DEPTH) throw tooDeep()
  for (const key of path) checkKey(key)
}

export function checkString(text: string): void {
  if (text.length * 3 > MAX_STRING_BYTES && Buffer.byteLength(text) > MAX_STRING_BYTES) {
    throw new InvalidData('Invalid data: a string must be at most 10 MB of UTF-8')
  }
}

/** Whether a request of an SDK is larger than one may be. */
export function isTooBig(text: string): boolean {
  return text.length * 3 > MAX_REQUEST_BYTES && Buffer.byteLength(text) > MAX_REQUEST_BYTES
}

export function tooDeep(): InvalidData {
  return new InvalidData(`Invalid data: the path is deeper than ${String(MAX_DEPTH)} keys`)
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
