import type { Duplex } from 'node:stream'
import { toFrames } from './wire/frames.ts'
import { encodeTextFrame } from './wire/text-frame.ts'

/** Writes messages to the sockets of one server. */
export interface SocketWriter {
  /** Writes a message and returns its bytes. What one turn writes to a socket leaves it together. */
  readonly write: (stream: Duplex, message: string) => number
}

/**
 * A writer that turns a message into bytes once, however many sockets it goes to: `ws` would frame
 * it anew for each, and hand each frame to the operating system on its own. Compression must be off.
 */
export function createSocketWriter(
  encode: (message: string) => Buffer = encodeMessage,
): SocketWriter {
  let encoded = new Map<string, Buffer>()
  let corked: Duplex[] = []
  let isDue = false

  const flush = () => {
    const streams = corked
    corked = []
    encoded = new Map()
    isDue = false
    for (const stream of streams) stream.uncork()
  }
  return {
    write(stream, message) {
      let bytes = encoded.get(message)
      if (!bytes) {
        bytes = encode(message)
        encoded.set(message, bytes)
      }
      if (!isDue) setImmediate(flush)
      isDue = true
      if (stream.writableCorked === 0) {
        stream.cork()
        corked.push(stream)
      }
      stream.write(bytes)
      return bytes.length
    },
  }
}

function encodeMessage(message: string): Buffer {
  const [first = '', ...more] = toFrames(message)
  if (more.length === 0) return encodeTextFrame(first)
  return Buffer.concat([first, ...more].map(encodeTextFrame))
}
