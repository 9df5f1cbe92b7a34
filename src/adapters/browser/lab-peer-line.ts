import * as v from 'valibot'
import { bytesOf } from '@/adapters/firebase/page-traffic'
import type { LabLine } from '@/domain/lab/lab-line'
import type { LabRole } from '@/domain/lab/technique'

interface LineParts {
  readonly role: LabRole
  readonly onArrival: (value: unknown) => void
  /** Says it to the other end, over the page that both are in. */
  readonly signal: (text: string) => void
}

export interface PeerLine extends LabLine {
  hear(signal: string): void
}

const descriptionSchema = v.object({ type: v.picklist(['offer', 'answer']), sdp: v.string() })
const candidateSchema = v.object({ candidate: v.string(), sdpMid: v.string() })

/** What the other end says that it has it with. */
const TAKEN = '+'

/** From one frame to the other, past every server. The sender calls; the receiver answers. */
export function createPeerLine({ role, onArrival, signal }: LineParts): PeerLine {
  let connection: RTCPeerConnection | undefined
  let channel: RTCDataChannel | undefined
  let waiting: (() => void)[] = []
  let sent = 0
  let received = 0
  let onOpen: () => void = () => undefined
  /** In order: a candidate is nothing before the description that it belongs to. */
  let hearing: Promise<unknown> = Promise.resolve()

  function create(): RTCPeerConnection {
    connection?.close()
    const next = new RTCPeerConnection()
    connection = next
    next.onicecandidate = ({ candidate }) => {
      if (candidate) signal(JSON.stringify(candidate))
    }
    next.ondatachannel = (event) => follow(event.channel)
    return next
  }

  function follow(next: RTCDataChannel) {
    channel = next
    next.onopen = () => onOpen()
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

  async function call(): Promise<void> {
    waiting = []
    const caller = create()
    const isOpen = new Promise<void>((resolve) => (onOpen = resolve))
    follow(caller.createDataChannel('lab'))
    await caller.setLocalDescription()
    signal(JSON.stringify(caller.localDescription))
    await isOpen
  }

  async function take(text: string) {
    const raw: unknown = JSON.parse(text)
    const candidate = v.safeParse(candidateSchema, raw)
    if (candidate.success) await connection?.addIceCandidate(candidate.output)
    const description = v.safeParse(descriptionSchema, raw)
    if (!description.success) return
    const isOffer = description.output.type === 'offer'
    const answering = isOffer ? create() : connection
    await answering?.setRemoteDescription(description.output)
    if (!isOffer || !answering) return
    await answering.setLocalDescription()
    signal(JSON.stringify(answering.localDescription))
  }

  return {
    hear(text) {
      hearing = hearing.then(() => take(text)).catch(() => undefined)
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
      connection?.close()
      return Promise.resolve()
    },
  }
}
