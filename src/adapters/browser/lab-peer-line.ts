import * as v from 'valibot'
import { browserClock } from '@/adapters/browser/browser-clock'
import { openPeerLink } from '@/adapters/browser/peer/peer-link'
import { bytesOf } from '@/adapters/firebase/page-traffic'
import type { LabLine } from '@/domain/lab/lab-line'
import type { LabRole } from '@/domain/lab/technique'
import type { PeerLink } from '@/domain/peer/peer-link'

interface LineParts {
  readonly role: LabRole
  readonly onArrival: (value: unknown) => void
  /** Says it to the other end, over the page that both are in. */
  readonly signal: (text: string) => void
}

export interface PeerLine extends LabLine {
  hear(signal: string): void
}

/** Each link that the sender opens has a number: what is under way for an earlier one is of no use to the next. */
const signalSchema = v.object({ link: v.number(), body: v.string() })

/** What the other end says that it has it with. */
const TAKEN = '+'

/** From one frame to the other, past every server, over a link as calls and files have it. The sender opens it. */
export function createPeerLine({ role, onArrival, signal }: LineParts): PeerLine {
  let link: PeerLink | undefined
  let number = 0
  let channel: RTCDataChannel | undefined
  let waiting: (() => void)[] = []
  let sent = 0
  let received = 0

  function open(next: number): PeerLink {
    link?.close()
    number = next
    link = openPeerLink({
      isPolite: role === 'receiver',
      waits: role === 'receiver',
      iceServers: [],
      clock: browserClock,
      serverNow: () => browserClock.now(),
      say(body) {
        signal(JSON.stringify({ link: next, body }))
        return Promise.resolve(true)
      },
    })
    return link
  }

  function follow(next: RTCDataChannel) {
    channel = next
    next.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === TAKEN) waiting.shift()?.()
      else {
        onArrival(data)
        speak(TAKEN)
      }
      received += bytesOf(data)
    }
  }

  function speak(text: string) {
    channel?.send(text)
    sent += bytesOf(text)
  }

  /** Settles once it carries, on whichever connection of the link that is. */
  function call(): Promise<void> {
    waiting = []
    const next = open(number + 1)
    return new Promise((resolve) => {
      next.onConnection(() => {
        const lab = next.openChannel('lab')
        lab.onopen = () => resolve()
        follow(lab)
      })
    })
  }

  return {
    hear(text) {
      const said = v.safeParse(v.pipe(v.string(), v.parseJson(), signalSchema), text)
      if (!said.success || said.output.link < number) return
      if (said.output.link > number) open(said.output.link).onChannel(follow)
      link?.hear(said.output.body)
    },
    send: (text) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        speak(text)
      }),
    reconnect: () => (role === 'sender' ? call() : Promise.resolve()),
    take() {
      const taken = { sent, received }
      sent = received = 0
      return taken
    },
    close() {
      link?.close()
      return Promise.resolve()
    },
  }
}
