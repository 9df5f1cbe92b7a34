import { describe, expect, it } from 'vitest'
import {
  addressPush,
  encodeAnswer,
  encodeHandshake,
  encodePush,
  encodeRevoked,
  parseClientMessage,
} from '#emulator/wire/messages.ts'
import { ProtocolError } from '#emulator/wire/protocol-error.ts'

describe('messages', () => {
  it('[W4] a request has a number, an action and a body', () => {
    const text = '{"t":"d","d":{"r":7,"a":"q","b":{"p":"/a"}}}'
    expect(parseClientMessage(text)).toEqual({
      type: 'request',
      request: { text, number: 7, action: 'q', body: { p: '/a' } },
    })
  })

  it.each([
    'no json',
    '1',
    'null',
    '{}',
    '{"t":"d"}',
    '{"t":"x","d":{}}',
    '{"t":"d","d":{"r":"1","a":"q"}}',
    '{"t":"d","d":{"r":1}}',
    '{"t":"d","d":{"r":1,"a":"q","b":3}}',
    '{"t":"c","d":{"t":{"toString":1}}}',
  ])('[W4] %s is no message', (text) => {
    expect(() => parseClientMessage(text)).toThrow(ProtocolError)
  })

  it('[W5] a push is finished with the tag of each listener', () => {
    const push = encodePush('d', 'a/b', '{"x":1}')
    const untagged = { t: 'd', d: { a: 'd', b: { p: 'a/b', d: { x: 1 } } } }
    expect(JSON.parse(addressPush(push, undefined))).toEqual(untagged)
    expect(JSON.parse(addressPush(push, 4))).toMatchObject({ d: { b: { t: 4 } } })
  })

  it('[H1] the handshake names time, version, host and session', () => {
    const hello = encodeHandshake({ timestamp: 5, host: 'h:1', session: 's' })
    expect(JSON.parse(hello)).toEqual({
      t: 'c',
      d: { t: 'h', d: { ts: 5, v: '5', h: 'h:1', s: 's' } },
    })
  })

  it('[L8] a revocation lists the query as the client wrote it', () => {
    expect(JSON.parse(encodeRevoked('a', { l: 2 }))).toMatchObject({
      d: { a: 'c', b: { p: 'a', q: [{ l: 2 }] } },
    })
    expect(JSON.parse(encodeRevoked('a', undefined))).toMatchObject({ d: { b: { p: 'a' } } })
  })

  it('[H4] an answer carries the number of its request', () => {
    expect(JSON.parse(encodeAnswer(3, 'ok'))).toEqual({
      t: 'd',
      d: { r: 3, b: { s: 'ok', d: '' } },
    })
  })
})
