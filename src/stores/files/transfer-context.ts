import type { Clock } from '@/domain/device/clock'
import type { FileSignal } from '@/domain/file/file-signal'
import { isEnded, type FileFacts, type Transfer } from '@/domain/file/transfer'
import { DESK, type PeerAddress, type Signal } from '@/domain/peer/signal'
import type { LinkId, RoomId } from '@/shared/ids'
import type { FileParts } from '@/stores/files/file-parts'

/** What a transfer needs of the page that it is in. */
export interface TransferContext {
  readonly parts: FileParts
  readonly clock: Clock
  readonly me: PeerAddress
  serverNow(): number
  say(signal: { to: PeerAddress; room: RoomId; link: LinkId; body: string }): Promise<boolean>
  /** It is as follows now. */
  onChange(transfer: Transfer): void
  /** It is to be seen no more. */
  onGone(id: string): void
}

/** What can be done with either kind. */
export interface TransferControl {
  hear(signal: Signal): void
  setPaused(isPaused: boolean): void
  /** Ends it for both. */
  cancel(): void
  /** It is not to be seen any more, and nothing of it is kept. */
  dismiss(): void
}

type Identity = Pick<Transfer, 'id' | 'room' | 'peer' | 'direction'> & FileFacts

/** A transfer as it changes, told and kept. */
export function createTransferRecord(
  context: TransferContext,
  of: Identity,
  begin: Pick<Transfer, 'state' | 'position'>,
) {
  const { parts, clock } = context
  let now: Transfer = {
    ...of,
    ...begin,
    rate: undefined,
    isPausedHere: false,
    isPausedThere: false,
    problem: undefined,
  }
  let isGone = false

  return {
    get now() {
      return now
    },
    get isEnded() {
      return isEnded(now)
    },
    set(change: Partial<Transfer>) {
      now = { ...now, ...change }
      if (!isGone) context.onChange(now)
    },
    keep() {
      const { id, room, peer, direction, name, size, modified, position, state } = now
      const isDone = state === 'done'
      const facts = { id, room, peer, direction, name, size, modified, position }
      parts.kept.put({ ...facts, isDone, at: clock.now() })
    },
    drop() {
      parts.kept.drop(now.id)
      if (now.direction === 'out') void parts.sent.drop(now.id).catch(() => undefined)
    },
    forget() {
      isGone = true
      context.onGone(now.id)
    },
  }
}

/** What did not get out is said again after this time, so often. */
const SAY_AGAIN_MS = 2000
const LAST_TRIES = 15

/** A last word: nothing that is said later would tell the same. */
const isLast = ({ kind }: FileSignal) => kind === 'decline' || kind === 'withdrawn'

/** Says something about it to a page of the other, or to all of them. */
export function sayTo(context: TransferContext, { id, room, peer }: Identity) {
  return (signal: FileSignal, endpoint = DESK) => {
    const to = { user: peer, endpoint }
    const body = JSON.stringify(signal)
    async function say(triesLeft: number): Promise<void> {
      const isSaid = await context.say({ to, room, link: id as LinkId, body }).catch(() => false)
      if (isSaid || triesLeft === 0) return
      context.clock.after(SAY_AGAIN_MS, () => void say(triesLeft - 1))
    }
    void say(isLast(signal) ? LAST_TRIES : 0)
  }
}
