import { drawPart, openPicture } from '@/adapters/browser/prepare-picture'
import { toBase64 } from '@/domain/picture/pieces'
import { isPortraitData, PORTRAIT_SIDE } from '@/domain/portrait/portrait'
import type { PreparePortrait } from '@/domain/portrait/prepare-portrait'
import { fail, ok } from '@/shared/result'

/** Tried in turn until it fits: first less exact, then smaller. */
const ATTEMPTS = [
  { side: PORTRAIT_SIDE, quality: 0.85 },
  { side: PORTRAIT_SIDE, quality: 0.65 },
  { side: PORTRAIT_SIDE, quality: 0.4 },
  { side: 64, quality: 0.5 },
] as const

export const preparePortrait: PreparePortrait = async (file) => {
  const opened = await openPicture(file)
  if (!opened.ok) return opened
  const bitmap = opened.value
  try {
    const edge = Math.min(bitmap.width, bitmap.height)
    const middle = {
      x: (bitmap.width - edge) / 2,
      y: (bitmap.height - edge) / 2,
      width: edge,
      height: edge,
    }
    for (const { side, quality } of ATTEMPTS) {
      const shape = { width: side, height: side }
      const drawn = await drawPart(bitmap, middle, { shape, quality })
      if (!drawn) continue
      const bytes = new Uint8Array(await drawn.blob.arrayBuffer())
      const data = `data:${drawn.type};base64,${toBase64(bytes)}`
      if (isPortraitData(data)) return ok(data)
    }
    return fail('too-large')
  } finally {
    bitmap.close()
  }
}
