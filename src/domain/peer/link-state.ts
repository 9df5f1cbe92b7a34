import type { PeerAddress } from '@/domain/peer/signal'

/** `interrupted`: it was connected and is being mended. `failed`: given up, until it is asked to try again. */
export type LinkState = 'connecting' | 'connected' | 'interrupted' | 'failed' | 'closed'

/**
 * Why there is no connection. `unheard`: the other page says nothing. `unsaid`: what this one says does not
 * get out. `no-candidates`: this browser found no way out at all. `no-path`: both have, and none leads to the other.
 */
export type LinkTrouble = 'unheard' | 'unsaid' | 'no-candidates' | 'no-path'

/** How a page can be reached: in its own network, as seen from outside, or through a server between. */
export const CANDIDATE_KINDS = ['host', 'srflx', 'prflx', 'relay'] as const
export type CandidateKind = (typeof CANDIDATE_KINDS)[number]

/** Over what two pages are connected. */
export interface LinkPath {
  readonly local: CandidateKind
  readonly remote: CandidateKind
  readonly protocol: string
  /** In ms, where it is known. */
  readonly roundTrip: number | undefined
}

/** A STUN or TURN server that has not done what it was asked for. */
export interface ServerTrouble {
  readonly url: string
  readonly code: number
  readonly text: string
}

/** In which ways a page can be reached with some servers, and which of them have failed. */
export interface ServerTest {
  readonly found: readonly CandidateKind[]
  readonly troubles: readonly ServerTrouble[]
}

/** What is known of a link, for a person who wonders. */
export interface LinkReport {
  readonly state: LinkState
  readonly trouble: LinkTrouble | undefined
  readonly path: LinkPath | undefined
  readonly found: {
    readonly local: readonly CandidateKind[]
    readonly remote: readonly CandidateKind[]
  }
  readonly servers: readonly ServerTrouble[]
}

/** Of two, the one who gives way when both speak at once (field trap 37). */
export function isPolite(me: PeerAddress, other: PeerAddress): boolean {
  return `${me.user}/${me.endpoint}` < `${other.user}/${other.endpoint}`
}

/** Of a line `candidate:… typ host …`. */
export function kindOfCandidate(line: string): CandidateKind | undefined {
  const [, kind] = / typ (\w+)/.exec(line) ?? []
  return CANDIDATE_KINDS.find((known) => known === kind)
}
