import type { Language } from '@/domain/preferences/preferences'
import type { Room } from '@/domain/room/room'
import type { UserId } from '@/shared/ids'

/** What one's own notes are called. */
export const NOTES_WORDS: Record<Language, string> = { en: 'Notes to self', zh: '备忘' }

/** With whom a conversation is; oneself in one's own notes, `undefined` in other rooms. */
export function otherOf({ people }: Pick<Room, 'people'>, me: UserId): UserId | undefined {
  return people && (people[0] === me ? people[1] : people[0])
}

/** What a room is called wherever it is named: a conversation of two has no name of its own. */
export function roomName(
  room: Pick<Room, 'name' | 'people'>,
  me: UserId,
  { notes, nameOf }: { readonly notes: string; readonly nameOf: (user: UserId) => string },
): string {
  const other = otherOf(room, me)
  if (!other) return room.name
  return other === me ? notes : nameOf(other)
}
