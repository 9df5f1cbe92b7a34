import { countPieces, PIECE_BYTES } from '@/domain/picture/picture'

/** As much at once as an engine takes as arguments. */
const AT_ONCE = 8192

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  }
  return btoa(text)
}

/** One piece of a picture as the database has it. */
export function toPiece(bytes: Uint8Array, at: number): string {
  return toBase64(bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES))
}

/** The picture that was sent in these pieces; `undefined` where they are none. */
export function joinPieces(pieces: readonly string[]): Uint8Array<ArrayBuffer> | undefined {
  try {
    const parts = pieces.map((piece) => Uint8Array.from(atob(piece), (char) => char.charCodeAt(0)))
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return countPieces(bytes.length) === pieces.length ? bytes : undefined
  } catch {
    return undefined
  }
}
