import { ProtocolError } from './protocol-error.ts'

export const PROTOCOL_VERSION = '5'

/** Status words of answers, as the SDKs know them. */
export type Status =
  | 'ok'
  | 'permission_denied'
  | 'datastale'
  | 'invalid_token'
  | 'expired_token'
  | 'unavailable'
  | 'too_big'
  | 'error'

/** A data request: number, action, body. */
export interface Request {
  /** The message as it came, whose size is limited. */
  readonly text: string
  readonly number: number
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
}

export type ClientMessage =
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'control'; readonly command: string }

/** Reads a message of a client. Throws `ProtocolError`. */
export function parseClientMessage(text: string): ClientMessage {
  const envelope = toRecord(parseJson(text), 'A message must be an object')
  const content = toRecord(envelope['d'], 'A message must have data')
  if (envelope['t'] === 'c') {
    const command = content['t']
    if (typeof command !== 'string') throw new ProtocolError('A control message must have a type')
    return { type: 'control', command }
  }
  if (envelope['t'] !== 'd') throw new ProtocolError('A message must be of type "c" or "d"')
  const { r: number, a: action } = content
  if (typeof number !== 'number' || typeof action !== 'string') {
    throw new ProtocolError('A request must have a number and an action')
  }
  const body = toRecord(content['b'] ?? {}, 'The body of a request must be an object')
  return { type: 'request', request: { text, number, action, body } }
}

/** What the server says first. */
export function encodeHandshake(hello: {
  readonly timestamp: number
  readonly host: string
  readonly session: string
}): string {
  const { timestamp: ts, host: h, session: s } = hello
  return encodeControl('h', { ts, v: PROTOCOL_VERSION, h, s })
}

/** A control message: `h` hello, `s` shutdown, `r` reset, `e` error, `o` pong. */
export function encodeControl(command: string, content: unknown): string {
  return JSON.stringify({ t: 'c', d: { t: command, d: content } })
}

/** The answer to a request. `data` is JSON text that is already encoded. */
export function encodeAnswer(number: number, status: Status, data = '""'): string {
  return `{"t":"d","d":{"r":${String(number)},"b":{"s":"${status}","d":${data}}}}`
}

/** A push whose listener is still unknown, so that many listeners share one encoding. */
export function encodePush(action: 'd' | 'm' | 'rm', path: string, data: string): string {
  return `{"t":"d","d":{"a":"${action}","b":{"p":${JSON.stringify(path)},"d":${data}`
}

/** Finishes a push for one listener. */
export function addressPush(push: string, tag: number | undefined): string {
  return tag === undefined ? `${push}}}}` : `${push},"t":${String(tag)}}}}`
}

/** Tells a client that it may no longer listen. */
export function encodeRevoked(path: string, query: unknown): string {
  const body = query === undefined ? { p: path } : { p: path, q: [query] }
  return JSON.stringify({ t: 'd', d: { a: 'c', b: body } })
}

/** Tells a client that its credentials no longer hold. */
export function encodeAuthRevoked(status: Status, reason: string): string {
  return JSON.stringify({ t: 'd', d: { a: 'ac', b: { s: status, d: reason } } })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ProtocolError('A message must be JSON')
  }
}

function toRecord(value: unknown, problem: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new ProtocolError(problem)
  return value as Record<string, unknown>
}
