import type { Clock } from '@/domain/device/clock'
import type { LinkState } from '@/domain/peer/link-state'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Many an interruption is over by then (field trap 41). The polite one lets the other go first. */
export const PATIENCE_MS = 3000
const POLITE_PATIENCE_MS = 1000
/** For so long a connection may take to come up, and a restart to help. */
export const ATTEMPT_MS = 12_000
/** So often it is made anew before it is given up. */
const ATTEMPTS = 2

interface RecoveryParts {
  readonly isPolite: boolean
  readonly clock: Clock
  readonly restart: () => void
  readonly renew: () => void
  readonly onState: (state: LinkState) => void
}

/** Decides what becomes of a link from what its connection says. */
export function createRecovery({ isPolite, clock, restart, renew, onState }: RecoveryParts) {
  let state: LinkState = 'connecting'
  let renewals = 0
  let hasRestarted = false
  let cancel: Unsubscribe = () => undefined

  function become(next: LinkState) {
    if (state === next) return
    state = next
    onState(next)
  }

  function schedule(ms: number, work: () => void) {
    cancel()
    cancel = clock.after(ms, work)
  }

  /** A restart first, then another connection, then no more. */
  function mend() {
    if (state === 'closed' || state === 'failed') return
    if (state === 'interrupted' && !hasRestarted) {
      hasRestarted = true
      schedule(ATTEMPT_MS, mend)
      restart()
    } else if (renewals < ATTEMPTS) {
      renewals++
      schedule(ATTEMPT_MS, mend)
      renew()
    } else {
      cancel()
      become('failed')
    }
  }

  const begin = () => schedule(ATTEMPT_MS, mend)
  begin()

  return {
    get state() {
      return state
    },
    /** What the connection there is now says of itself. */
    note(connectionState: RTCPeerConnectionState) {
      if (state === 'closed' || state === 'failed') return
      if (connectionState === 'connected') {
        cancel()
        renewals = 0
        hasRestarted = false
        become('connected')
      } else if (connectionState === 'disconnected' && state === 'connected') {
        become('interrupted')
        schedule(PATIENCE_MS + (isPolite ? POLITE_PATIENCE_MS : 0), mend)
      } else if (connectionState === 'failed') {
        if (state === 'connected') become('interrupted')
        mend()
      }
    },
    noteNetworkChange() {
      if (state === 'interrupted' && !hasRestarted) mend()
    },
    /** The other has made a new connection: it is given its time. */
    noteRenewed() {
      if (state === 'closed') return
      if (state === 'failed') renewals = 0
      become(state === 'connected' || state === 'interrupted' ? 'interrupted' : 'connecting')
      begin()
    },
    retry() {
      if (state !== 'failed') return
      renewals = 0
      hasRestarted = false
      become('connecting')
      begin()
      renew()
    },
    close() {
      cancel()
      become('closed')
    },
  }
}
