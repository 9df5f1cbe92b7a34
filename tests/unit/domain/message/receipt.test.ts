import { describe, expect, it } from 'vitest'
import { reachOf, receiptOf } from '@/domain/message/receipt'
import { LEASE_MS } from '@/domain/presence/presence'
import type { PresenceRecord } from '@/domain/presence/presence-remote'
import { MEI, TOM, connectionId, userId } from '../../../support/fixtures'

const ANA = userId('ana')
const NOW = 1_000_000
const SAID = 500_000

const lease = (beat: number) => ({ connection: connectionId('c'), state: 'away' as const, beat })
const gone = (lastSeen: number | undefined): PresenceRecord => ({ leases: [], lastSeen })
const here: PresenceRecord = { leases: [lease(NOW - 1)], lastSeen: undefined }

function receipt({
  members = [MEI, TOM, ANA],
  presences = [] as [typeof MEI, PresenceRecord][],
  marks = [] as [typeof MEI, number][],
} = {}) {
  const known = {
    members: members.map((id) => ({ id })),
    presences: new Map(presences),
    marks: marks.map(([user, at]) => ({ user, at })),
  }
  return receiptOf(SAID, reachOf(MEI, known, NOW))
}

describe('a receipt', () => {
  it('is stored while nobody else has been connected since', () => {
    expect(receipt()).toEqual({ state: 'stored', readBy: 0, others: 2 })
    expect(receipt({ presences: [[TOM, gone(SAID - 1)]] }).state).toBe('stored')
    expect(receipt({ presences: [[TOM, gone(SAID)]] }).state).toBe('stored')
    expect(receipt({ presences: [[TOM, gone(undefined)]] }).state).toBe('stored')
  })

  it('is delivered once another is connected, or was after it', () => {
    expect(receipt({ presences: [[TOM, here]] }).state).toBe('delivered')
    const later = receipt({
      presences: [
        [ANA, gone(SAID - 1)],
        [TOM, gone(SAID + 1)],
      ],
    })
    expect(later.state).toBe('delivered')
  })

  it('takes a lapsed lease for when it was last renewed', () => {
    const lapsed = (beat: number) => ({ leases: [lease(beat)], lastSeen: undefined })
    const beat = NOW - LEASE_MS
    expect(receipt({ presences: [[TOM, lapsed(beat)]] }).state).toBe('delivered')
    expect(receipt({ presences: [[TOM, lapsed(SAID - 1)]] }).state).toBe('stored')
  })

  it('is read by whose mark is not before it', () => {
    expect(receipt({ marks: [[TOM, SAID - 1]] })).toMatchObject({ state: 'stored', readBy: 0 })
    expect(receipt({ marks: [[TOM, SAID]] })).toMatchObject({ state: 'read', readBy: 1 })
    const both = receipt({
      marks: [
        [TOM, SAID],
        [ANA, SAID + 9],
      ],
    })
    expect(both).toEqual({ state: 'read', readBy: 2, others: 2 })
  })

  it('counts neither oneself nor who is not in the room', () => {
    const mine = { presences: [[MEI, here]] as [typeof MEI, PresenceRecord][] }
    expect(receipt({ ...mine, marks: [[MEI, NOW]] }).state).toBe('stored')
    const left = { members: [MEI], presences: [[TOM, here]] as [typeof MEI, PresenceRecord][] }
    expect(receipt({ ...left, marks: [[TOM, NOW]] })).toEqual({
      state: 'stored',
      readBy: 0,
      others: 0,
    })
  })
})
