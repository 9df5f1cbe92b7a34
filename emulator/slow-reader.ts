import type { Duplex } from 'node:stream'

/** More than this may wait only for a client that takes some of it now and then. */
export const MAX_UNREAD = 32 * 1024 * 1024
/** More than this waits for nobody. */
export const MAX_WAITING = 256 * 1024 * 1024
/** How long a client may take nothing while too much waits for it. A long message counts as taken as a whole. */
export const STALL = 20_000

/** Watches how much waits to be sent to one client, and whether it reads at all. */
export interface Reader {
  /** Whether nothing more may be sent: what waits would grow without end. */
  readonly isStuck: () => boolean
  /** To be called after each message. */
  readonly sent: () => void
}

/** Watches the client at the other end of a socket. */
export function watchReader(socket: Pick<Duplex, 'writableLength'>, clock: () => number): Reader {
  let afterLast = 0
  let movedAt = 0
  return {
    isStuck() {
      const waiting = socket.writableLength
      if (waiting <= MAX_UNREAD) {
        movedAt = clock()
        return false
      }
      if (waiting > MAX_WAITING) return true
      if (waiting < afterLast) movedAt = clock()
      return clock() - movedAt > STALL
    },
    sent() {
      afterLast = socket.writableLength
    },
  }
}
