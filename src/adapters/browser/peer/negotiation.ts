import type { Clock } from '@/domain/device/clock'
import type {
  Candidate,
  Candidates,
  Description,
  LinkSignal,
  Roles,
} from '@/domain/peer/link-signal'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What is found within this time goes in one signal. */
const BATCH_MS = 30
/** An offer that nobody has answered is made again: its signal may have been lost with a connection. */
const ASK_AGAIN_MS = 5000
/** How long the one who waits does so. */
const WAIT_MS = 3000

interface NegotiationParts {
  readonly connection: RTCPeerConnection
  readonly round: () => number
  readonly isPolite: boolean
  readonly waits: boolean
  readonly clock: Clock
  readonly send: (signal: LinkSignal) => void
  readonly ownRoles: () => Roles
  readonly onRoles: (roles: Roles) => void
  readonly onCandidate: (from: 'local' | 'remote', line: string) => void
}

export interface Negotiation {
  readonly hasHeard: boolean
  hear(signal: Description | Candidates): void
  end(): void
}

/**
 * Perfect negotiation over one connection: both may offer at any time, and where they do so at once the polite one
 * takes its own back. Candidates wait for a description; those of an offer that was passed over are, too.
 */
export function negotiate(parts: NegotiationParts): Negotiation {
  const { connection, round, isPolite, clock, send } = parts
  let isOffering = false
  let isTakingAnswer = false
  let hasPassedOver = false
  let hasHeard = false
  let isWaiting = parts.waits
  let early: Candidate[] = []
  let found: Candidate[] = []
  let cancelBatch: Unsubscribe | undefined
  let cancelAsking: Unsubscribe = () => undefined
  const cancelWait = clock.after(WAIT_MS, stopWaiting)

  function stopWaiting() {
    if (!isWaiting) return
    isWaiting = false
    if (!hasHeard) void offer()
  }

  async function offer() {
    // One that is made while another is answered comes by itself once that is over.
    if (isWaiting || isOffering || connection.signalingState === 'closed') return
    isOffering = true
    try {
      await connection.setLocalDescription()
      describe()
    } catch {
      // Closed meanwhile, or overtaken by an offer of the other, which is answered.
    } finally {
      isOffering = false
    }
  }

  function describe() {
    const { localDescription } = connection
    if (
      !localDescription ||
      (localDescription.type !== 'offer' && localDescription.type !== 'answer')
    )
      return
    const { type, sdp } = localDescription
    send({ kind: 'description', round: round(), type, sdp, roles: parts.ownRoles() })
    cancelAsking()
    if (type === 'offer') cancelAsking = clock.after(ASK_AGAIN_MS, askAgain)
  }

  function askAgain() {
    if (connection.signalingState === 'have-local-offer') describe()
  }

  async function takeDescription({ type, sdp, roles }: Description) {
    const isReady = !isOffering && (connection.signalingState === 'stable' || isTakingAnswer)
    hasPassedOver = type === 'offer' && !isReady && !isPolite
    // An answer that comes twice, or to an offer that was taken back.
    const isLate = type === 'answer' && connection.signalingState !== 'have-local-offer'
    if (hasPassedOver || isLate) return
    hasHeard = true
    isWaiting = false
    parts.onRoles(roles)
    isTakingAnswer = type === 'answer'
    try {
      await connection.setRemoteDescription({ type, sdp })
    } finally {
      isTakingAnswer = false
    }
    for (const candidate of early.splice(0)) await add(candidate)
    if (type !== 'offer') return
    await connection.setLocalDescription()
    describe()
  }

  async function takeCandidates(list: readonly Candidate[]) {
    if (hasPassedOver) return
    for (const candidate of list) {
      if (connection.remoteDescription) await add(candidate)
      else early.push(candidate)
    }
  }

  async function add(candidate: Candidate) {
    parts.onCandidate('remote', candidate.candidate)
    // One of an offer that was taken back meanwhile.
    await connection.addIceCandidate(candidate).catch(() => undefined)
  }

  function flush() {
    cancelBatch = undefined
    if (found.length > 0) send({ kind: 'candidates', round: round(), list: found.splice(0) })
  }

  connection.addEventListener('negotiationneeded', () => void offer())
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (!candidate?.candidate) return
    parts.onCandidate('local', candidate.candidate)
    const { sdpMid, sdpMLineIndex } = candidate
    found.push({ candidate: candidate.candidate, sdpMid, sdpMLineIndex })
    cancelBatch ??= clock.after(BATCH_MS, flush)
  })

  return {
    get hasHeard() {
      return hasHeard
    },
    hear(signal) {
      const taking =
        signal.kind === 'description' ? takeDescription(signal) : takeCandidates(signal.list)
      // What this browser cannot take: the next offer, or a new connection, makes it good.
      taking.catch(() => undefined)
    },
    end() {
      early = []
      found = []
      cancelWait()
      cancelBatch?.()
      cancelAsking()
    },
  }
}
