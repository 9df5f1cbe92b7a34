import { toOffsets } from './pace.ts'
import { DAY, findStarts, MINUTE, nearestTo } from './start-times.ts'
import { isAnchored, type Line, type Scene } from './talk.ts'

export interface SaidLine extends Line {
  readonly at: number
}

export interface ScheduleOptions {
  /** When the last line is said. */
  readonly end: number
  readonly minutesFromUtc: number
  /** Whole number in [0, limit). */
  readonly randomBelow: (limit: number) => number
}

interface Planned {
  readonly scene: Scene
  /** When each line is said, counted from the first. */
  readonly offsets: readonly number[]
  readonly length: number
  /** Where an even spread would have it. */
  readonly wanted: number
  start?: number
}

const SPAN = 34 * DAY
const PAUSE = 45 * MINUTE

/**
 * Gives each line its time. Scenes are spread over five weeks up to the end; those that belong to a
 * weekday find the nearest one first, then the others fill the gaps at hours that suit them.
 */
export function schedule(scenes: readonly Scene[], options: ScheduleOptions): SaidLine[] {
  const planned = scenes.map((scene, place): Planned => {
    const offsets = toOffsets(scene.lines, options.randomBelow)
    const wanted = options.end - SPAN * (1 - (place + 1) / scenes.length)
    return { scene, offsets, length: offsets.at(-1) ?? 0, wanted }
  })
  anchor(planned, options)
  fillGaps(planned, options)
  return planned.flatMap(({ scene, offsets, start = 0 }) =>
    scene.lines.map((line, place) => ({ ...line, at: start + (offsets[place] ?? 0) })),
  )
}

function anchor(planned: readonly Planned[], options: ScheduleOptions) {
  let next: Planned | undefined
  for (const [place, each] of [...planned.entries()].reverse()) {
    if (!next) each.start = options.end - each.length
    else if (isAnchored(each.scene)) {
      const latest = (next.start ?? 0) - PAUSE - each.length
      // A weekend told in one go stays one weekend.
      const wanted = next === planned[place + 1] ? latest : each.wanted
      const starts = findStarts(each.scene.when, { around: Math.min(wanted, latest), ...options })
      each.start = nearestTo(wanted, starts, { latest }) ?? latest
    } else continue
    next = each
  }
}

function fillGaps(planned: readonly Planned[], options: ScheduleOptions) {
  const first = planned.find(({ start }) => start !== undefined)?.start ?? options.end
  let floor = Math.min(options.end - SPAN, first - DAY)
  let gap: Planned[] = []
  for (const each of planned) {
    if (each.start === undefined) {
      gap.push(each)
      continue
    }
    fillGap(gap, { ...options, floor, end: each.start - PAUSE })
    floor = each.start + each.length + PAUSE
    gap = []
  }
}

function fillGap(gap: readonly Planned[], options: ScheduleOptions & { floor: number }) {
  const { floor, end } = options
  // What the scenes before still need, should hours that suit them be rare.
  let needed = gap.reduce((sum, { length }) => sum + length + PAUSE, 0)
  let limit = end
  for (const [place, each] of [...gap.entries()].reverse()) {
    needed -= each.length + PAUSE
    const wanted = floor + ((end - floor) * (place + 0.5)) / gap.length
    const latest = limit - each.length
    const bounds = { earliest: floor + needed, latest }
    const [suitable, waking] = [each.scene.when, ''].map((when) =>
      nearestTo(wanted, findStarts(when, { around: wanted, ...options }), bounds),
    )
    each.start = suitable ?? waking ?? latest
    limit = each.start - PAUSE
  }
}
