import { describe, expect, it } from 'vitest'
import { createSegmentReader } from '#emulator/http/segment-reader.ts'

const encode = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '.')

function read(...requests: [seg: number, total: number, data: string][][]): string[] {
  const messages: string[] = []
  const reader = createSegmentReader((message) => messages.push(message))
  for (const segments of requests) {
    const parameters = new URLSearchParams()
    segments.forEach(([seg, total, data], at) => {
      parameters.set(`seg${String(at)}`, String(seg))
      parameters.set(`ts${String(at)}`, String(total))
      parameters.set(`d${String(at)}`, data)
    })
    reader(parameters)
  }
  return messages
}

describe('createSegmentReader', () => {
  it('[G2] joins segments that come in any order, messages in theirs', () => {
    const [one, two] = [encode('{"a":"é?>"}'), encode('{"b":2}')]
    const [start, rest] = [one.slice(0, 5), one.slice(5)]
    expect(read([[2, 1, two]], [[1, 2, rest]], [[0, 2, start]])).toEqual(['{"a":"é?>"}', '{"b":2}'])
  })

  it('[G2] a segment sent twice counts once', () => {
    expect(read([[0, 1, encode('{}')]], [[0, 1, encode('{}')]])).toEqual(['{}'])
  })

  it('[G2] [W4] numbers that are none are refused', () => {
    expect(() => read([[-1, 1, '']])).toThrow('A segment must have')
    expect(() => read([[0, 0, '']])).toThrow('A segment must have')
  })
})
