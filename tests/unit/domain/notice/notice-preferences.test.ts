import { describe, expect, it } from 'vitest'
import { isOwnPath, parseOpenMessage } from '@/domain/device/open-message'
import {
  DEFAULT_NOTICE_PREFERENCES,
  parseNoticePreferences,
} from '@/domain/notice/notice-preferences'
import { isQuietAt, quietEnd } from '@/domain/notice/quiet-hours'

describe('what a device says of what arrives', () => {
  it('is read as it was kept', () => {
    const kept = {
      isOn: false,
      hasSound: true,
      hasQuietHours: true,
      quietHours: { from: '23:30', to: '06:00' },
      showsQuietHours: true,
      showsText: false,
      isHintOver: true,
    }
    expect(parseNoticePreferences(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })

  it('is as at first where it cannot be read, part by part', () => {
    for (const raw of [null, 'on', 7, []]) {
      expect(parseNoticePreferences(raw)).toEqual(DEFAULT_NOTICE_PREFERENCES)
    }
    const odd = { isOn: 'yes', hasSound: true, quietHours: { from: '25:00', to: '07:00' } }
    expect(parseNoticePreferences(odd)).toEqual({ ...DEFAULT_NOTICE_PREFERENCES, hasSound: true })
  })
})

describe('quiet hours', () => {
  const at = (time: string) => new Date(`2026-03-01T${time}:00`)
  const quiet = (from: string, to: string, time: string) => isQuietAt({ from, to }, at(time))

  it('go past midnight', () => {
    const night = ['22:00', '07:00'] as const
    expect(quiet(...night, '21:59')).toBe(false)
    expect(quiet(...night, '22:00')).toBe(true)
    expect(quiet(...night, '00:00')).toBe(true)
    expect(quiet(...night, '06:59')).toBe(true)
    expect(quiet(...night, '07:00')).toBe(false)
  })

  it('end on this day or on the next, by the calendar', () => {
    const end = (from: string, to: string, time: string) => {
      const ms = quietEnd({ from, to }, at(time))
      return ms && new Date(ms)
    }
    const night = ['22:00', '07:15'] as const
    expect(end(...night, '23:59')).toEqual(new Date('2026-03-02T07:15:00'))
    expect(end(...night, '00:00')).toEqual(new Date('2026-03-01T07:15:00'))
    expect(end(...night, '07:15')).toBeUndefined()
    expect(end('12:00', '13:30', '13:29')).toEqual(new Date('2026-03-01T13:30:00'))
    expect(end('22:00', '00:00', '22:00')).toEqual(new Date('2026-03-02T00:00:00'))
  })

  it('lie within a day', () => {
    expect(quiet('12:00', '13:30', '12:00')).toBe(true)
    expect(quiet('12:00', '13:30', '13:30')).toBe(false)
    expect(quiet('12:00', '12:00', '12:00')).toBe(false)
  })
})

describe('what a notice asks a page to show', () => {
  it('is a place in Hearth', () => {
    expect(parseOpenMessage({ type: 'OPEN', path: '/room/-R1?m=-M1' })).toBe('/room/-R1?m=-M1')
    expect(isOwnPath('/')).toBe(true)
  })

  it('is nothing else', () => {
    for (const path of ['//elsewhere', '/\\elsewhere', 'https://elsewhere', '', 7, undefined]) {
      expect(parseOpenMessage({ type: 'OPEN', path })).toBeUndefined()
    }
    for (const raw of [null, 'OPEN', { type: 'SKIP_WAITING', path: '/' }]) {
      expect(parseOpenMessage(raw)).toBeUndefined()
    }
  })
})
