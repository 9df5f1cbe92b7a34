import { describe, expect, it } from 'vitest'
import { weighArrival, type Circumstances } from '@/domain/notice/weigh-arrival'
import { countAnnounced } from '@/domain/notice/count-announced'
import type { CachedRoom } from '@/domain/replica/replica'
import type { LastMessage, Membership } from '@/domain/room/room'
import { MEI, ROOM, TOM, membership, messageId, room } from '../../../support/fixtures'

const NOW = 100_000
const around: Circumstances = { me: MEI, now: NOW, liveSince: 50_000, isSeen: false }

const last = (part: Partial<LastMessage> = {}): LastMessage => ({
  id: messageId(8),
  from: TOM,
  at: 90_000,
  text: 'hello',
  ...part,
})
const before = { state: { count: 7, last: last({ id: messageId(7), at: 80_000 }) } }
const named = { count: 8, id: messageId(8), from: TOM, at: 90_000 }

function cached(
  mine: Partial<Membership> = {},
  said: Partial<LastMessage> = {},
  part: Partial<CachedRoom> = {},
): CachedRoom {
  return {
    id: ROOM,
    room: room(),
    state: { count: 8, last: last(said) },
    mine: membership({ readAt: 80_000, readCount: 7, ...mine }),
    isGone: false,
    ...part,
  }
}

describe('what is made of a message that arrives', () => {
  it('is told', () => {
    expect(weighArrival(before, cached(), around)).toBe('tell')
  })

  it('is told of a room that was not known before', () => {
    expect(weighArrival(undefined, cached(), around)).toBe('tell')
  })

  it.each<[string, CachedRoom]>([
    ['one’s own', cached({}, { from: MEI })],
    ['deleted', cached({}, { deleted: true })],
    ['read on another device by its time', cached({ readAt: 90_000 })],
    ['read on another device by its count', cached({ readCount: 8 })],
    ['muted', cached({ muted: NOW + 1 })],
    ['put away', cached({ archived: true })],
    ['of a room that was closed', cached({}, {}, { isGone: true })],
    ['of a room that one is not in', cached({}, {}, { mine: undefined })],
    ['an edit of the last', cached({}, { id: messageId(7) })],
    ['counted before', cached({}, {}, { state: { count: 7, last: last() } })],
  ])('is nothing when it is %s', (_why, arrived) => {
    expect(weighArrival(before, arrived, around)).toBe('nothing')
  })

  it('is nothing in a room that someone looks at', () => {
    expect(weighArrival(before, cached(), { ...around, isSeen: true })).toBe('nothing')
  })

  it('is told again once a room is no longer muted', () => {
    expect(weighArrival(before, cached({ muted: NOW }), around)).toBe('tell')
  })

  it('is caught up with when it was said before this device could hear it', () => {
    expect(weighArrival(before, cached({}, { at: 49_999 }), around)).toBe('nothing')
    const unread = cached({ readAt: 40_000 }, { at: 49_999 })
    expect(weighArrival(before, unread, around)).toBe('catch-up')
  })
})

describe('where only mentions are said', () => {
  const room = (part: Partial<CachedRoom> = {}, mine: Partial<Membership> = {}) =>
    cached({ mentionsOnly: true, ...mine }, {}, part)

  it('a message that names nobody is nothing', () => {
    expect(weighArrival(before, room(), around)).toBe('nothing')
    expect(weighArrival(before, room({ mentioned: { count: 8 } }), around)).toBe('nothing')
  })

  it('one that names this person is told once it is known, and once', () => {
    const arrived = room({ mentioned: named })
    expect(weighArrival(room(), arrived, around)).toBe('tell')
    expect(weighArrival(arrived, arrived, around)).toBe('nothing')
    const later = room({
      mentioned: { ...named, count: 9 },
      state: { count: 9, last: last({ id: messageId(9), at: 91_000 }) },
    })
    expect(weighArrival(arrived, later, around)).toBe('nothing')
    expect(weighArrival(room(), later, around)).toBe('tell')
  })

  it('one that is muted besides, or read, is nothing', () => {
    const mentioned = named
    expect(weighArrival(before, room({ mentioned }, { muted: NOW + 1 }), around)).toBe('nothing')
    expect(weighArrival(before, room({ mentioned }, { readAt: 90_000 }), around)).toBe('nothing')
  })

  it('is counted on the icon as one', () => {
    const rooms = [room({ mentioned: named }, { readCount: 3 }), room({}, { readCount: 3 })]
    expect(countAnnounced(rooms, NOW)).toBe(1)
  })
})

describe('the number on the icon', () => {
  it('is exact, without what is muted, put away, closed or only looked at', () => {
    const rooms = [
      cached({ readCount: 3 }),
      cached({ readCount: 6 }),
      cached({ readCount: 0, muted: NOW + 1 }),
      cached({ readCount: 0, archived: true }),
      cached({ readCount: 0 }, {}, { isGone: true }),
      cached({}, {}, { mine: undefined }),
      cached({}, {}, { state: undefined }),
    ]
    expect(countAnnounced(rooms, NOW)).toBe(5 + 2)
    expect(countAnnounced([], NOW)).toBe(0)
  })
})
