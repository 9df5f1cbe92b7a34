import { describe, expect, it } from 'vitest'
import { canDelete, canEdit } from '@/domain/message/message-rights'
import { MEI, TOM, message } from '../../../support/fixtures'

describe('what may be done to a message', () => {
  const toms = message(1, { from: TOM })
  const gone = message(1, { from: TOM, text: '', deletedAt: 5 })

  it('is edited by its author, unless it is deleted', () => {
    expect([canEdit(toms, TOM), canEdit(toms, MEI), canEdit(gone, TOM)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is deleted once, by its author and those who look after the room', () => {
    expect(canDelete(toms, TOM, 'member')).toBe(true)
    expect(canDelete(toms, MEI, 'member')).toBe(false)
    expect(canDelete(toms, MEI, 'admin')).toBe(true)
    expect(canDelete(toms, MEI, 'owner')).toBe(true)
    expect(canDelete(toms, TOM, undefined)).toBe(false)
    expect(canDelete(gone, TOM, 'owner')).toBe(false)
  })
})
