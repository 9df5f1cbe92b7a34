import type { BlobId, RoomId, UserId } from '@/shared/ids'

/** How wide and high a picture is; its id carries it, so that room is kept before anything of it is here. */
export interface PictureShape {
  readonly width: number
  readonly height: number
}

/** Mirrored by rule R-BLOB-16: nothing that could run. */
export const PICTURE_TYPES = ['image/webp', 'image/jpeg'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/** What is known of a picture before it is here. */
export interface PictureMeta {
  readonly from: UserId
  readonly type: PictureType
  /** A very small one, as base64, to be shown blurred until the picture is here. */
  readonly tiny?: string | undefined
}

/** A picture as this device has it: to be sent, or fetched. */
export interface Picture extends PictureMeta {
  readonly id: BlobId
  readonly room: RoomId
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** In how many bytes a piece comes: 65,536 characters of base64, as rule R-BLOB-31 allows. */
export const PIECE_BYTES = 49_152
/** Mirrored by rule R-BLOB-20. */
export const MAX_PIECES = 8
export const MAX_PICTURE_BYTES = PIECE_BYTES * MAX_PIECES
/** Mirrored by rule R-BLOB-18. */
export const MAX_TINY_LENGTH = 1500
/** No side of a picture that is sent is longer. */
export const MAX_SIDE = 1600

/** A picture's id: one that was minted, and its shape. Mirrored by rule R-BLOB-7. */
export function toPictureId(minted: string, { width, height }: PictureShape): BlobId {
  return `${minted}_${width}x${height}` as BlobId
}

export const countPieces = (bytes: number): number => Math.max(1, Math.ceil(bytes / PIECE_BYTES))
