const WORD = /[\p{L}\p{N}_]/u
/** Scripts that put no space between words: any part of what is written may be searched for. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々〆]/u

const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** Whether the letter that begins here is of a word with a beginning, as in English or Korean. */
export function isSpacedLetterAt(text: string, place: number): boolean {
  const unit = text.charCodeAt(place)
  // Most that is asked about is plain: this is the inner loop of every search.
  if (unit < 0x80) return isPlainLetter(unit)
  const point = text.codePointAt(place)
  if (point === undefined) return false
  const letter = String.fromCodePoint(point)
  return WORD.test(letter) && !UNSPACED.test(letter)
}

/** The same of the letter that ends right before this place. */
export function isSpacedLetterBefore(text: string, place: number): boolean {
  if (place === 0) return false
  return isSpacedLetterAt(text, isSecondHalf(text.charCodeAt(place - 1)) ? place - 2 : place - 1)
}

function isPlainLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f
  )
}
