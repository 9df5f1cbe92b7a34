import type { PictureShape, PictureType } from '@/domain/picture/picture'
import type { Result } from '@/shared/result'

/** A picture made ready to be sent: smaller, of a kind that all can show, and nothing in it but what is seen. */
export interface PreparedPicture {
  readonly shape: PictureShape
  readonly type: PictureType
  readonly tiny: string | undefined
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Why a file cannot be sent as a picture. */
export type PictureProblem =
  /** It is something else. */
  | 'none'
  /** Larger than a browser is asked to open. */
  | 'too-large'
  /** A picture, but of a kind that this browser cannot open, or broken. */
  | 'unreadable'

export type PreparePicture = (file: Blob) => Promise<Result<PreparedPicture, PictureProblem>>

/** Beyond this a phone may run out of memory. */
export const MAX_FILE_BYTES = 40_000_000
