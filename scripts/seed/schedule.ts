import type { Line, Scene } from './talk.ts'

export interface SaidLine extends Line {
  readonly at: number
}

export interface ScheduleOptions {
  /** When the last line is said. */
  readonly end: number
  readonly minutesFromUtc: number
  readonly randomBelow: (limit: number) => number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SPAN = 34 * DAY
const PAUSE = 40 * MINUTE
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** First hour and number of hours in which a talk may begin. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  morning: [7, 3],
  noon: [11, 3],
  afternoon: [14, 4],
  evening: [18, 4],
}
const ANY_HOUR = [8, 14] as const

/**
 * Gives each line its time, backwards from the end: scenes are spread evenly over five weeks and
 * then moved to the nearest day and hour that suits them, so nights stay quiet.
 */
export function schedule(scenes: readonly Scene[], options: ScheduleOptions): SaidLine[] {
  const said: SaidLine[][] = []
  let limit = options.end
  for (const [index, scene] of [...scenes.entries()].reverse()) {
    const offsets = toOffsets(scene.lines, options.randomBelow)
    const length = offsets.at(-1) ?? 0
    const isLast = index === scenes.length - 1
    const wanted = options.end - SPAN * (1 - index / Math.max(1, scenes.length - 1))
    const latest = limit - length
    const start = isLast ? latest : findStart(scene.when, { ...options, wanted, latest })
    said.unshift(scene.lines.map((line, place) => ({ ...line, at: start + (offsets[place] ?? 0) })))
    limit = start - PAUSE
  }
  return said.flat()
}

/** People read, think and type: a longer text takes longer, and some are called away. */
function toOffsets(lines: readonly Line[], randomBelow: (limit: number) => number): number[] {
  let offset = 0
  return lines.map(({ text }, place) => {
    const away = randomBelow(12) === 0 ? 2 * MINUTE + randomBelow(6 * MINUTE) : 0
    if (place > 0) offset += 5 * SECOND + randomBelow(50 * SECOND) + text.length * 200 + away
    return offset
  })
}

interface StartSearch extends ScheduleOptions {
  readonly wanted: number
  readonly latest: number
}

function findStart(when: string, search: StartSearch): number {
  const { wanted, latest, minutesFromUtc, randomBelow } = search
  const words = when.split(' ')
  const weekday = WEEKDAYS.findIndex((name) => words.includes(name))
  const [firstHour, hours] = words.map((word) => HOURS[word]).find(Boolean) ?? ANY_HOUR
  const timeOfDay = firstHour * HOUR + randomBelow(hours * HOUR)
  const shift = minutesFromUtc * MINUTE
  const nearest = Math.floor((Math.min(wanted, latest) + shift) / DAY)

  const starts = Array.from({ length: 15 }, (_, place) => nearest + 5 - place)
    .filter((day) => weekday < 0 || (day + 4) % 7 === weekday)
    .map((day) => day * DAY + timeOfDay - shift)
    .filter((start) => start <= latest)
  return starts.reduce(
    (best, start) => (Math.abs(start - wanted) < Math.abs(best - wanted) ? start : best),
    starts[0] ?? latest,
  )
}
