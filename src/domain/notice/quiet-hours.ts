/** When nothing is announced, each day, by this device's clock. Past midnight where `to` is before `from`. */
export interface QuietHours {
  /** `22:00` */
  readonly from: string
  readonly to: string
}

/** Quiet hours that others were told of: their end by this device's clock, and by the server's as it was written. */
export interface ToldQuiet {
  readonly end: number
  readonly until: number
}

/** Whether it is quiet at this local time. The same time twice is no time at all. */
export function isQuietAt({ from, to }: QuietHours, date: Date): boolean {
  const minute = date.getHours() * 60 + date.getMinutes()
  const [begin, end] = [toMinute(from), toMinute(to)]
  return begin <= end ? begin <= minute && minute < end : begin <= minute || minute < end
}

/** When the quiet that there is at this local time ends; `undefined` where there is none. */
export function quietEnd(hours: QuietHours, date: Date): number | undefined {
  if (!isQuietAt(hours, date)) return undefined
  return nextAt(hours.to, date)
}

/** When quiet hours begin or end next after this local time. */
export function nextTurn({ from, to }: QuietHours, date: Date): number {
  return Math.min(nextAt(from, date), nextAt(to, date))
}

function nextAt(time: string, date: Date): number {
  const next = new Date(date)
  const minute = toMinute(time)
  next.setHours(Math.floor(minute / 60), minute % 60, 0, 0)
  if (next <= date) next.setDate(next.getDate() + 1)
  return next.getTime()
}

function toMinute(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
