import { describe, expect, it } from 'vitest'
import { TYPING_LEASE_MS, typingNow } from '@/domain/presence/typing'
import { MEI, TOM, userId } from '../../../support/fixtures'

describe('typingNow', () => {
  const ana = userId('ana')

  it('names the others in the order of their signs', () => {
    const signs = [
      { user: TOM, at: 300 },
      { user: MEI, at: 100 },
      { user: ana, at: 200 },
    ]
    expect(typingNow(signs, MEI, 400)).toEqual([ana, TOM])
  })

  it('forgets a sign that has lapsed', () => {
    const signs = [{ user: TOM, at: 1000 }]
    expect(typingNow(signs, MEI, 1000 + TYPING_LEASE_MS - 1)).toEqual([TOM])
    expect(typingNow(signs, MEI, 1000 + TYPING_LEASE_MS)).toEqual([])
  })
})
