import type { PublicRoom } from '@/domain/room/room'

/** Rooms whose name or topic has every word of the query, whatever the case and accents. */
export function filterRooms(rooms: readonly PublicRoom[], query: string): readonly PublicRoom[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return rooms.filter((room) => {
    const text = fold(`${room.name} ${room.topic}`)
    return words.every((word) => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
