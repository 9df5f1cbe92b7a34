import { ProtocolError } from './protocol-error.ts'

/** The longest text frame either side sends; longer messages go in counted segments. */
export const FRAME_SIZE = 16_384

/** Well beyond the largest write there may be: such a one is to be refused, not cut off. */
const MAX_FRAMES = 8_192
const MAX_MESSAGE = MAX_FRAMES * FRAME_SIZE
const KEEP_ALIVE = '0'

/** Cuts a message into the frames that carry it. */
export function toFrames(message: string): string[] {
  if (message.length <= FRAME_SIZE) return [message]
  const frames = [String(Math.ceil(message.length / FRAME_SIZE))]
  for (let at = 0; at < message.length; at += FRAME_SIZE) {
    frames.push(message.slice(at, at + FRAME_SIZE))
  }
  return frames
}

/** Joins frames to messages again; keep-alives vanish. Throws `ProtocolError` on a lying count. */
export function createFrameReader(onMessage: (message: string) => void): (frame: string) => void {
  let segments: string[] = []
  let missing = 0
  let length = 0
  return (frame) => {
    if (missing > 0) {
      segments.push(frame)
      missing--
      length += frame.length
      if (length > MAX_MESSAGE) throw new ProtocolError('The message is too long')
      if (missing > 0) return
      const message = segments.join('')
      segments = []
      onMessage(message)
      return
    }
    if (frame === KEEP_ALIVE) return
    if (!/^\d{1,6}$/.test(frame)) {
      onMessage(frame)
      return
    }
    missing = Number(frame)
    length = 0
    if (missing > MAX_FRAMES) throw new ProtocolError(`A message of ${frame} frames is too long`)
  }
}
