import { describe, expect, it } from 'vitest'
import { createFrameRooms } from '@/adapters/firebase/frame-rooms'
import { bytesOf, createTrafficCounter } from '@/adapters/firebase/page-traffic'
import { ROOM } from '../../../support/fixtures'

const frame = (data: object) => JSON.stringify({ t: 'd', d: data })

describe('the room of a frame', () => {
  it.each([
    ['a listen', frame({ r: 1, a: 'q', b: { p: `/messages/${ROOM}`, h: '' } })],
    ['a write', frame({ r: 2, a: 'p', b: { p: `/typing/${ROOM}/mei`, d: 1 } })],
    [
      'an update of several places',
      frame({ r: 3, a: 'm', b: { p: '/', d: { 'rate/mei': 1, [`messages/${ROOM}/m`]: 2 } } }),
    ],
  ])('is known for %s', (_what, text) => {
    expect(createFrameRooms()(text, 'sent')).toBe(ROOM)
  })

  it('is known for what the server pushes', () => {
    const push = frame({ a: 'd', b: { p: `messages/${ROOM}`, d: {} } })
    expect(createFrameRooms()(push, 'received')).toBe(ROOM)
  })

  it('is known for an answer by what was asked, once', () => {
    const roomOf = createFrameRooms()
    roomOf(frame({ r: 7, a: 'g', b: { p: `/messages/${ROOM}`, q: {} } }), 'sent')
    const answer = frame({ r: 7, b: { s: 'ok', d: { p: 'messages/other/x' } } })
    expect(roomOf(answer, 'received')).toBe(ROOM)
    expect(roomOf(answer, 'received')).toBeUndefined()
  })

  it('is that of the first piece for a frame in pieces', () => {
    const roomOf = createFrameRooms()
    const whole = frame({ a: 'd', b: { p: `blobs/${ROOM}/x`, d: 'y'.repeat(900) } })
    expect(roomOf('2', 'received')).toBeUndefined()
    expect(roomOf(whole.slice(0, 600), 'received')).toBe(ROOM)
    expect(roomOf(whole.slice(600), 'received')).toBe(ROOM)
    expect(roomOf(frame({ a: 'd', b: { p: 'users/mei', d: 1 } }), 'received')).toBeUndefined()
  })

  it.each([
    ['a place of a person', frame({ r: 1, a: 'q', b: { p: `/userRooms/mei/${ROOM}` } })],
    [
      'words that look like a place',
      frame({ a: 'd', b: { p: 'users/mei', d: `messages/${ROOM}` } }),
    ],
    ['the handshake', '{"t":"c","d":{"t":"h","d":{"ts":1}}}'],
    ['a credential', frame({ r: 2, a: 'auth', b: { cred: 'secret' } })],
    ['no JSON', 'hello'],
  ])('is none for %s', (_what, text) => {
    expect(createFrameRooms()(text, 'sent')).toBeUndefined()
  })
})

describe('the traffic of a page', () => {
  it('is counted in bytes, both ways, in all and by room, and told once', () => {
    const { meter, frame: count, refusal } = createTrafficCounter()
    const sent = frame({ r: 1, a: 'p', b: { p: `/typing/${ROOM}/mei`, d: '你好 👋' } })
    count(sent, 'sent')
    count('0', 'sent')
    count('{}', 'received')
    count('polled', 'received', 40)
    refusal()
    expect(meter.take()).toEqual({
      sent: bytesOf(sent) + 1,
      received: 42,
      rooms: new Map([[ROOM, { sent: bytesOf(sent), received: 0 }]]),
      refusals: 1,
    })
    expect(meter.take()).toEqual({ sent: 0, received: 0, rooms: new Map(), refusals: 0 })
  })

  it.each(['plain', 'Grüße', '你好', '👋🏽', 'a\u07ffz\u0800', ''])('weighs %j as UTF-8', (text) => {
    expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length)
  })
})
