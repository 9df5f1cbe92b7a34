import type { EndpointId, LinkId, RoomId, UserId } from '@/shared/ids'

/** One page of one person, which others can reach. */
export interface PeerAddress {
  readonly user: UserId
  readonly endpoint: EndpointId
}

/** Where each page of a person hears what is said to the person, and not to one page. */
export const DESK = 'desk' as EndpointId

/** What one page says to another so that they find a way between them. */
export interface Signal extends PeerAddress {
  /** Ids of one sender ascend. */
  readonly id: string
  /** Both are members of it: it is why one may speak to the other. */
  readonly room: RoomId
  readonly link: LinkId
  /** Server time. */
  readonly at: number
  /** Parsed by the link that it is for. */
  readonly body: string
}

/** One that is not taken yet, and where it lies among what is said to this person: `<inbox>/<place>`. */
export interface WaitingSignal extends Signal {
  readonly place: string
}

/** A signal on its way: who it is from, and for whom. */
export interface OutgoingSignal extends Omit<Signal, 'id' | 'at'> {
  readonly to: PeerAddress
}

/** What is older says nothing any more, and may be swept up by anyone: R-SIG-16. */
export const SIGNAL_LIFE_MS = 60_000
/** R-SIG-27. */
export const MAX_BODY_LENGTH = 32_768
/** What is said to the pages of a person lies in so many inboxes, whatever pages there are; to the desk in one more: R-SIG-6. */
export const INBOXES = 16
/**
 * So many signals of one person may lie in an inbox of another, not yet taken. Each stands in a place of its sender's with a
 * number: R-SIG-17 and 19. Two pages that find each other say about ten.
 */
export const PLACES = 32
/** So many are taken from an inbox at a time. */
export const INBOX_LIMIT = 100
