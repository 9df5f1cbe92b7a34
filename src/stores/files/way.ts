import { linkOfAttempt } from '@/domain/file/file-signal'
import type { FileChannel } from '@/domain/file/file-ports'
import type { Transfer } from '@/domain/file/transfer'
import { isPolite } from '@/domain/peer/link-state'
import type { Signal } from '@/domain/peer/signal'
import type { EndpointId } from '@/shared/ids'
import type { TransferContext } from '@/stores/files/transfer-context'

/** The last that is said over it still goes out. */
const LINGER_MS = 3000

export interface Way {
  hear(signal: Signal): void
  close(): void
  /** Once what was said last has had its time. */
  closeSoon(): void
}

interface WayParts {
  readonly transfer: Pick<Transfer, 'id' | 'room' | 'peer' | 'direction'>
  readonly attempt: number
  /** The other's page. */
  readonly endpoint: EndpointId
  /** Each time that a line is opened: a connection that is made anew has another. */
  readonly onChannel: (channel: FileChannel) => void
  /** Whether it stands just now: an interruption may be mended. */
  readonly onStanding: (stands: boolean) => void
  /** It came to nothing, or ended, and not by this page. */
  readonly onGone: () => void
}

/** A link for one file, on one attempt. */
export function openWay(context: TransferContext, parts: WayParts): Way {
  const { transfer, attempt, endpoint, onChannel, onStanding, onGone } = parts
  const { me, clock } = context
  const { openPeerLink, readIceServers, toFileChannel } = context.parts
  const to = { user: transfer.peer, endpoint }
  const name = linkOfAttempt(transfer.id, attempt)
  const isSender = transfer.direction === 'out'
  let isClosed = false

  const link = openPeerLink({
    isPolite: isPolite(me, to),
    waits: !isSender,
    iceServers: readIceServers(),
    clock,
    serverNow: () => context.serverNow(),
    say: (body) => context.say({ to, room: transfer.room, link: name, body }),
  })
  if (isSender) link.onConnection(() => onChannel(toFileChannel(link.openChannel('file'))))
  else {
    link.onChannel((channel) => {
      if (channel.label === 'file') onChannel(toFileChannel(channel))
    })
  }

  function close() {
    isClosed = true
    link.close()
  }

  function check() {
    if (isClosed) return
    if (link.state === 'connected') onStanding(true)
    if (link.state === 'interrupted') onStanding(false)
    if (link.state !== 'failed' && link.state !== 'closed') return
    close()
    onGone()
  }
  link.onState(check)

  return {
    hear(signal) {
      if (signal.link !== name || signal.endpoint !== endpoint) return
      link.hear(signal.body)
      check()
    },
    close,
    closeSoon: () => void clock.after(LINGER_MS, close),
  }
}
