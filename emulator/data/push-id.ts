const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

/** Makes push ids: 8 characters of time, 12 of chance; ids of one millisecond ascend. */
export function createPushIds(
  clock: () => number,
  random: () => number = Math.random,
): () => string {
  let last = -1
  let tail: number[] = []
  return () => {
    const now = clock()
    if (now === last) increment(tail)
    else tail = Array.from({ length: 12 }, () => Math.floor(random() * 64))
    last = now
    return encodeTime(now) + tail.map((digit) => ALPHABET.charAt(digit)).join('')
  }
}

function encodeTime(now: number): string {
  let rest = now
  let text = ''
  for (let at = 0; at < 8; at++) {
    text = ALPHABET.charAt(rest % 64) + text
    rest = Math.floor(rest / 64)
  }
  return text
}

function increment(digits: number[]): void {
  for (let at = digits.length - 1; at >= 0; at--) {
    if (digits[at] !== 63) {
      digits[at] = (digits[at] ?? 0) + 1
      return
    }
    digits[at] = 0
  }
}
