import { describe, expect, it } from 'vitest'
import {
  monthOf,
  parseConnectionReport,
  parseKeptLine,
  type ConnectionReport,
} from '@/domain/connection/connection-report'
import { writeConnectionReport } from '@/domain/connection/write-report'
import { OTHER_ROOM, ROOM } from '../../support/fixtures'

const AT = Date.UTC(2026, 10, 29, 12)
const report: ConnectionReport = {
  sent: 300,
  received: 900,
  transport: 'long-polling',
  offset: -250.4,
  roundTrip: { last: 12, median: 9, count: 4 },
  since: AT,
  rooms: [
    { room: ROOM, sent: 10, received: 20 },
    { room: OTHER_ROOM, sent: 100, received: 200 },
  ],
  refusals: 2,
  losses: [
    { at: AT + 5000, why: 'woke' },
    { at: AT, why: 'broken', back: { at: AT + 1500, over: 'websocket' } },
  ],
  month: { sent: 5000, received: 7000 },
}
const kept = { month: '2026-11', volume: report.month, losses: report.losses }

describe('a report of the connection', () => {
  it('is read as another tab tells it', () => {
    expect(parseConnectionReport(structuredClone(report))).toEqual(report)
    const offline = { ...structuredClone(report), transport: undefined, roundTrip: undefined }
    expect(parseConnectionReport(offline)).toEqual(offline)
  })

  it.each([
    ['over nothing known', { ...report, transport: 'pigeon' }],
    ['of no room', { ...report, rooms: [{ room: 'a/b', sent: 1, received: 1 }] }],
    ['with less than nothing', { ...report, sent: -1 }],
    ['lost for no known reason', { ...report, losses: [{ at: 1, why: 'moon' }] }],
    ['of another time', undefined],
  ])('is not read where it is %s', (_what, raw) => {
    expect(parseConnectionReport(raw)).toBeUndefined()
  })

  it('is kept in part, and read again; what cannot be read was not kept', () => {
    expect(parseKeptLine(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    expect(parseKeptLine({ ...kept, volume: 'much' })).toBeUndefined()
    expect(parseKeptLine(null)).toBeUndefined()
  })

  it('is of a month by the calendar of this device', () => {
    expect(monthOf(new Date(2026, 0, 31, 23, 59).getTime())).toBe('2026-01')
    expect(monthOf(new Date(2026, 11, 1).getTime())).toBe('2026-12')
  })

  it('is written in plain text, its rooms numbered by what they carry', () => {
    const text = writeConnectionReport(report, {
      now: AT + 9000,
      status: 'online',
      choice: 'automatic',
      leads: false,
      waiting: 3,
      storage: 'disk',
      browser: 'Browser/1',
    })
    expect(text.split('\n')).toEqual([
      'Hearth, connection report',
      'at: 2026-11-29T12:00:09.000Z',
      'browser: Browser/1',
      'status: online',
      'transport: long-polling (chosen: automatic)',
      'WebSockets that did not get through: 2',
      'tab: follows another tab',
      'round trip: 12 ms, median 9 ms of 4',
      'server clock: -250 ms',
      'waiting to be sent: 3',
      'storage: disk',
      'bytes since 2026-11-29T12:00:00.000Z: 300 sent, 900 received',
      '  room 1: 100 sent, 200 received',
      '  room 2: 10 sent, 20 received',
      'bytes this month: 5000 sent, 7000 received',
      'connections lost: 2',
      '  2026-11-29T12:00:05.000Z woke, not back',
      '  2026-11-29T12:00:00.000Z broken, back after 1500 ms over websocket',
    ])
  })
})
