import type { DBSchema, StoreNames } from 'idb'
import type { RoomId } from '@/shared/ids'

/** Raise it with a step in `upgrade`; an older tab is then told to reload. */
export const DATABASE_VERSION = 5

/**
 * Values are typed `unknown` on purpose: what lies on a disk may have been written by another
 * version, so it is parsed on the way out like anything from the network.
 */
export interface HearthSchema extends DBSchema {
  rooms: { key: string; value: unknown }
  publicRooms: { key: string; value: unknown }
  /** `[room, at, id]` is the order of a conversation. */
  messages: {
    key: [string, string]
    value: unknown
    indexes: { position: [string, number, string] }
  }
  histories: { key: string; value: unknown }
  /** What a room's messages take up; since version 2. */
  usage: { key: string; value: unknown }
  outbox: { key: string; value: unknown }
  /** What shall become of messages that are sent; since version 3. */
  changes: { key: string; value: unknown }
  /** Pictures to be sent and pictures seen; since version 4. What each weighs is told without it since version 5. */
  pictures: { key: string; value: unknown; indexes: { room: string; weight: [string, number] } }
  drafts: { key: string; value: unknown }
  profiles: { key: string; value: unknown }
  facts: { key: string; value: unknown }
}

/** Among the facts: what is pinned in a room. It goes with the room. */
export const pinsOf = (room: RoomId) => `pins/${room}`

/** Among the facts: the pictures that wait in a room to go with what is written. It goes with the room. */
export const trayOf = (room: RoomId) => `tray/${room}`

/** Among the facts, too: how people and rooms look. */
export const PORTRAITS = 'portrait/'

/** Among the facts: what was sent in a room while no tab was open. It goes with the room, too. */
export const lateOf = (room: RoomId | '') => `late/${room}`

export type StoreName = StoreNames<HearthSchema>
