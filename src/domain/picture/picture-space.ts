import type { PictureShape } from '@/domain/picture/picture'

/** No side of a picture is drawn longer in a conversation, in CSS pixels; see message-bubble.css. */
export const DRAWN_SIDE = 320
/** An id that was minted, and what parts it from the shape. */
const MINTED_LENGTH = 21

export function shapeOf(id: string): PictureShape {
  const [width, height] = id.slice(MINTED_LENGTH).split('x')
  return { width: Number(width) || 1, height: Number(height) || 1 }
}

/** How much wider than high a picture is: known before anything of it is here. Square where its id says nothing. */
export function ratioOf(id = ''): number {
  const [width, height] = id.slice(MINTED_LENGTH).split('x')
  return Number(width) / Number(height) || 1
}
