import type { RoomId, UserId } from '@/shared/ids'

/** How many colours styles/tokens.css has for people. */
export const PERSON_COLOURS = 10

const WIDE_SCRIPT = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const LETTER = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/** The same person or room has the same colour everywhere, on every device. */
export function colourOf(id: UserId | RoomId): number {
  let hash = 0
  for (let place = 0; place < id.length; place++) {
    hash = (Math.imul(hash, 31) + id.charCodeAt(place)) | 0
  }
  return Math.abs(hash) % PERSON_COLOURS
}

/** One character where the script is wide, else the first letters of the first and last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => LETTER.test(word))
  const first = firstCharacter(words[0] ?? '')
  if (first === '') return '·'
  if (WIDE_SCRIPT.test(first) || words.length < 2) return first
  const last = firstCharacter(words.at(-1) ?? '')
  return WIDE_SCRIPT.test(last) ? first : first + last
}

function firstCharacter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (LETTER.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}
