import { describe, expect, it } from 'vitest'
import { layArrivals, MAX_ARRIVALS, type Arrival } from '@/domain/fast-path/arrival'
import { parseKeptArrivals } from '@/domain/fast-path/parse-arrivals'
import { mergeStored, toTimeline } from '@/domain/message/timeline'
import type { MessageId } from '@/shared/ids'
import { MEI, message, messageId, outboxRow, ROOM, TOM } from '../../../support/fixtures'

const NOBODY: ReadonlySet<MessageId> = new Set()

const arrival = (number: number, more: Partial<Arrival> = {}): Arrival => ({
  ...{ id: messageId(number), room: ROOM, from: TOM, text: `direct ${number}` },
  ...{ at: number * 1000, heardAt: number * 1000 },
  ...more,
})
const stored = (...numbers: number[]) =>
  mergeStored(
    [],
    numbers.map((number) => message(number, { at: number * 1000, from: TOM })),
  )
const row = (number: number, composedAt: number) =>
  outboxRow(number, { from: MEI, composedAt, order: composedAt })
const ids = (entries: readonly { id: MessageId }[]) => entries.map(({ id }) => id)

describe('messages that have come over the fast path', () => {
  it('stand behind what is stored, and are marked', () => {
    const laid = layArrivals(stored(1, 2), { arrivals: [arrival(3)], reached: NOBODY })
    expect(ids(laid)).toEqual([1, 2, 3].map(messageId))
    expect(laid.map(({ delivery }) => delivery)).toEqual(['sent', 'sent', 'direct'])
  })

  it('are there once where the server has them', () => {
    const laid = layArrivals(stored(1, 3), { arrivals: [arrival(3)], reached: NOBODY })
    expect(ids(laid)).toEqual([1, 3].map(messageId))
    expect(laid.at(-1)?.delivery).toBe('sent')
  })

  it('stand between one’s own as they were said, by this device’s clock, however far it is off', () => {
    const off = 3_600_000
    const entries = toTimeline(stored(1), {
      ahead: [],
      unsent: [row(10, off + 2000), row(11, off + 4000)],
    })
    const arrivals = [
      arrival(20, { at: 2500, heardAt: off + 3000 }),
      arrival(21, { at: 4500, heardAt: off + 5000 }),
    ]
    const laid = layArrivals(entries, { arrivals, reached: new Set([messageId(10)]) })
    expect(ids(laid)).toEqual([1, 10, 20, 11, 21].map(messageId))
    expect(laid[1]?.delivery).toBe('direct')
    expect(laid[3]?.delivery).toBe('waiting')
  })

  it('stay in the order of who said them, though a clock is set back', () => {
    const arrivals = [
      arrival(20, { at: 5000, heardAt: 9000 }),
      arrival(21, { at: 5000, heardAt: 4000 }),
    ]
    expect(ids(layArrivals(stored(1), { arrivals, reached: NOBODY }))).toEqual(
      [1, 20, 21].map(messageId),
    )
  })

  it('stand before what the server had later, so that an old one does not stay last for ever', () => {
    const laid = layArrivals(stored(1, 5), { arrivals: [arrival(3)], reached: NOBODY })
    expect(ids(laid)).toEqual([1, 3, 5].map(messageId))
  })

  it('say of one’s own that it was refused, whoever has it', () => {
    const refused = { ...row(10, 9000), status: 'refused', reason: 'too-long' } as const
    const entries = toTimeline([], { ahead: [], unsent: [refused] })
    const laid = layArrivals(entries, { arrivals: [], reached: new Set([messageId(10)]) })
    expect(laid[0]?.delivery).toBe('refused')
  })
})

describe('what is kept of them', () => {
  const kept = { arrivals: [arrival(1)], ways: [{ id: messageId(2), lead: 7 }] }

  it('is read as it was written', () => {
    expect(parseKeptArrivals(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })

  it('is nothing where it cannot be read, part by part', () => {
    for (const raw of [null, 1, [], {}, { arrivals: 1, ways: 'x' }]) {
      expect(parseKeptArrivals(raw)).toEqual({ arrivals: [], ways: [] })
    }
    const spoilt = { arrivals: [{ ...arrival(1), text: 7 }, arrival(2)], ways: [{}, ...kept.ways] }
    expect(parseKeptArrivals(spoilt)).toEqual({ arrivals: [arrival(2)], ways: kept.ways })
  })

  it('is bounded', () => {
    const many = Array.from({ length: MAX_ARRIVALS + 5 }, (_, at) => arrival(at + 1))
    expect(parseKeptArrivals({ arrivals: many, ways: [] }).arrivals).toHaveLength(MAX_ARRIVALS)
  })
})
