import { ProtocolError } from '../wire/protocol-error.ts'

interface Segment {
  readonly total: number
  readonly data: string
}

/** Enough for the largest write there may be, in segments of about 1,400 bytes. */
const MAX_WAITING = 16_384

/**
 * Joins the segments of long polling to messages. They are numbered through the whole session and
 * may come in any order; messages leave in the order they were sent. Throws `ProtocolError`.
 */
export function createSegmentReader(
  onMessage: (message: string) => void,
): (parameters: URLSearchParams) => void {
  const waiting = new Map<number, Segment>()
  let next = 0
  const drain = () => {
    for (let first = waiting.get(next); first; first = waiting.get(next)) {
      const { total } = first
      // They mostly come in order: looking at each of them each time would cost the square.
      if (waiting.size < total) return
      const parts = Array.from({ length: total }, (_, at) => waiting.get(next + at))
      if (parts.some((part) => part === undefined)) return
      for (let at = 0; at < total; at++) waiting.delete(next + at)
      next += total
      onMessage(decode(parts.map((part) => part?.data ?? '').join('')))
    }
  }
  return (parameters) => {
    for (let at = 0; parameters.has(`seg${String(at)}`); at++) {
      const [number, total] = [`seg${String(at)}`, `ts${String(at)}`].map((name) =>
        Number(parameters.get(name)),
      )
      if (!isCount(number) || !isCount(total) || total < 1 || total > MAX_WAITING) {
        throw new ProtocolError('A segment must have a number and a total')
      }
      if (number >= next)
        waiting.set(number, { total, data: parameters.get(`d${String(at)}`) ?? '' })
      if (waiting.size > MAX_WAITING) throw new ProtocolError('Too many segments are missing')
    }
    drain()
  }
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0
}

/** The SDK pads with full stops where base64 has equals signs. */
function decode(text: string): string {
  return Buffer.from(text.replaceAll('.', ''), 'base64url').toString('utf8')
}
