import type { Technique } from '@/domain/lab/technique'
import { openLabFrame, type LabFrame } from '@/ui/views/lab/open-frame'

export interface Arrival {
  readonly delay: number
  readonly at: number
}

interface Ends {
  readonly sender: LabFrame
  readonly receiver: LabFrame
  /** Each takes away what it has left at the server; one that does not answer has its own last word there. */
  close(): Promise<void>
}

/** Both ends of a technique, connected. Nothing of them stays where that fails. */
export async function openEnds(
  technique: Technique,
  onArrival: (arrival: Arrival) => void,
  signal: AbortSignal,
): Promise<Ends> {
  const frames: LabFrame[] = []

  async function close() {
    // The last first: each leaves the device as it has found it.
    for (const frame of frames.toReversed()) {
      await frame.ask({ name: 'end' }).catch(() => undefined)
      frame.remove()
    }
  }

  try {
    const receiver = await openLabFrame({
      technique,
      role: 'receiver',
      onArrival,
      onSignal: (text) => frames[1]?.signal(text),
      signal,
    })
    frames.push(receiver)
    const sender = await openLabFrame({
      technique,
      role: 'sender',
      onArrival: () => undefined,
      onSignal: (text) => receiver.signal(text),
      signal,
    })
    frames.push(sender)
    await receiver.ask({ name: 'begin', technique, role: 'receiver' })
    await sender.ask({ name: 'begin', technique, role: 'sender' })
    return { sender, receiver, close }
  } catch (cause) {
    await close()
    throw cause
  }
}
