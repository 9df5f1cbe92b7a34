import type { PictureShape } from '@/domain/picture/picture'
import type { BlobId } from '@/shared/ids'

/** So large a picture is drawn in a conversation, and no larger. */
const MAX_WIDTH = 320
const MAX_HEIGHT = 360
/** Still to be seen and tapped, however flat or narrow it is. */
const MIN_SIDE = 64
/** Of a picture whose id says nothing. */
const SQUARE: PictureShape = { width: 1, height: 1 }

export function shapeOf(id: BlobId | undefined): PictureShape {
  const [, width, height] = /_([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(id ?? '') ?? []
  return width && height ? { width: Number(width), height: Number(height) } : SQUARE
}

/** How much of the screen is kept for a picture in a conversation, in CSS pixels. */
export function spaceFor(id: BlobId | undefined): PictureShape {
  const { width, height } = shapeOf(id)
  const scale = Math.min(MAX_WIDTH / width, MAX_HEIGHT / height)
  const fit = (side: number) => Math.max(MIN_SIDE, Math.round(side * scale))
  return { width: fit(width), height: fit(height) }
}
