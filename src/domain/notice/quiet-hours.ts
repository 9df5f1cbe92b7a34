/** When nothing is announced, each day, by this device's clock. Past midnight where `to` is before `from`. */
export interface QuietHours {
  /** `22:00` */
  readonly from: string
  readonly to: string
}

/** Whether it is quiet at this local time. The same time twice is no time at all. */
export function isQuietAt({ from, to }: QuietHours, date: Date): boolean {
  const minute = date.getHours() * 60 + date.getMinutes()
  const [begin, end] = [toMinute(from), toMinute(to)]
  return begin <= end ? begin <= minute && minute < end : begin <= minute || minute < end
}

function toMinute(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
