import { isRoomId, type RoomId } from '@/shared/ids'

/** What a frame is about stands at its beginning; the rest of it is not looked at. */
const HEAD = 500
/** Frames longer than this come in pieces, after one with their number. */
const PIECES = /^\d{1,6}$/
const REQUEST = /"r":(\d+)/
const ANSWER = /"d":\{"r":(\d+),"b"/
const PATH = /"p":"\/?([^"]*)"/
/** The places that are kept by room. */
const PLACE =
  /(?:^|")\/?(?:messages|roomState|rooms|members|typing|reads|pins|blobs|bans|reports|roomInvites|signals)\/([^/"]+)/
/** More are not waited for at once; beyond that something is wrong, and they are forgotten. */
const MOST_ASKED = 1000

/** Tells of which room a frame is, over one connection. What it holds beside is never kept. */
export function createFrameRooms() {
  /** Requests that are not answered yet: an answer does not say again what it is about. */
  const asked = new Map<string, RoomId>()
  const pieces = { sent: { left: 0, room: roomIn('') }, received: { left: 0, room: roomIn('') } }

  function read(frame: string, way: 'sent' | 'received'): RoomId | undefined {
    const head = frame.slice(0, HEAD)
    if (way === 'received') {
      const [, answered] = ANSWER.exec(head) ?? []
      if (answered !== undefined) {
        const room = asked.get(answered)
        asked.delete(answered)
        return room
      }
      return roomIn(head)
    }
    const room = roomIn(head)
    const [, request] = REQUEST.exec(head) ?? []
    if (room && request !== undefined) {
      if (asked.size >= MOST_ASKED) asked.clear()
      asked.set(request, room)
    }
    return room
  }

  return function roomOf(frame: string, way: 'sent' | 'received'): RoomId | undefined {
    const state = pieces[way]
    if (state.left > 0) {
      // Only the first of the pieces says what all are about.
      state.room ??= read(frame, way)
      state.left--
      return state.room
    }
    if (PIECES.test(frame)) {
      state.left = Number(frame)
      state.room = undefined
      return undefined
    }
    return read(frame, way)
  }
}

function roomIn(head: string): RoomId | undefined {
  const [, path] = PATH.exec(head) ?? []
  if (path === undefined) return undefined
  // An update of several places at once has its paths among its keys.
  const [, room] = PLACE.exec(path === '' ? head : path) ?? []
  return isRoomId(room) ? room : undefined
}
