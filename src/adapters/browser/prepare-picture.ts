import {
  MAX_PICTURE_BYTES,
  MAX_SIDE,
  MAX_TINY_LENGTH,
  PICTURE_TYPES,
  type PictureShape,
  type PictureType,
} from '@/domain/picture/picture'
import { toBase64 } from '@/domain/picture/pieces'
import {
  MAX_FILE_BYTES,
  type PictureProblem,
  type PreparePicture,
} from '@/domain/picture/prepare-picture'
import { fail, ok, type Result } from '@/shared/result'

/** Tried in turn until it fits: first less exact, then smaller. */
const ATTEMPTS = [
  { side: MAX_SIDE, quality: 0.82 },
  { side: MAX_SIDE, quality: 0.65 },
  { side: 1280, quality: 0.6 },
  { side: 1024, quality: 0.5 },
  { side: 640, quality: 0.5 },
] as const
const TINY = { side: 16, quality: 0.5 } as const
/** A phone's pictures may come without a type. */
const PICTURE_NAME = /\.(jpe?g|png|webp|gif|avif|heic|heif|bmp)$/i

interface Attempt {
  readonly side: number
  readonly quality: number
}

/**
 * Draws a picture anew. What a camera has written beside it, as where it was taken, is not drawn, and so
 * not sent; how it was held is, since the browser turns it upright as it opens it.
 */
export const preparePicture: PreparePicture = async (file) => {
  const opened = await openPicture(file)
  if (!opened.ok) return opened
  const bitmap = opened.value
  try {
    for (const attempt of ATTEMPTS) {
      const drawn = await draw(bitmap, attempt)
      if (!drawn || drawn.blob.size > MAX_PICTURE_BYTES) continue
      const { shape, type, blob } = drawn
      const bytes = new Uint8Array(await blob.arrayBuffer())
      return ok({ shape, type, bytes, tiny: await drawTiny(bitmap) })
    }
    return fail('too-large')
  } finally {
    bitmap.close()
  }
}

/** Turned upright. To be closed by who opened it. */
export async function openPicture(file: Blob): Promise<Result<ImageBitmap, PictureProblem>> {
  const name = file instanceof File ? file.name : ''
  if (!file.type.startsWith('image/') && !PICTURE_NAME.test(name)) return fail('none')
  if (file.size > MAX_FILE_BYTES) return fail('too-large')
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  return bitmap ? ok(bitmap) : fail('unreadable')
}

async function drawTiny(bitmap: ImageBitmap): Promise<string | undefined> {
  const drawn = await draw(bitmap, TINY)
  const text = drawn && toBase64(new Uint8Array(await drawn.blob.arrayBuffer()))
  return text && text.length <= MAX_TINY_LENGTH ? text : undefined
}

function draw(bitmap: ImageBitmap, { side, quality }: Attempt) {
  const { width, height } = bitmap
  return drawPart(bitmap, { x: 0, y: 0, width, height }, { shape: fitInto(bitmap, side), quality })
}

/** A part of it, in this size, of the first kind that this browser can write. */
export async function drawPart(
  bitmap: ImageBitmap,
  from: PictureShape & { readonly x: number; readonly y: number },
  { shape, quality }: { readonly shape: PictureShape; readonly quality: number },
) {
  const canvas = document.createElement('canvas')
  canvas.width = shape.width
  canvas.height = shape.height
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.imageSmoothingQuality = 'high'
  for (const type of PICTURE_TYPES) {
    // JPEG has nothing to see through: it would be black.
    if (type === 'image/jpeg') {
      context.fillStyle = '#fff'
      context.fillRect(0, 0, shape.width, shape.height)
    }
    const { x, y, width, height } = from
    context.drawImage(bitmap, x, y, width, height, 0, 0, shape.width, shape.height)
    const blob = await encode(canvas, type, quality)
    // A browser that cannot write WebP gives PNG, whatever it was asked for.
    if (blob?.type === type) return { blob, shape, type }
  }
  return undefined
}

function encode(canvas: HTMLCanvasElement, type: PictureType, quality: number) {
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
}

function fitInto({ width, height }: PictureShape, side: number): PictureShape {
  const scale = Math.min(1, side / Math.max(width, height))
  const fit = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: fit(width), height: fit(height) }
}
