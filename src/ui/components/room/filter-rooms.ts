/** Rooms whose name or topic has every word of the query, whatever the case and accents. */
export function filterRooms<Room extends { readonly name: string; readonly topic: string }>(
  rooms: readonly Room[],
  query: string,
): readonly Room[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return rooms.filter((room) => {
    const text = fold(`${room.name} ${room.topic}`)
    return words.every((word) => text.includes(word))
  })
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
