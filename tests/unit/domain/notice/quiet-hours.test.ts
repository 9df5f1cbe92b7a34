import { describe, expect, it } from 'vitest'
import { nextTurn } from '@/domain/notice/quiet-hours'

describe('when quiet hours begin or end next', () => {
  const at = (day: number, hours: number, minutes = 0, seconds = 0) =>
    new Date(2027, 0, day, hours, minutes, seconds)
  const night = { from: '22:00', to: '07:00' }

  it.each([
    ['in the day: as they begin', night, at(10, 12, 30, 15), at(10, 22)],
    ['in the evening: as they end, the next day', night, at(10, 22, 0, 1), at(11, 7)],
    ['at the very moment of one: the other', night, at(10, 22), at(11, 7)],
    ['after midnight: as they end', night, at(11, 0, 30), at(11, 7)],
    [
      'of hours within a day, after them: the next day',
      { from: '13:00', to: '14:00' },
      at(10, 15),
      at(11, 13),
    ],
    ['of the same time twice: that time', { from: '08:00', to: '08:00' }, at(10, 9), at(11, 8)],
  ])('is, %s', (_when, hours, now, turn) => {
    expect(new Date(nextTurn(hours, now))).toEqual(turn)
  })
})
