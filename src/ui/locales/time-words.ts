import type { Language } from '@/domain/preferences/preferences'

const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Formats {
  readonly time: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly dayWithYear: Intl.DateTimeFormat
  readonly short: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
}

// Making a formatter costs more than a hundred uses of it.
const made = new Map<Language, Formats>()

function formatsFor(language: Language): Formats {
  const known = made.get(language)
  if (known) return known
  const tag = TAGS[language]
  const formats: Formats = {
    time: new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat(tag, { weekday: 'long', month: 'long', day: 'numeric' }),
    dayWithYear: new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', day: 'numeric' }),
    short: new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric' }),
    weekday: new Intl.DateTimeFormat(tag, { weekday: 'long' }),
    full: new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short' }),
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
  }
  made.set(language, formats)
  return formats
}

/** Local midnight at the start of the day `at` is in. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Whole days from `at` to `now` by the calendar; daylight saving makes some days 23 hours. */
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY)
}

export const timeOf = (at: number, language: Language) => formatsFor(language).time.format(at)

export const fullTimeOf = (at: number, language: Language) => formatsFor(language).full.format(at)

/** The day in words; `today` and `yesterday` for the two that the locale files name. */
export function dayOf(at: number, now: number, language: Language): string {
  const days = daysBetween(at, now)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const formats = formatsFor(language)
  return (sameYear ? formats.day : formats.dayWithYear).format(at)
}

/** A day within the week to come; `today` and `tomorrow` for the two that the locale files name. */
export function weekdayAhead(at: number, now: number, language: Language): string {
  const days = daysBetween(now, at)
  if (days <= 0) return 'today'
  return days === 1 ? 'tomorrow' : formatsFor(language).weekday.format(at)
}

/** For the room list: the time today, else a short date. */
export function briefTimeOf(at: number, now: number, language: Language): string {
  return daysBetween(at, now) <= 0 ? timeOf(at, language) : formatsFor(language).short.format(at)
}

/** "5 minutes ago"; `undefined` when it is less than a minute. */
export function agoOf(at: number, now: number, language: Language): string | undefined {
  const age = now - at
  const { relative } = formatsFor(language)
  if (age < MINUTE) return undefined
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour')
  return relative.format(-Math.max(1, daysBetween(at, now)), 'day')
}
