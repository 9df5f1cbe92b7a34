import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { RoomMaker } from '@/domain/room/room-remote'

/**
 * Portraits on the server, each beside what it is of and named by it with its time, so that a list of people or rooms
 * carries none. Implementations must pass tests/contract/portrait-remote.ts.
 */
export interface PortraitRemote {
  /** `undefined`: there is none, or none that can be read. Rejects where it may not be read or asked. */
  read(place: PortraitPlace): Promise<Portrait | undefined>
  /**
   * Takes the place of what was shown before; `null` shows nothing. Of oneself it may be an address on the web, of a room
   * that one runs a portrait alone. Costs a token. Settles once the server has answered.
   */
  choose(place: PortraitPlace, photo: string | null, by: RoomMaker): Promise<'done' | 'denied'>
}
