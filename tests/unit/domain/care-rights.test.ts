import { describe, expect, it } from 'vitest'
import { careRights, runsRoom } from '@/domain/room/care-rights'

describe('what one may do with another member', () => {
  it('is all for an owner, but with themselves', () => {
    expect(careRights('owner', 'member')).toEqual(['make-admin', 'hand-over', 'put-out', 'ban'])
    expect(careRights('owner', 'admin')).toEqual(['make-member', 'hand-over', 'put-out', 'ban'])
    expect(careRights('owner', 'owner')).toEqual([])
  })

  it('is for administrators only what concerns members', () => {
    expect(careRights('admin', 'member')).toEqual(['put-out', 'ban'])
    expect(careRights('admin', 'admin')).toEqual([])
    expect(careRights('admin', 'owner')).toEqual([])
  })

  it('is nothing for members and strangers', () => {
    expect([careRights('member', 'member'), careRights(undefined, 'member')]).toEqual([[], []])
    expect([runsRoom('owner'), runsRoom('admin'), runsRoom('member'), runsRoom(undefined)]).toEqual(
      [true, true, false, false],
    )
  })
})
