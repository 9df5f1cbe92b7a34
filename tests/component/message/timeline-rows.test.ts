import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId } from '@/shared/ids'
import { toTimelineRows, type RowOptions } from '@/ui/components/message/timeline-rows'
import { DAY, entry, mei, MINUTE, NOON, tom } from '../support/entries'

const whole: RowOptions = { firstUnread: undefined, hasOlder: false, seams: new Set() }
const window: RowOptions = { ...whole, hasOlder: true }

/** `beginning day m1* m2`: a star marks the start of a group. */
function shape(entries: readonly TimelineEntry[], options: RowOptions): string {
  return toTimelineRows(entries, options)
    .map((row) => (row.kind === 'message' ? row.key + (row.startsGroup ? '*' : '') : row.kind))
    .join(' ')
}

describe('toTimelineRows', () => {
  it('begins a whole conversation with its beginning and its first day', () => {
    expect(shape([entry('m1')], whole)).toBe('beginning day m1*')
  })

  it('shows the beginning of a conversation without messages', () => {
    expect(shape([], whole)).toBe('beginning')
  })

  it('shows neither beginning nor day above the oldest loaded message', () => {
    expect(shape([entry('m1')], window)).toBe('m1*')
  })

  it('groups what one person says within five minutes', () => {
    const entries = [
      entry('m1'),
      entry('m2', { at: NOON + 4 * MINUTE }),
      entry('m3', { at: NOON + 9 * MINUTE }),
    ]
    expect(shape(entries, window)).toBe('m1* m2 m3*')
  })

  it('starts a group when another person speaks', () => {
    const entries = [entry('m1', { from: mei }), entry('m2', { from: tom }), entry('m3')]
    expect(shape(entries, window)).toBe('m1* m2* m3*')
  })

  it('stands a day line between messages of different days', () => {
    const entries = [entry('m1'), entry('m2', { at: NOON + DAY }), entry('m3', { at: NOON + DAY })]
    expect(shape(entries, window)).toBe('m1* day m2* m3')
  })

  it('tells the days apart at local midnight, not after 24 hours', () => {
    const late = new Date(2026, 10, 20, 23, 59).getTime()
    const entries = [entry('m1', { at: late }), entry('m2', { at: late + 2 * MINUTE })]
    expect(shape(entries, window)).toBe('m1* day m2*')
  })

  it('shows a day again when an unsent message carries an earlier time', () => {
    const entries = [entry('m1'), entry('m2', { at: NOON - DAY })]
    expect(shape(entries, window)).toBe('m1* day m2*')
  })

  it('stands the new-message line before the first unread one, which starts a group', () => {
    const entries = [entry('m1'), entry('m2'), entry('m3')]
    expect(shape(entries, { ...window, firstUnread: 'm2' as MessageId })).toBe('m1* new m2* m3')
  })

  it('keeps the name on a message that older ones were loaded above', () => {
    const entries = [entry('m1'), entry('m2'), entry('m3')]
    const seams = new Set(['m2' as MessageId])
    expect(shape(entries, { ...window, seams })).toBe('m1* m2* m3')
  })

  it('gives every row a key of its own', () => {
    const entries = [entry('m1'), entry('m2', { at: NOON + DAY }), entry('m3', { at: NOON })]
    const keys = toTimelineRows(entries, { ...whole, firstUnread: 'm2' as MessageId }).map(
      (row) => row.key,
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('looks at each message as often, however many there are', () => {
    function looksAt(count: number): number {
      let looks = 0
      const watched = Array.from(
        { length: count },
        (_, place) =>
          new Proxy(entry(`m${place}`, { at: NOON + place * MINUTE }), {
            get(target, name) {
              looks++
              return Reflect.get(target, name) as unknown
            },
          }),
      )
      toTimelineRows(watched, whole)
      return looks / count
    }
    expect(looksAt(10_000)).toBeCloseTo(looksAt(1000), 0)
  })
})
