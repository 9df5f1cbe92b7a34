import type { Line } from './talk.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** When each line is said, counted from the first: longer texts take longer, some are called away. */
export function toOffsets(
  lines: readonly Line[],
  randomBelow: (limit: number) => number,
): readonly number[] {
  let offset = 0
  return lines.map(({ text }, place) => {
    const away = randomBelow(12) === 0 ? 2 * MINUTE + randomBelow(6 * MINUTE) : 0
    if (place > 0) offset += 5 * SECOND + randomBelow(45 * SECOND) + text.length * 200 + away
    return offset
  })
}
