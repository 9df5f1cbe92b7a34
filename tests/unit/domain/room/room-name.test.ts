import { describe, expect, it } from 'vitest'
import { directRoomId, isDirectRoomId } from '@/domain/room/direct'
import { otherOf, roomName } from '@/domain/room/room-name'
import { MEI, ROOM, TOM, room } from '../../../support/fixtures'

describe('what a room is called', () => {
  const called = { notes: 'Notes', nameOf: (user: string) => user.toUpperCase() }

  it('is its name, where it has one', () => {
    expect(roomName(room(), MEI, called)).toBe('Hearthside')
    expect(otherOf(room(), MEI)).toBeUndefined()
  })

  it('is the other, in a conversation of two', () => {
    const talk = { name: '', people: [MEI, TOM] as const }
    expect(roomName(talk, MEI, called)).toBe('TOM')
    expect(roomName(talk, TOM, called)).toBe('MEI')
  })

  it('says what one’s own notes are', () => {
    expect(roomName({ name: '', people: [MEI, MEI] }, MEI, called)).toBe('Notes')
  })

  it('is known to be somebody’s from the id alone', () => {
    expect([directRoomId(MEI, TOM), ROOM].map(isDirectRoomId)).toEqual([true, false])
  })
})
