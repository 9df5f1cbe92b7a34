/** 64 characters in code unit order, so that ids sort by the time in them. */
const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LENGTH = 8
const RANDOM_LENGTH = 12

export interface PushIdSources {
  /** Milliseconds since the epoch, as near to the server's clock as is known. */
  readonly now: () => number
  /** Whole number in [0, limit). */
  readonly randomBelow: (limit: number) => number
}

/**
 * Mints ids in the form of RTDB's push ids without loading its SDK: 8 characters of time, 12 of
 * chance. Ids minted in one millisecond, or after the clock went back, still ascend.
 */
export function createPushIds({ now, randomBelow }: PushIdSources): () => string {
  let lastTime = -1
  let tail: number[] = []

  return () => {
    const time = Math.max(Math.floor(now()), lastTime)
    if (time === lastTime) {
      tail = increment(tail)
      // All of them used up: what follows borrows from the next millisecond.
      lastTime = tail.every((digit) => digit === 0) ? time + 1 : time
    } else {
      tail = Array.from({ length: RANDOM_LENGTH }, () => randomBelow(ALPHABET.length))
      lastTime = time
    }
    return encodeTime(lastTime) + tail.map((digit) => ALPHABET.charAt(digit)).join('')
  }
}

function encodeTime(time: number): string {
  let rest = time
  let text = ''
  for (let place = 0; place < TIME_LENGTH; place++) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text
    rest = Math.floor(rest / ALPHABET.length)
  }
  return text
}

function increment(digits: readonly number[]): number[] {
  const next = [...digits]
  for (let place = next.length - 1; place >= 0; place--) {
    const digit = (next[place] ?? 0) + 1
    if (digit < ALPHABET.length) {
      next[place] = digit
      return next
    }
    next[place] = 0
  }
  return next
}
