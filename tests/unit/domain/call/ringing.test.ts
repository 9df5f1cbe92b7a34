import { describe, expect, it } from 'vitest'
import type { Call } from '@/domain/call/call'
import { RING_MS, ringsFor } from '@/domain/call/ringing'
import { directRoomId } from '@/domain/room/direct'
import type { CallId, EndpointId } from '@/shared/ids'
import { MEI, messageId, ROOM, TOM } from '../../../support/fixtures'

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
}

describe('a call', () => {
  it('rings for the other of two, for a while', () => {
    expect(ringsFor(call, MEI, NOW)).toBe(true)
    expect(ringsFor(call, TOM, NOW)).toBe(false)
    expect(ringsFor({ ...call, at: NOW - RING_MS }, MEI, NOW)).toBe(false)
  })

  it.each<[string, Partial<Call>]>([
    ['in a room of more', { room: ROOM }],
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
