import { once } from 'node:events'
import { WebSocket } from 'ws'

/** A client that speaks the protocol and no more, so that the client costs little. */
export interface Client {
  readonly socket: WebSocket
  /** Sends a request; resolves with its data. Rejects where the answer is not `ok`. */
  readonly ask: (action: string, body: object) => Promise<unknown>
}

interface Message {
  readonly d: { readonly r?: number; readonly b?: { readonly s?: string; readonly d?: unknown } }
}

/** Connects to an emulator as a user. */
export async function connect(url: string, uid: string): Promise<Client> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const waiting = new Map<number, (answer: Message['d']['b'], text: string) => void>()
  let requests = 0
  socket.on('message', (data: Buffer) => {
    if (waiting.size === 0) return
    const text = data.toString()
    const { r, b } = (JSON.parse(text) as Message).d
    if (r === undefined) return
    waiting.get(r)?.(b, text)
    waiting.delete(r)
  })
  await once(socket, 'open')
  const ask: Client['ask'] = (action, body) =>
    new Promise((resolve, reject) => {
      const number = ++requests
      waiting.set(number, (answer, text) => {
        if (answer?.s === 'ok') resolve(answer.d)
        else reject(new Error(`${action}: ${text}`))
      })
      socket.send(JSON.stringify({ t: 'd', d: { r: number, a: action, b: body } }))
    })
  await ask('auth', { cred: token(uid) })
  return { socket, ask }
}

function token(uid: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: uid, iat: 1 })}.`
}
