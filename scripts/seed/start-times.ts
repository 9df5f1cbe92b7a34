export const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed']
/** First hour and number of hours in which a talk may begin. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  morning: [7, 3],
  noon: [11, 4],
  afternoon: [13, 5],
  evening: [17, 5],
}
const ANY_HOUR = [8, 14] as const
const DAYS_AROUND = 8
/** So that several talks find room in one evening. */
const TIMES_A_DAY = 4

interface StartSearch {
  readonly around: number
  readonly minutesFromUtc: number
  readonly randomBelow: (limit: number) => number
}

/** The moments near the given one that suit a hint such as `sat morning`. */
export function findStarts(when: string, search: StartSearch): number[] {
  const { around, minutesFromUtc, randomBelow } = search
  const words = when.split(' ')
  const weekday = WEEKDAYS.findIndex((name) => words.includes(name))
  const [firstHour, hours] = words.map((word) => HOURS[word]).find(Boolean) ?? ANY_HOUR
  const shift = minutesFromUtc * MINUTE
  const nearest = Math.floor((around + shift) / DAY)

  return (
    Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, place) => nearest - DAYS_AROUND + place)
      // The epoch began on a Thursday.
      .filter((day) => weekday < 0 || day % 7 === weekday)
      .flatMap((day) => Array<number>(TIMES_A_DAY).fill(day * DAY + firstHour * HOUR - shift))
      .map((opening) => opening + randomBelow(hours * HOUR))
  )
}

export function nearestTo(
  wanted: number,
  starts: readonly number[],
  { earliest = -Infinity, latest }: { earliest?: number; latest: number },
): number | undefined {
  const distance = (start: number) => Math.abs(start - wanted)
  return starts
    .filter((start) => start >= earliest && start <= latest)
    .sort((a, b) => distance(a) - distance(b))[0]
}
