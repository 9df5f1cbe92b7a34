import { describe, expect, it } from 'vitest'
import { directRoomId } from '@/domain/room/direct'
import { inviteProblem, isInviteToken, mintInviteToken, type Invite } from '@/domain/room/invite'
import { parseRoom } from '@/domain/room/parse-room'
import { MEI, ROOM, TOM, room } from '../../../support/fixtures'

describe('an invite', () => {
  const token = mintInviteToken((limit) => limit - 1)
  const invite: Invite = { token, room: ROOM, name: 'Hearthside', expires: 100, uses: 2, used: 1 }

  it('has a token of 132 bits', () => {
    expect(token).toBe('z'.repeat(22))
    expect([isInviteToken(token), isInviteToken('z'.repeat(21)), isInviteToken(7)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('says why it lets nobody in', () => {
    expect(inviteProblem(invite, 99)).toBeUndefined()
    expect(inviteProblem(invite, 100)).toBe('over')
    expect(inviteProblem({ ...invite, used: 2 }, 99)).toBe('used-up')
  })
})

describe('a conversation of two', () => {
  const raw = {
    id: directRoomId(TOM, MEI),
    kind: 'dm',
    one: MEI,
    two: TOM,
    createdBy: TOM,
    createdAt: 1,
  }

  it('has one id for both', () => {
    expect(directRoomId(TOM, MEI)).toBe(directRoomId(MEI, TOM))
    expect(directRoomId(MEI, MEI)).toBe('dm_mei_mei')
  })

  it('is read from the network and from the disk', () => {
    const talk = parseRoom(raw)
    expect(talk).toMatchObject({ name: '', people: [MEI, TOM] })
    expect(parseRoom(talk)).toEqual(talk)
  })

  it('is none without its people, as another room is none without a name', () => {
    expect(parseRoom({ ...raw, two: undefined })).toBeUndefined()
    expect(parseRoom({ ...room(), name: undefined })).toBeUndefined()
    expect(parseRoom({ ...room(), kind: 'private', owner: MEI })).toMatchObject({ owner: MEI })
  })
})
