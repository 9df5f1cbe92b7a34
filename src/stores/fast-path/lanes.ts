import type { Frame } from '@/domain/fast-path/frame'
import { linkOfPages, parsePageSignal, type PageSignal } from '@/domain/fast-path/page-signal'
import { parseLinkSignal } from '@/domain/peer/link-signal'
import { DESK, type PeerAddress, type Signal } from '@/domain/peer/signal'
import type { EndpointId, LinkId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { openLane, type Lane, type LaneParts } from '@/stores/fast-path/lane'

/** Somebody looks at one conversation on so many devices at the most. */
const MAX_LANES = 4
/** A page says that it is here so often and no more. */
export const HERE_EVERY_MS = 10_000
/** Where both begin at once, each hears of the other when there is a lane already. */
const SETTLING_MS = 5000
/** What came to nothing is tried again after this, and after ever longer. */
export const AGAIN_MS = 30_000
const MAX_AGAIN_MS = 300_000

type Inherited = 'me' | 'clock' | 'serverNow' | 'openPeerLink' | 'iceServers' | 'onSkipped'

export interface LanesParts extends Pick<LaneParts, Inherited> {
  readonly room: RoomId
  readonly peer: UserId
  readonly say: (signal: {
    readonly to: PeerAddress
    readonly room: RoomId
    readonly link: LinkId
    readonly body: string
  }) => Promise<boolean>
  readonly onFrame: (endpoint: EndpointId, frame: Frame) => void
  /** Told anew with each change; those that can be used, the newest last. */
  readonly onLanes: (lanes: readonly Lane[]) => void
  readonly onOpen: (lane: Lane) => void
}

export type Lanes = ReturnType<typeof createLanes>

/** The fast paths of a conversation of two, from this page to each of the other's that has it in sight. */
export function createLanes(parts: LanesParts) {
  const { me, room, peer, clock, say } = parts
  const lanes = new Map<EndpointId, Lane>()
  const opened = new Set<Lane>()
  let isClosed = false
  let saidAt: number | undefined
  let again = AGAIN_MS
  let cancelAgain: Unsubscribe = () => undefined

  const tell = () => parts.onLanes([...lanes.values()].filter(({ isOpen }) => isOpen))

  function open(endpoint: EndpointId, waits: boolean): Lane | undefined {
    if (isClosed || lanes.size >= MAX_LANES) return undefined
    const lane = openLane(
      {
        ...parts,
        to: { user: peer, endpoint },
        say: (to, link, body) => say({ to, room, link, body }),
        onFrame: (from, frame) => parts.onFrame(from.endpoint, frame),
        onChange,
        onGone,
      },
      waits,
    )
    lanes.set(endpoint, lane)
    return lane
  }

  function onChange(lane: Lane) {
    if (lane.isOpen && !opened.has(lane)) {
      opened.add(lane)
      again = AGAIN_MS
      parts.onOpen(lane)
    }
    tell()
  }

  function forget(lane: Lane) {
    if (lanes.get(lane.endpoint) === lane) lanes.delete(lane.endpoint)
    opened.delete(lane)
    lane.close()
    tell()
  }

  function onGone(lane: Lane, why: 'failed' | 'left') {
    forget(lane)
    if (why === 'left' || isClosed) return
    cancelAgain()
    cancelAgain = clock.after(again, () => void announce())
    again = Math.min(again * 2, MAX_AGAIN_MS)
  }

  /** Says to the other's pages that this one is here. Settles with whether it has got out. */
  async function announce(asks?: PageSignal['asks']): Promise<boolean> {
    const isEarly = saidAt !== undefined && clock.now() - saidAt < HERE_EVERY_MS
    if (isClosed || (isEarly && !asks)) return false
    saidAt = clock.now()
    const body = JSON.stringify({ kind: 'here', asks } satisfies PageSignal)
    const to = { user: peer, endpoint: DESK }
    return say({ to, room, link: `fp-${me.endpoint}` as LinkId, body }).catch(() => false)
  }

  const isTheirs = (signal: Signal) => signal.user === peer && signal.room === room

  return {
    announce,
    /** At the desk: a page of the other is here. */
    hearAtDesk(signal: Signal) {
      if (!isTheirs(signal) || !parsePageSignal(signal.body)) return
      const known = lanes.get(signal.endpoint)
      if (known && clock.now() - known.since < SETTLING_MS) return
      // Who has a lane does not say so: theirs has ended, and this one has not noticed.
      if (known) forget(known)
      open(signal.endpoint, false)
    },
    /** To this page, about a link. */
    hear(signal: Signal) {
      const { endpoint, link, body } = signal
      if (!isTheirs(signal) || link !== linkOfPages(me.endpoint, endpoint)) return
      const isBeginning = parseLinkSignal(body)?.kind === 'description'
      const lane = lanes.get(endpoint) ?? (isBeginning ? open(endpoint, true) : undefined)
      lane?.hear(body)
    },
    /** To one page, or to all. Whether it has gone out to any. */
    send(frame: Frame, endpoint?: EndpointId): boolean {
      const meant = [...lanes.values()].filter((lane) => !endpoint || lane.endpoint === endpoint)
      return meant.map((lane) => lane.send(frame)).includes(true)
    },
    laneTo: (endpoint: EndpointId) => lanes.get(endpoint),
    noteNetworkChange() {
      for (const lane of lanes.values()) lane.noteNetworkChange()
    },
    close() {
      isClosed = true
      cancelAgain()
      for (const lane of lanes.values()) lane.close()
      lanes.clear()
      parts.onLanes([])
    },
  }
}
