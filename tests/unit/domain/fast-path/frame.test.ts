import { describe, expect, it } from 'vitest'
import { MAX_FRAME_LENGTH, parseFrame } from '@/domain/fast-path/frame'
import { createFrameAllowance, FRAME_BURST } from '@/domain/fast-path/frame-allowance'
import { linkOfPages, parsePageSignal } from '@/domain/fast-path/page-signal'
import { MAX_TEXT_LENGTH } from '@/domain/message/message'
import { isLinkId, type EndpointId } from '@/shared/ids'
import { createManualClock } from '../../../support/fakes'
import { MEI, messageId, TOM } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

const good = { kind: 'message', id: messageId(1), text: 'hello', re: messageId(2), mentions: [MEI] }
const read = (frame: object) => parseFrame(JSON.stringify(frame))

describe('a frame of the fast path', () => {
  it('is a message, its receipt, words aside, or a last word', () => {
    expect(read(good)).toEqual({ ...good, fwd: undefined })
    const others = [
      { kind: 'got', id: messageId(1) },
      { kind: 'aside', session: 'a-1', is: 'on' },
      { kind: 'words', session: 'a-1', id: messageId(1), text: 'hush' },
      { kind: 'bye' },
    ]
    for (const frame of others) expect(read(frame)).toEqual(frame)
  })

  it('never says who it is from, nor where it belongs, nor when it was', () => {
    const claimed = { ...good, from: TOM, room: 'elsewhere', at: 1, reactions: {}, blob: 'b' }
    expect(read(claimed)).toEqual({ ...good, fwd: undefined })
  })

  it.each([
    ['a kind of another version', { kind: 'dance' }],
    ['a prototype’s name as its kind', { kind: '__proto__' }],
    ['an id that is no key', { ...good, id: 'a/b' }],
    ['no words', { ...good, text: ' \u0000 ' }],
    ['too many words', { ...good, text: 'x'.repeat(MAX_TEXT_LENGTH + 1) }],
    ['a session that is no name', { kind: 'aside', session: '../..', is: 'on' }],
    ['an aside that is neither on nor off', { kind: 'aside', session: 'a', is: 'maybe' }],
  ])('is passed over with %s', (_what, frame) => {
    expect(read(frame)).toBeUndefined()
  })

  it('loses what cannot be read of what it need not have', () => {
    expect(read({ ...good, re: 'a/b', mentions: 'all' })).toEqual({
      ...{ kind: 'message', id: good.id, text: good.text },
      ...{ re: undefined, fwd: undefined, mentions: undefined },
    })
  })

  it('fits at its longest, and is passed over where it is longer than any', () => {
    // What JSON makes longest of what may be said.
    const longest = read({ ...good, text: '\u2028"'.repeat(MAX_TEXT_LENGTH / 2) })
    expect(longest).toBeDefined()
    expect(parseFrame(`{"kind":"bye","x":"${'x'.repeat(MAX_FRAME_LENGTH)}"}`)).toBeUndefined()
  })

  it('is never more than what it may be, whatever comes', () => {
    const raw = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      fc.record({ kind: fc.constantFrom('message', 'got', 'aside', 'words'), id: fc.anything() }),
    )
    fc.assert(
      fc.property(raw, (value) => {
        for (const data of [value, JSON.stringify(value)]) {
          const frame = parseFrame(data)
          if (frame?.kind === 'message') expect(frame.text.length).toBeLessThanOrEqual(4000)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the frames of another page', () => {
  it('are heard in a burst, then at a trickle', () => {
    const clock = createManualClock()
    const allowance = createFrameAllowance(clock)
    const heard = () => Array.from({ length: 1000 }, () => allowance.take()).filter(Boolean).length
    expect(heard()).toBe(FRAME_BURST)
    clock.set(clock.now() + 1000)
    expect(heard()).toBe(10)
    clock.set(clock.now() - 60_000)
    expect(heard()).toBe(0)
    clock.set(clock.now() + 3_600_000)
    expect(heard()).toBe(FRAME_BURST)
  })
})

describe('what is said until two pages are linked', () => {
  it('is that one is here, perhaps to talk aside', () => {
    expect(parsePageSignal('{"kind":"here"}')).toEqual({ kind: 'here' })
    expect(parsePageSignal('{"kind":"here","asks":"aside"}')?.asks).toBe('aside')
    for (const body of ['', 'null', '{"kind":"offer"}', '{"kind":"here","asks":"money"}']) {
      expect(parsePageSignal(body)).toBeUndefined()
    }
  })

  it('is about one link, whichever begins', () => {
    const [a, b] = [messageId(1), messageId(2)] as unknown as [EndpointId, EndpointId]
    expect(linkOfPages(a, b)).toBe(linkOfPages(b, a))
    expect(isLinkId(linkOfPages(a, b))).toBe(true)
  })
})
