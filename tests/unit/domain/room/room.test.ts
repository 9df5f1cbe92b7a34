import { describe, expect, it } from 'vitest'
import {
  MAX_ROOM_NAME_LENGTH,
  MAX_TOPIC_LENGTH,
  prepareRoom,
  unreadCount,
} from '@/domain/room/room'
import { membership } from '../../../support/fixtures'

describe('prepareRoom', () => {
  it('cleans name and topic into one line each', () => {
    expect(prepareRoom({ name: ' Trail\n walks ', topic: ' a\t b ' })).toEqual({
      ok: true,
      value: { name: 'Trail walks', topic: 'a b' },
    })
  })

  it.each([
    ['name-empty', { name: ' \n', topic: '' }],
    ['name-too-long', { name: 'x'.repeat(MAX_ROOM_NAME_LENGTH + 1), topic: '' }],
    ['topic-too-long', { name: 'a', topic: 'x'.repeat(MAX_TOPIC_LENGTH + 1) }],
  ])('says %s', (problem, draft) => {
    expect(prepareRoom(draft)).toEqual({ ok: false, problem })
  })

  it('takes the longest', () => {
    const name = 'x'.repeat(MAX_ROOM_NAME_LENGTH)
    expect(prepareRoom({ name, topic: 'x'.repeat(MAX_TOPIC_LENGTH) }).ok).toBe(true)
  })
})

describe('unreadCount', () => {
  it('is what has come since I last read', () => {
    expect(unreadCount({ count: 12, last: undefined }, membership({ readCount: 9 }))).toBe(3)
  })

  it('is nothing before the room is known, and never less than nothing', () => {
    expect(unreadCount(undefined, membership())).toBe(0)
    expect(unreadCount({ count: 2, last: undefined }, membership({ readCount: 5 }))).toBe(0)
  })
})
