import { describe, expect, it } from 'vitest'
import { agoOf, briefTimeOf, dayOf, timeOf } from '@/ui/locales/time-words'
import { DAY, MINUTE, NOON } from './support/entries'

describe('times in words', () => {
  it('name today and yesterday by the calendar', () => {
    const justAfterMidnight = new Date(2026, 10, 20, 0, 5).getTime()
    expect(dayOf(justAfterMidnight, NOON, 'en')).toBe('today')
    expect(dayOf(justAfterMidnight - 10 * MINUTE, NOON, 'en')).toBe('yesterday')
  })

  it('leave out the year only when it is this one', () => {
    expect(dayOf(NOON - 10 * DAY, NOON, 'en')).not.toContain('2026')
    expect(dayOf(NOON - 400 * DAY, NOON, 'en')).toContain('2025')
  })

  it('are the time today and a date before', () => {
    expect(briefTimeOf(NOON, NOON, 'en')).toBe(timeOf(NOON, 'en'))
    expect(briefTimeOf(NOON - 2 * DAY, NOON, 'zh')).toContain('日')
  })

  it('tell how long ago', () => {
    expect(agoOf(NOON - 10_000, NOON, 'en')).toBeUndefined()
    expect(agoOf(NOON - 5 * MINUTE, NOON, 'en')).toBe('5 minutes ago')
    expect(agoOf(NOON - 3 * 60 * MINUTE, NOON, 'zh')).toBe('3小时前')
    expect(agoOf(NOON - DAY, NOON, 'en')).toBe('yesterday')
  })

  it('call a time that is ahead of this clock just now', () => {
    expect(agoOf(NOON + MINUTE, NOON, 'en')).toBeUndefined()
  })
})
