import { bytesOf } from '@/adapters/firebase/page-traffic'
import type { LabLine } from '@/domain/lab/lab-line'
import type { LabRole } from '@/domain/lab/technique'

interface LineParts {
  /** Of the place, with the credential in it: never logged. */
  readonly address: string
  readonly role: LabRole
  readonly onArrival: (value: unknown) => void
}

/** Server-sent events one way, REST the other. Settles once it is connected. */
export async function openEventsLine({ address, role, onArrival }: LineParts): Promise<LabLine> {
  let sent = 0
  let received = 0
  let source: EventSource | undefined

  function listen(): Promise<void> {
    source?.close()
    const events = new EventSource(address)
    source = events
    return new Promise((resolve, reject) => {
      events.addEventListener('put', ({ data }: MessageEvent<string>) => {
        onArrival(valueOf(data))
        resolve()
        received += bytesOf(`event: put\ndata: ${data}\n\n`)
      })
      events.addEventListener('error', () => {
        if (events.readyState === EventSource.CLOSED) reject(new Error('the stream has ended'))
      })
    })
  }

  async function order(method: 'PUT' | 'DELETE', text?: string) {
    const body = text === undefined ? null : JSON.stringify(text)
    const answer = await fetch(address, { method, body })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`answered with ${answer.status}`)
    sent += bytesOf(body ?? '')
    received += bytesOf(said)
  }

  if (role === 'receiver') await listen()
  return {
    send: (text) => order('PUT', text),
    reconnect: listen,
    take() {
      const taken = { sent, received }
      sent = received = 0
      return taken
    },
    async close() {
      source?.close()
      if (role === 'sender') await order('DELETE')
    },
  }
}

/** As an event tells it: `{"path":"/","data":…}`. */
function valueOf(data: string): unknown {
  try {
    return (JSON.parse(data) as { readonly data?: unknown } | null)?.data
  } catch {
    return undefined
  }
}
