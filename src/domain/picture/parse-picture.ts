import * as v from 'valibot'
import {
  MAX_PICTURE_BYTES,
  MAX_PIECES,
  MAX_TINY_LENGTH,
  PICTURE_TYPES,
  type Picture,
  type PictureMeta,
} from '@/domain/picture/picture'
import { joinPieces } from '@/domain/picture/pieces'
import { isBlobId, isRoomId, isUserId, type UserId } from '@/shared/ids'
import { count, perhaps } from '@/shared/schemas'

const BASE64 = /^[0-9A-Za-z+/]+=*$/

const metaEntries = {
  from: v.custom<UserId>(isUserId),
  type: v.picklist(PICTURE_TYPES),
  tiny: perhaps(
    v.pipe(
      v.string(),
      v.maxLength(MAX_TINY_LENGTH),
      // Not `v.regex`: what any part uses of the library, every page loads.
      v.check((text) => BASE64.test(text)),
    ),
  ),
}

const metaSchema = v.object({
  ...metaEntries,
  n: v.pipe(
    count,
    v.check((n) => n >= 1 && n <= MAX_PIECES),
  ),
})

const pictureSchema = v.object({
  ...metaEntries,
  id: v.custom<Picture['id']>(isBlobId),
  room: v.custom<Picture['room']>(isRoomId),
  bytes: v.custom<Picture['bytes']>(
    (raw) => raw instanceof Uint8Array && raw.length > 0 && raw.length <= MAX_PICTURE_BYTES,
  ),
})

/** What the database says of a picture, with the number of its pieces; `undefined` where it is none. */
export function parsePictureMeta(raw: unknown): (PictureMeta & { readonly n: number }) | undefined {
  const result = v.safeParse(metaSchema, raw)
  return result.success ? result.output : undefined
}

/** A picture from the disk or another tab; `undefined` where it is none. */
export function parsePicture(raw: unknown): Picture | undefined {
  const result = v.safeParse(pictureSchema, raw)
  return result.success ? result.output : undefined
}

/** The bytes of a picture as the database has them: all pieces, by place. */
export function parsePieces(raw: unknown, n: number): Picture['bytes'] | undefined {
  // A list, or a record by place.
  const pieces = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<number, unknown>
  const inOrder = Array.from({ length: n }, (_, at) => pieces[at])
  const isWhole = inOrder.every((piece): piece is string => typeof piece === 'string')
  return isWhole ? joinPieces(inOrder) : undefined
}
