import type { ServerResponse } from 'node:http'
import type { After } from '../session/after.ts'

const KEEP_ALIVE = 30_000
/** The most that may wait for a slow reader, the first event not counted. */
export const MAX_UNSENT = 8 * 1024 * 1024
/** How long a reader has to take what was written before its stream ended. */
const END_GRACE = 5_000

/** An answer that goes on as a stream of events. */
export interface EventWriter {
  /** Writes an event; `data` is JSON text. A reader that is too slow is ended instead. */
  readonly send: (event: string, data: string) => void
  /** Ends the stream after what was written. */
  readonly end: () => void
}

export interface EventWriterOptions {
  readonly response: ServerResponse
  readonly after: After
  /** Called once, when nothing more is written, whoever ended it. */
  readonly onEnd: () => void
}

/** Begins a stream with its first event, however long that is. */
export function createEventWriter(
  { response, after, onEnd }: EventWriterOptions,
  first: { readonly event: string; readonly data: string },
): EventWriter {
  let unsent = 0
  let over = false
  let callOff: () => void = () => undefined

  const finish = () => {
    if (over) return false
    over = true
    callOff()
    onEnd()
    return true
  }
  const end = () => {
    if (!finish()) return
    const stopWaiting = after(END_GRACE, () => {
      response.destroy()
    })
    response.end(stopWaiting)
  }
  const send = (event: string, data: string) => {
    if (over) return
    if (unsent > MAX_UNSENT) {
      end()
      return
    }
    const text = format(event, data)
    unsent += text.length
    response.write(text, () => {
      unsent -= text.length
    })
  }
  const keepAlive = () => {
    callOff = after(KEEP_ALIVE, () => {
      send('keep-alive', 'null')
      if (!over) keepAlive()
    })
  }

  response.on('close', finish)
  response.on('error', () => undefined)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.write(format(first.event, first.data))
  keepAlive()
  return { send, end }
}

/** JSON text holds no line breaks, so an event is always one line of data. */
function format(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`
}
