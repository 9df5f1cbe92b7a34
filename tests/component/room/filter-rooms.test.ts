import { describe, expect, it } from 'vitest'
import type { RoomId } from '@/shared/ids'
import { filterRooms } from '@/ui/components/room/filter-rooms'

const rooms = [
  { id: 'a' as RoomId, name: 'Café talk', topic: 'Coffee and more' },
  { id: 'b' as RoomId, name: '音乐分享', topic: '最近在听什么' },
]
const found = (query: string) => filterRooms(rooms, query).map((room) => room.id)

describe('filterRooms', () => {
  it('finds all of them without a query', () => {
    expect(found('  ')).toEqual(['a', 'b'])
  })

  it('looks past case and accents', () => {
    expect(found('CAFE')).toEqual(['a'])
  })

  it('looks in name and topic for every word, in any order', () => {
    expect(found('coffee talk')).toEqual(['a'])
    expect(found('coffee tea')).toEqual([])
  })

  it('finds Chinese within a word', () => {
    expect(found('音乐')).toEqual(['b'])
    expect(found('听什么')).toEqual(['b'])
  })
})
