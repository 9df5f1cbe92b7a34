import type { Page } from 'playwright-core'

/** A JPEG of noise and colour, drawn by the browser itself, with an Exif part that says where it was taken. */
export async function makePhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      for (let x = 0; x < width; x += 8) {
        for (let y = 0; y < height; y += 8) {
          context.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 70% ${30 + ((x * y) % 40)}%)`
          context.fillRect(x, y, 8, 8)
        }
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [width, height] as const,
  )
  const jpeg = Buffer.from(base64, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), EXIF, jpeg.subarray(2)])
}

/** APP1: a TIFF with a GPS directory, latitude reference N, and a word to be found again. */
const EXIF = (() => {
  const tiff = Buffer.alloc(64)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  // GPSInfo, LONG, one, at 26.
  tiff.writeUInt16BE(0x8825, 10)
  tiff.writeUInt16BE(4, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt32BE(26, 18)
  tiff.writeUInt16BE(1, 26)
  // GPSLatitudeRef, ASCII, two.
  tiff.writeUInt16BE(1, 28)
  tiff.writeUInt16BE(2, 30)
  tiff.writeUInt32BE(2, 32)
  tiff.write('N\0', 36, 'latin1')
  tiff.write('GPS-SECRET-PLACE', 46, 'latin1')
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xffe1, 0)
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
})()

interface StoredPicture {
  readonly meta: { readonly type: string; readonly n: number; readonly done?: true }
  readonly c?: readonly string[]
}

/** The pictures that the database holds of a room, their pieces put together. */
export function storedPictures(blobs: unknown) {
  return Object.entries((blobs ?? {}) as Record<string, StoredPicture>).map(
    ([id, { meta, c }]) => ({
      id,
      ...meta,
      bytes: Buffer.concat(Object.values(c ?? []).map((piece) => Buffer.from(piece, 'base64'))),
    }),
  )
}

/** Gives files to the page as a paste or a drop does. */
export async function handOver(
  page: Page,
  how: 'paste' | 'drop',
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const { name, mimeType } = file
  await page.evaluate(
    ({ how, name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name, { type: mimeType }))
      const field = document.querySelector('textarea')
      const init = { bubbles: true, cancelable: true } as const
      if (how === 'paste') {
        field?.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: transfer }))
      } else {
        const log = document.querySelector('[role=log]')
        log?.dispatchEvent(new DragEvent('dragover', { ...init, dataTransfer: transfer }))
        log?.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: transfer }))
      }
    },
    { how, name, mimeType, base64: file.buffer.toString('base64') },
  )
}

/** From the picture of this number on the disk is full; with nothing given, it is not any more. */
export const fillDisk = (page: Page, from = Infinity) =>
  page.evaluate((from) => {
    const world = window as unknown as { put?: IDBObjectStore['put'] }
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its store below
    const put = (world.put ??= IDBObjectStore.prototype.put)
    let count = 0
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'pictures' && ++count >= from)
        throw new DOMException('no space', 'QuotaExceededError')
      return put.apply(this, args)
    }
  }, from)
