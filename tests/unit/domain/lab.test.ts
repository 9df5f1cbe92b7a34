import { describe, expect, it } from 'vitest'
import { delayOf, BEAT_LENGTH, readBeat, writeBeat } from '@/domain/lab/beat'
import { parseLabOrder, parseLabWord } from '@/domain/lab/frame-message'
import { quantile, summarize, writeLabFile, type LabRound } from '@/domain/lab/lab-result'
import { placeOf, TECHNIQUES } from '@/domain/lab/technique'

const round = (part: Partial<LabRound> = {}): LabRound => ({
  deliveries: [3, 1, 2],
  trips: [9, 7],
  bytesPerMessage: 300,
  reconnectMs: 40,
  messagesPerSecond: 500,
  ...part,
})

describe('a beat of the lab', () => {
  it('is as long as any other, and says when it was sent', () => {
    for (const at of [1_800_000_000_000.25, 1]) {
      const beat = writeBeat(at, 17)
      expect(beat).toHaveLength(BEAT_LENGTH)
      expect(readBeat(beat)).toBe(at)
    }
  })

  it.each([null, 7, '', 'hello', '-'.repeat(BEAT_LENGTH), 'soon '.padEnd(BEAT_LENGTH, '-')])(
    'is not %j',
    (raw) => {
      expect(readBeat(raw)).toBeUndefined()
    },
  )

  it('has a place of its own for each technique', () => {
    expect(TECHNIQUES.map(placeOf)).toEqual(['0', '1', '2', '3', '4'])
  })
})

describe('what frames and the page of the lab say', () => {
  it.each([
    { kind: 'ask', number: 1, ask: { name: 'begin', technique: 'sse', role: 'sender' } },
    { kind: 'ask', number: 2, ask: { name: 'burst', count: 60 } },
    { kind: 'ask', number: 3, ask: { name: 'end' } },
    { kind: 'signal', signal: '{}' },
  ])('is asked as it is: %j', (order) => {
    expect(parseLabOrder(structuredClone(order))).toEqual(order)
  })

  it.each([
    { kind: 'hello' },
    { kind: 'answer', number: 1, value: { ms: 1.5 } },
    { kind: 'answer', number: 1, value: { problem: 'blocked' } },
    { kind: 'arrived', delay: 2.5, at: 1e12 },
    { kind: 'signal', signal: '{}' },
  ])('is said as it is: %j', (word) => {
    expect(parseLabWord(structuredClone(word))).toEqual(word)
  })

  it.each([
    undefined,
    'hello',
    { kind: 'toString' },
    { kind: 'ask', number: 1, ask: { name: 'begin', technique: 'pigeon', role: 'sender' } },
    { kind: 'ask', number: 1, ask: { name: 'paint' } },
    { kind: 'ask', number: -1, ask: { name: 'end' } },
    { kind: 'answer', number: 1, value: { problem: 'moon' } },
    { kind: 'arrived', delay: NaN, at: 1 },
  ])('is nothing where it is %j', (raw) => {
    expect(parseLabOrder(raw)).toBeUndefined()
    expect(parseLabWord(raw)).toBeUndefined()
  })
})

describe('the results of the lab', () => {
  it('are the middle of all rounds', () => {
    const rounds = [
      round(),
      round({ deliveries: [10, 20], reconnectMs: 60 }),
      round({ trips: [8] }),
    ]
    expect(summarize('sse', rounds)).toMatchObject({
      technique: 'sse',
      rounds: 3,
      deliveryP50: 2,
      deliveryP95: 20,
      roundTripP50: 8,
      bytesPerMessage: 300,
      reconnectMs: 40,
      messagesPerSecond: 500,
    })
  })

  it('are none without a round, and say why', () => {
    const none = summarize('websocket', [], 'blocked')
    expect(none).toMatchObject({ rounds: 0, problem: 'blocked' })
    expect(none.deliveryP50).toBeUndefined()
  })

  it.each([
    [[], 0.5, undefined],
    [[5], 0.95, 5],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, at) => at + 1), 0.95, 95],
  ])('tell of %j, at %d, %d', (values, part, expected) => {
    expect(quantile(values, part)).toBe(expected)
  })

  it('are saved as JSON', () => {
    const results = [summarize('sse', [round()])]
    const file: unknown = JSON.parse(writeLabFile(results, Date.UTC(2026, 0, 2), 'Browser/1'))
    expect(file).toMatchObject({
      kind: 'hearth-lab',
      version: 1,
      at: '2026-01-02T00:00:00.000Z',
      browser: 'Browser/1',
      results: [{ technique: 'sse', rounds: 1, deliveryP50: 2 }],
    })
  })
})

describe('how long a beat took', () => {
  it('is what lies between the two moments', () => {
    expect(delayOf(1000, 1002.5)).toBe(2.5)
  })

  it('is never less than nothing, where the clock of the other frame is a step ahead', () => {
    expect(delayOf(1000.1, 1000)).toBe(0)
  })
})
