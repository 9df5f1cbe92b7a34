import { describe, expect, it } from 'vitest'
import { comparePositions, type Message } from '@/domain/message/message'
import { joinPage, mergeStored, toStoredEntry, toTimeline } from '@/domain/message/timeline'
import { message, messageId, messages, outboxRow } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

describe('joinPage', () => {
  const shown = mergeStored([], messages(1, 5))

  it('adds what is new, changes what has changed, and leaves the rest as it is', () => {
    const joined = joinPage(shown, [...messages(2, 4), message(5, { text: 'edited' }), message(6)])
    expect(joined.map(({ text }) => text).slice(-2)).toEqual(['edited', 'message 6'])
    for (const place of [0, 1, 2, 3]) expect(joined[place]).toBe(shown[place])
  })

  it('stands alone where something lies between', () => {
    expect(joinPage(shown, messages(8, 9)).map(({ at }) => at)).toEqual([8000, 9000])
  })
})

describe('mergeStored', () => {
  it('puts what is new into its place', () => {
    const stored = mergeStored([], [message(1), message(3)])
    const merged = mergeStored(stored, [message(4), message(2)])
    expect(merged.map(({ at }) => at)).toEqual([1000, 2000, 3000, 4000])
  })

  it('keeps the entries that stay as the same objects', () => {
    const stored = mergeStored([], messages(1, 5))
    const merged = mergeStored(stored, [message(3, { text: 'changed' })])
    expect(merged[2]).toMatchObject({ text: 'changed' })
    for (const place of [0, 1, 3, 4]) expect(merged[place]).toBe(stored[place])
  })

  it('is the same list when nothing came', () => {
    const stored = mergeStored([], messages(1, 2))
    expect(mergeStored(stored, [])).toBe(stored)
  })

  it('takes the later of two versions in one batch', () => {
    const merged = mergeStored([], [message(1), message(1, { text: 'later' })])
    expect(merged.map(({ text }) => text)).toEqual(['later'])
  })

  it('comes to what sorting everything would', () => {
    const one: fc.Arbitrary<Message> = fc
      .tuple(fc.nat({ max: 20 }), fc.string())
      .map(([number, text]) => message(number, { at: (number % 5) + 1, text }))
    fc.assert(
      fc.property(fc.array(fc.array(one, { maxLength: 10 }), { maxLength: 5 }), (batches) => {
        const merged = batches.reduce(mergeStored, [])
        const newest = new Map(batches.flat().map((each) => [each.id, each]))
        const sorted = [...newest.values()].sort(comparePositions).map(toStoredEntry)
        expect(merged).toEqual(sorted)
      }),
    )
  })
})

describe('toTimeline', () => {
  const stored = mergeStored([], messages(1, 2))

  it('puts what is unsent last, in the order it was composed', () => {
    const refused = outboxRow(8, { status: 'refused', reason: 'too-long' })
    const entries = toTimeline(stored, { ahead: [], unsent: [refused, outboxRow(9)] })
    expect(entries.map(({ id, delivery, reason }) => [id, delivery, reason])).toEqual([
      [messageId(1), 'sent', undefined],
      [messageId(2), 'sent', undefined],
      [messageId(8), 'refused', 'too-long'],
      [messageId(9), 'waiting', undefined],
    ])
  })

  it('shows a message once while its row is still there', () => {
    expect(toTimeline(stored, { ahead: [], unsent: [outboxRow(2)] })).toHaveLength(2)
  })

  it('is what is stored when nothing waits', () => {
    expect(toTimeline(stored, { ahead: [], unsent: [] })).toBe(stored)
  })

  it('shows what was sent from a closed room as sent, before what is not', () => {
    const entries = toTimeline(stored, { ahead: [message(5)], unsent: [outboxRow(9)] })
    expect(entries.map(({ id, delivery }) => [id, delivery]).slice(2)).toEqual([
      [messageId(5), 'sent'],
      [messageId(9), 'waiting'],
    ])
    expect(toTimeline([], { ahead: [message(5)], unsent: [] })).toHaveLength(1)
  })

  it('leaves it to its own place once anything later is known', () => {
    const ahead = [message(1), message(2)]
    expect(toTimeline(stored, { ahead, unsent: [] })).toEqual(stored)
  })
})
