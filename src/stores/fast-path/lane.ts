import type { Clock } from '@/domain/device/clock'
import { parseFrame, type Frame } from '@/domain/fast-path/frame'
import { createFrameAllowance } from '@/domain/fast-path/frame-allowance'
import { linkOfPages } from '@/domain/fast-path/page-signal'
import { isPolite } from '@/domain/peer/link-state'
import type { OpenPeerLink } from '@/domain/peer/peer-link'
import type { PeerAddress } from '@/domain/peer/signal'
import type { EndpointId, LinkId } from '@/shared/ids'

/** Both open it, so that none has to be told of it. */
const CHANNEL: RTCDataChannelInit = { negotiated: true, id: 1, ordered: true }
/** The last that is said over it still goes out. */
const LINGER_MS = 1000
/** More than that waits only where nothing gets through. */
const MAX_BUFFERED = 1_000_000

export interface LaneParts {
  readonly me: PeerAddress
  readonly to: PeerAddress
  readonly clock: Clock
  readonly serverNow: () => number
  readonly openPeerLink: OpenPeerLink
  readonly iceServers: readonly RTCIceServer[]
  readonly say: (to: PeerAddress, link: LinkId, body: string) => Promise<boolean>
  readonly onFrame: (lane: Lane, frame: Frame) => void
  /** What it is now: see `isOpen` and `isReachable`. */
  readonly onChange: (lane: Lane) => void
  /** It came to nothing, or has ended, and not by this page. */
  readonly onGone: (lane: Lane, why: 'failed' | 'left') => void
  /** Something came that this version cannot make sense of, or more than is heard. */
  readonly onSkipped: () => void
}

/** The fast path to one page of the other. */
export interface Lane {
  readonly endpoint: EndpointId
  /** When it was begun. */
  readonly since: number
  /** What is sent now arrives, or will once an interruption is over. */
  readonly isOpen: boolean
  /** It is open, and nothing is the matter with it. */
  readonly isReachable: boolean
  hear(body: string): void
  /** Whether it has gone out. */
  send(frame: Frame): boolean
  noteNetworkChange(): void
  /** The other is told. */
  close(): void
}

/** `waits`: the other begins. */
export function openLane(parts: LaneParts, waits: boolean): Lane {
  const { me, to, clock } = parts
  const name = linkOfPages(me.endpoint, to.endpoint)
  const allowance = createFrameAllowance(clock)
  let channel: RTCDataChannel | undefined
  let isOver = false
  /** The other knows that it has ended. */
  let isTold = false

  const link = parts.openPeerLink({
    isPolite: isPolite(me, to),
    waits,
    iceServers: parts.iceServers,
    clock,
    serverNow: parts.serverNow,
    // The last word of this link would be taken for one of the next, which has the same name.
    say: (body) => (isTold ? Promise.resolve(true) : parts.say(to, name, body)),
  })

  function hearFrame(data: unknown) {
    if (isOver) return
    const frame = allowance.take() ? parseFrame(data) : undefined
    if (!frame) parts.onSkipped()
    else if (frame.kind === 'bye') end('left')
    else parts.onFrame(lane, frame)
  }

  function end(why: 'failed' | 'left') {
    if (isOver) return
    isOver = true
    isTold = why === 'left'
    link.close()
    parts.onGone(lane, why)
  }

  function check() {
    if (isOver) return
    if (link.state === 'failed') end('failed')
    else if (link.state === 'closed') end('left')
    else parts.onChange(lane)
  }

  const lane: Lane = {
    endpoint: to.endpoint,
    since: clock.now(),
    get isOpen() {
      return !isOver && channel?.readyState === 'open'
    },
    get isReachable() {
      return lane.isOpen && link.state === 'connected'
    },
    hear(body) {
      link.hear(body)
      check()
    },
    send(frame) {
      if (!lane.isOpen || !channel || channel.bufferedAmount > MAX_BUFFERED) return false
      channel.send(JSON.stringify(frame))
      return true
    },
    noteNetworkChange: () => link.noteNetworkChange(),
    close() {
      if (isOver) return
      isTold = lane.send({ kind: 'bye' })
      isOver = true
      if (isTold) clock.after(LINGER_MS, () => link.close())
      else link.close()
    },
  }

  link.onConnection(() => {
    const opened = link.openChannel('fast-path', CHANNEL)
    channel = opened
    opened.addEventListener('open', check)
    opened.addEventListener('close', check)
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (channel === opened) hearFrame(data)
    })
  })
  link.onState(check)
  return lane
}
