import { tapSockets } from '@/adapters/firebase/database-sockets'
import { createFrameRooms } from '@/adapters/firebase/frame-rooms'
import type { Traffic, TrafficMeter, Volume } from '@/domain/connection/traffic-meter'
import type { RoomId } from '@/shared/ids'

type Way = keyof Volume

/** Counts what it is told of. */
export function createTrafficCounter() {
  const roomOf = createFrameRooms()
  let all = empty()
  let rooms = new Map<RoomId, Record<Way, number>>()
  let refusals = 0

  const meter: TrafficMeter = {
    take(): Traffic {
      const taken = { ...all, rooms, refusals }
      all = empty()
      rooms = new Map()
      refusals = 0
      return taken
    },
  }
  return {
    meter,
    /** `bytes` where the frame itself does not say how much went over the wire. */
    frame: (text: string, way: Way, bytes = bytesOf(text)) => {
      all[way] += bytes
      const room = roomOf(text, way)
      if (!room) return
      const volume = rooms.get(room) ?? empty()
      volume[way] += bytes
      rooms.set(room, volume)
    },
    refusal: () => {
      refusals++
    },
  }
}

const empty = (): Record<Way, number> => ({ sent: 0, received: 0 })

/** As UTF-8, without making a copy of it. */
export function bytesOf(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Two units of a pair make four bytes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

const counter = createTrafficCounter()
let isTapped = false

/** What goes by long polling is heard elsewhere, since the SDK makes a frame of the page for it. */
export const countPolling = counter.frame

/** All that this page says to a database, whichever connection of it. */
export const pageTraffic: TrafficMeter = {
  take() {
    if (!isTapped) {
      isTapped = true
      tapSockets({
        frame: (text, isSent) => counter.frame(text, isSent ? 'sent' : 'received'),
        refusal: () => counter.refusal(),
      })
    }
    return counter.meter.take()
  },
}
