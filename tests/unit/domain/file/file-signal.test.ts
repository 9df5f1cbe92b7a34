import { describe, expect, it } from 'vitest'
import { linkOfAttempt, parseFileSignal } from '@/domain/file/file-signal'
import { isLinkId } from '@/shared/ids'
import { messageId } from '../../../support/fixtures'

const offer = { kind: 'offer', attempt: 1, name: 'a.txt', size: 3, modified: 5 }
const parse = (value: unknown) => parseFileSignal(JSON.stringify(value))

describe('what is said about a file', () => {
  it('is read where it is whole, with a name that is cleaned', () => {
    expect(parse({ ...offer, name: '../a.txt' })).toEqual({ ...offer, name: '_a.txt' })
    expect(parse({ kind: 'accept', attempt: 7 })).toEqual({ kind: 'accept', attempt: 7 })
    expect(parse({ kind: 'taken', by: 'a' })).toEqual({ kind: 'taken', by: 'a' })
    for (const kind of ['withdrawn', 'decline', 'arrived', 'ask']) {
      expect(parse({ kind })).toEqual({ kind })
    }
  })

  it.each([
    ['what is not JSON', '{'],
    ['what a link says', '{"kind":"bye"}'],
    ['a size below nothing', JSON.stringify({ ...offer, size: -1 })],
    ['half a byte', JSON.stringify({ ...offer, size: 0.5 })],
    ['a size without end', JSON.stringify({ ...offer, size: 1e300 })],
    ['a name without end', JSON.stringify({ ...offer, name: 'x'.repeat(1001) })],
    ['no attempt', JSON.stringify({ kind: 'accept' })],
  ])('is passed over: %s', (_, body) => expect(parseFileSignal(body)).toBeUndefined())

  it('has a link of its own for each attempt, by a name that the rules take', () => {
    expect(linkOfAttempt('a', 1)).not.toBe(linkOfAttempt('a', 2))
    expect(isLinkId(linkOfAttempt(messageId(1), 1_900_000_000_000))).toBe(true)
  })
})
