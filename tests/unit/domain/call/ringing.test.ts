import { describe, expect, it } from 'vitest'
import type { Call } from '@/domain/call/call'
import { answersTo, RING_MS, ringsFor, whomToRing } from '@/domain/call/ringing'
import { directRoomId } from '@/domain/room/direct'
import type { CallId, EndpointId } from '@/shared/ids'
import { MEI, messageId, ROOM, TOM, userId } from '../../../support/fixtures'

const NOW = 1_800_000_000_000
const tom = { user: TOM, endpoint: 'tom' as EndpointId, seat: '0', beat: NOW } as const
const call: Call = {
  room: directRoomId(MEI, TOM),
  id: messageId(1) as string as CallId,
  by: TOM,
  at: NOW - 1000,
  kind: 'voice',
  people: [tom],
  declined: [],
  called: [],
}

describe('a call', () => {
  it('rings for the other of two, for a while', () => {
    expect(ringsFor(call, MEI, NOW)).toBe(true)
    expect(ringsFor(call, TOM, NOW)).toBe(false)
    expect(ringsFor({ ...call, at: NOW - RING_MS }, MEI, NOW)).toBe(false)
  })

  it('rings in a room of more for who is named', () => {
    expect(ringsFor({ ...call, room: ROOM, called: [MEI] }, MEI, NOW)).toBe(true)
    expect(ringsFor({ ...call, room: ROOM, called: [TOM] }, TOM, NOW)).toBe(false)
  })

  it.each<[string, Partial<Call>]>([
    ['in a room of more, for who is not named', { room: ROOM }],
    [
      'once it is answered, on whatever device',
      { people: [tom, { ...tom, user: MEI, seat: '1' }] },
    ],
    ['once it is declined', { declined: [{ user: MEI, why: 'declined' }] }],
    ['once who has called is gone', { people: [] }],
  ])('does not ring %s', (_when, change) => {
    expect(ringsFor({ ...call, ...change }, MEI, NOW)).toBe(false)
  })
})

describe('who is called in a room of more than two', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(userId)

  it('are all the others where each finds a seat, and nobody where they are more', () => {
    expect(whomToRing(people.slice(0, 6), people[0]!)).toEqual(people.slice(1, 6))
    expect(whomToRing(people, people[0]!)).toEqual([])
    expect(whomToRing(people.slice(0, 1), people[0]!)).toEqual([])
  })

  it('have said what they have said, or nothing in time; who came is not waited for', () => {
    const [ann, ben, cleo, dev] = people as [typeof MEI, typeof MEI, typeof MEI, typeof MEI]
    const asked: Call = {
      ...call,
      room: ROOM,
      called: [ann, ben, cleo, dev],
      people: [tom, { ...tom, user: ann, seat: '1' }],
      declined: [
        { user: ben, why: 'busy' },
        { user: cleo, why: 'declined' },
      ],
    }
    const said = [
      { user: ben, answer: 'busy' },
      { user: cleo, answer: 'declined' },
    ]
    expect(answersTo(asked, NOW)).toEqual([...said, { user: dev, answer: 'rings' }])
    expect(answersTo(asked, NOW + RING_MS)).toEqual([...said, { user: dev, answer: 'silent' }])
  })
})
