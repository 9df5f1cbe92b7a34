import type { Picture } from '@/domain/picture/picture'
import type { BlobId, RoomId } from '@/shared/ids'

type Answer = 'done' | 'denied'

/** Names a picture on the server. */
export interface PicturePlace {
  readonly room: RoomId
  readonly id: BlobId
}

/** What the server has of a picture that is being sent. */
export interface SentPart {
  readonly isAnnounced: boolean
  readonly isWhole: boolean
  /** The places of the pieces that have arrived. */
  readonly pieces: ReadonlySet<number>
}

/**
 * Pictures on the server, in pieces. Writes settle only once the server has answered: while offline they wait.
 * Reads reject when offline. Implementations must pass tests/contract/picture-remote.ts.
 */
export interface PictureRemote {
  /** How far sending it has come. Reads no piece. */
  readSent(place: PicturePlace): Promise<SentPart>
  /** Says what will come, and takes a token for it. */
  announce(picture: Picture, tokensLeft: number): Promise<Answer>
  /** Each piece once; with the last of them, the picture is whole. `denied`: also where it is there. */
  sendPiece(picture: Picture, at: number, isLast: boolean): Promise<Answer>
  /** The very small one, which is there long before the other. Rejects where it may not be read. */
  readTiny(place: PicturePlace): Promise<string | undefined>
  /** `undefined`: it is not there, or not whole. Rejects where it may not be read. */
  fetch(place: PicturePlace): Promise<Picture | undefined>
  /** By its sender and by who runs the room. What is not there is `done`. */
  remove(place: PicturePlace): Promise<Answer>
}
