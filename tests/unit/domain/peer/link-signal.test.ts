import { describe, expect, it } from 'vitest'
import { parseLinkSignal } from '@/domain/peer/link-signal'
import { isPolite, kindOfCandidate } from '@/domain/peer/link-state'
import type { EndpointId } from '@/shared/ids'
import { MEI, TOM } from '../../../support/fixtures'

describe('what a link says by way of signals', () => {
  const offer = { kind: 'description', round: 5, type: 'offer', sdp: 'v=0', roles: { 0: 'voice' } }
  const candidate = { candidate: 'candidate:1 1 udp 1 h 9 typ host', sdpMid: '0', sdpMLineIndex: 0 }

  it('is read', () => {
    expect(parseLinkSignal(JSON.stringify(offer))).toEqual(offer)
    const found = { kind: 'candidates', round: 5, list: [candidate] }
    expect(parseLinkSignal(JSON.stringify(found))).toEqual(found)
    expect(parseLinkSignal('{"kind":"bye"}')).toEqual({ kind: 'bye' })
  })

  it.each([
    ['no JSON', '{'],
    ['of another kind', '{"kind":"wave"}'],
    ['an offer without words', JSON.stringify({ ...offer, sdp: undefined })],
    ['of a part that nobody has', JSON.stringify({ ...offer, roles: { 0: 'smell' } })],
    ['of an impossible round', JSON.stringify({ ...offer, round: -1 })],
    [
      'candidates without end',
      JSON.stringify({ kind: 'candidates', round: 1, list: Array(101).fill(candidate) }),
    ],
  ])('is nothing where it is %s', (_what, body) => {
    expect(parseLinkSignal(body)).toBeUndefined()
  })

  it('gives way on one side of two, always the same', () => {
    const mei = { user: MEI, endpoint: 'a' as EndpointId }
    const tom = { user: TOM, endpoint: 'b' as EndpointId }
    expect([isPolite(mei, tom), isPolite(tom, mei)]).toEqual([true, false])
    const phone = { user: MEI, endpoint: 'phone' as EndpointId }
    expect(isPolite(mei, phone)).not.toBe(isPolite(phone, mei))
  })

  it('says how a page can be reached', () => {
    expect(kindOfCandidate('candidate:1 1 udp 1 203.0.113.9 9 typ srflx raddr 0')).toBe('srflx')
    expect(kindOfCandidate('candidate:1 1 udp 1 h 9 typ carrier-pigeon')).toBeUndefined()
  })
})
