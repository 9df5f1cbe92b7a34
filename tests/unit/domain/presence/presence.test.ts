import { describe, expect, it } from 'vitest'
import { LEASE_MS, presenceOf, type PresenceLease } from '@/domain/presence/presence'
import { MEI, connectionId } from '../../../support/fixtures'

const NOW = 1_000_000
const lease = (state: PresenceLease['state'], age: number): PresenceLease => ({
  connection: connectionId(`${state}${age}`),
  state,
  beat: NOW - age,
})
const of = (leases: readonly PresenceLease[], lastSeen?: number) =>
  presenceOf(MEI, { leases, lastSeen }, NOW)

describe('presenceOf', () => {
  it('is online while one connection is, whatever the others say', () => {
    expect(of([lease('away', 1), lease('online', 2)], 5)).toEqual({
      user: MEI,
      availability: 'online',
      lastSeen: undefined,
    })
  })

  it('is away when every connection is', () => {
    expect(of([lease('away', 1)]).availability).toBe('away')
  })

  it('does not believe a lease that was not renewed', () => {
    expect(of([lease('online', LEASE_MS - 1)]).availability).toBe('online')
    expect(of([lease('online', LEASE_MS)]).availability).toBe('offline')
    expect(of([lease('online', LEASE_MS), lease('away', 1)]).availability).toBe('away')
  })

  it('was last seen at the last word or the last beat, whichever is later', () => {
    expect(of([], 7)).toMatchObject({ availability: 'offline', lastSeen: 7 })
    expect(of([lease('online', LEASE_MS + 5)], 7).lastSeen).toBe(NOW - LEASE_MS - 5)
    expect(of([lease('online', LEASE_MS + 5)], NOW - 1).lastSeen).toBe(NOW - 1)
    expect(of([]).lastSeen).toBeUndefined()
  })
})
