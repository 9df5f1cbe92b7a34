import type { WebSocket } from 'ws'
import type { After } from './session/after.ts'

/** How often a socket is asked whether somebody is there. One that was not heard between is dropped. */
export const HEARTBEAT = 30_000

/** Drops a socket whose other end has gone without a word, after two beats at most. */
export function watchHeartbeat(
  socket: Pick<WebSocket, 'on' | 'ping' | 'terminate'>,
  after: After,
): void {
  let heard = true
  const hear = () => {
    heard = true
  }
  const beat = () => {
    if (!heard) {
      socket.terminate()
      return
    }
    heard = false
    socket.ping()
    callOff = after(HEARTBEAT, beat)
  }
  let callOff = after(HEARTBEAT, beat)
  socket.on('pong', hear)
  socket.on('message', hear)
  socket.on('close', () => {
    callOff()
  })
}
