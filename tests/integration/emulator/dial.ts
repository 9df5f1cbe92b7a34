import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Emulator } from '#emulator/server.ts'

/** A client without the SDK, to send what the SDK never would. */
export async function dial(
  emulator: Pick<Emulator, 'url'>,
  path = '/.ws?v=5&ns=demo',
  first = '"t":"h"',
) {
  const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}${path}`)
  const messages: string[] = []
  const waiting = new Set<() => void>()
  const closed = once(socket, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }))
  socket.on('message', (data: Buffer) => {
    messages.push(data.toString())
    for (const check of [...waiting]) check()
  })
  const until = (text: string) =>
    new Promise<string>((resolve) => {
      const check = () => {
        const found = messages.find((message) => message.includes(text))
        if (found !== undefined) resolve(found)
      }
      waiting.add(check)
      check()
    })
  const hello = await until(first)
  return { socket, messages, closed, until, hello }
}
