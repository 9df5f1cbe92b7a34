import type { LabRound } from '@/domain/lab/lab-result'
import type { Technique } from '@/domain/lab/technique'
import { openEnds, type Arrival } from '@/ui/views/lab/open-ends'
import { inTime, type LabFrame } from '@/ui/views/lab/open-frame'

const WARM_UP = 5
/** One after the other: how long each takes. */
const BEATS = 20
/** At once: how many a second. */
const BURST = 60
const ARRIVAL_MS = 8000

/** Opens both ends of a technique, measures it, and leaves nothing behind. */
export async function measureRound(technique: Technique, signal: AbortSignal): Promise<LabRound> {
  const arrivals = createArrivals(signal)
  const ends = await openEnds(technique, arrivals.note, signal)
  const { sender, receiver } = ends

  async function beat(): Promise<number> {
    const next = arrivals.list.length + 1
    const [{ ms = 0 }] = await Promise.all([sender.ask({ name: 'send' }), arrivals.reach(next)])
    return ms
  }

  try {
    for (let n = 0; n < WARM_UP; n++) await beat()
    arrivals.list.length = 0
    await takeBytes(sender, receiver)
    const trips: number[] = []
    for (let n = 0; n < BEATS; n++) trips.push(await beat())
    const deliveries = arrivals.list.map(({ delay }) => delay)
    const bytes = await takeBytes(sender, receiver)

    arrivals.list.length = 0
    const { ms: began = 0 } = await sender.ask({ name: 'burst', count: BURST })
    await arrivals.reach(BURST)
    const seconds = ((arrivals.list.at(-1)?.at ?? began) - began) / 1000

    // What goes between two browsers is made by the one that calls.
    const calling = technique === 'data-channel' ? sender : receiver
    const { ms: reconnectMs = 0 } = await calling.ask({ name: 'reconnect' })
    return {
      deliveries,
      trips,
      bytesPerMessage: bytes / BEATS,
      messagesPerSecond: BURST / seconds,
      reconnectMs,
    }
  } finally {
    await ends.close()
  }
}

/** What both have said and heard since they were asked last. */
async function takeBytes(...frames: readonly LabFrame[]): Promise<number> {
  const taken = await Promise.all(frames.map((frame) => frame.ask({ name: 'take' })))
  return taken.reduce((sum, { sent = 0, received = 0 }) => sum + sent + received, 0)
}

function createArrivals(signal: AbortSignal) {
  const list: Arrival[] = []
  let onNote: () => void = () => undefined
  return {
    list,
    note: (arrival: Arrival) => {
      list.push(arrival)
      onNote()
    },
    /** Settles once there are so many. */
    async reach(count: number): Promise<void> {
      if (list.length >= count) return
      await inTime<undefined>(
        (resolve) => {
          onNote = () => {
            if (list.length >= count) resolve(undefined)
          }
        },
        ARRIVAL_MS,
        signal,
      )
    },
  }
}
