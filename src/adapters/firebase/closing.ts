import { serverTimestamp } from 'firebase/database'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { RoomId, UserId } from '@/shared/ids'

/** What goes with any room that is closed, and the word that stays of it. */
export const closing = (room: RoomId, by: UserId) => ({
  [paths.room(room)]: null,
  [paths.members(room)]: null,
  [furtherPaths.bans(room)]: null,
  [paths.messages(room)]: null,
  [furtherPaths.blobs(room)]: null,
  [furtherPaths.pins(room)]: null,
  [paths.roomState(room)]: null,
  [furtherPaths.readMarks(room)]: null,
  [furtherPaths.reports(room)]: null,
  [furtherPaths.call(room)]: null,
  [paths.userRoom(by, room)]: null,
  [paths.closedRoom(room)]: { by, at: serverTimestamp() },
})
