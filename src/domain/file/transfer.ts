import type { RoomId, UserId } from '@/shared/ids'

/** What a file is, as its sender says. */
export interface FileFacts {
  /** Cleaned: see `cleanFileName`. */
  readonly name: string
  readonly size: number
  /** When it was last changed on its sender's disk: one of the things it is known by again. */
  readonly modified: number
}

/**
 * `offered`: not answered yet. `connecting`: on the way to each other. `interrupted`: it goes on by itself once both are
 * here. `needs-file`: the page was loaded anew, and the file has to be chosen again. The others are the end of it.
 */
export const TRANSFER_STATES = [
  'offered',
  'connecting',
  'running',
  'interrupted',
  'needs-file',
  'done',
  'declined',
  'unanswered',
  'cancelled',
  'failed',
] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

/** Why one ended. `mismatch`: what arrived is not what was sent. */
export const FILE_PROBLEMS = ['full', 'unreadable', 'unwritable', 'mismatch', 'broken'] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

/** A file on its way between two people, as one of them sees it. */
export interface Transfer extends FileFacts {
  readonly id: string
  readonly room: RoomId
  /** The other of the two. */
  readonly peer: UserId
  readonly direction: 'out' | 'in'
  readonly state: TransferState
  /** So many bytes are on the disk of who receives it. */
  readonly position: number
  /** Bytes a second, while it is known. */
  readonly rate: number | undefined
  readonly isPausedHere: boolean
  readonly isPausedThere: boolean
  readonly problem: FileProblem | undefined
}

/** What of a transfer outlives its page. */
export type KeptTransfer = Pick<
  Transfer,
  'id' | 'room' | 'peer' | 'direction' | 'name' | 'size' | 'modified' | 'position'
> & {
  readonly isDone: boolean
  /** By this device's clock. */
  readonly at: number
}

/** A file that takes up space on this device until it is removed; or a part of it. */
export interface StoredFile {
  readonly id: string
  /** Empty, where nothing is known of it any more. */
  readonly name: string
  readonly bytes: number
  /** Of all of it. */
  readonly size: number
}

const ENDED: readonly TransferState[] = ['done', 'declined', 'unanswered', 'cancelled', 'failed']
export const isEnded = ({ state }: Pick<Transfer, 'state'>): boolean => ENDED.includes(state)

/** What is kept of a transfer is given up after this time. */
export const KEPT_MS = 3 * 24 * 60 * 60 * 1000
/** An offer is said again this often, as who it is for may have come only now. */
export const OFFER_AGAIN_MS = 12_000
/** Once it was begun it is said ever more seldom, up to this: what nobody hears lies in their inbox. */
export const MAX_AGAIN_MS = 600_000
/** Who does not answer for so long is taken not to. */
export const ANSWER_MS = 120_000
/** An offer that is not said again for so long is gone. */
export const OFFER_LIFE_MS = 45_000
/** So many offers of one person may wait for an answer. */
export const MAX_OFFERS = 5
