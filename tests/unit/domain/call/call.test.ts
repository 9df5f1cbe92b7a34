import { describe, expect, it } from 'vitest'
import { CALL_LEASE_MS, freeSeat, peopleIn, SEATS, type Call, type Seat } from '@/domain/call/call'
import type { CallId, EndpointId } from '@/shared/ids'
import { messageId, ROOM, TOM, userId } from '../../../support/fixtures'

const NOW = 1_800_000_000_000

const person = (name: string, seat: Seat, age = 0) => ({
  user: userId(name),
  endpoint: name as EndpointId,
  seat,
  beat: NOW - age,
})

const call = (people: Call['people']): Call => ({
  room: ROOM,
  id: messageId(1) as string as CallId,
  by: TOM,
  at: NOW - 1000,
  kind: 'voice',
  people,
  declined: [],
  called: [],
})

describe('who is in a call', () => {
  it('is whose lease holds, by their seats', () => {
    const now = call([person('c', '2'), person('b', '1', CALL_LEASE_MS), person('a', '0', 5000)])
    expect(peopleIn(now, NOW).map(({ user }) => user)).toEqual(['a', 'c'])
    expect(freeSeat(now, NOW)).toBe('1')
  })

  it('is at most six', () => {
    const full = call(SEATS.map((seat) => person(`p${seat}`, seat)))
    expect(freeSeat(full, NOW)).toBeUndefined()
    expect(freeSeat(undefined, NOW)).toBe('0')
  })
})
