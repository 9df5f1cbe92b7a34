import { get, ref, remove, serverTimestamp, update, type Database } from 'firebase/database'
import { answerOf } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import { parsePictureMeta, parsePieces } from '@/domain/picture/parse-picture'
import { countPieces, type Picture } from '@/domain/picture/picture'
import type { PicturePlace, PictureRemote, SentPart } from '@/domain/picture/picture-remote'
import { toPiece } from '@/domain/picture/pieces'

/** Pictures under `blobs/$room/$id`. */
export class FirebasePictureRemote implements PictureRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async readSent(place: PicturePlace): Promise<SentPart> {
    const [meta, has] = await Promise.all([this.#read(place, 'meta'), this.#read(place, 'has')])
    return {
      isAnnounced: meta !== null,
      isWhole: (meta as { done?: unknown } | null)?.done === true,
      pieces: new Set(Object.entries(has ?? {}).flatMap(([at, is]) => (is ? [Number(at)] : []))),
    }
  }

  announce(picture: Picture, tokensLeft: number) {
    const { room, id, from, type, tiny, bytes } = picture
    const meta = { from, type, tiny: tiny ?? null, n: countPieces(bytes.length) }
    return answerOf(
      update(ref(this.#database), {
        [`${furtherPaths.blob(room, id)}/meta`]: meta,
        [paths.rate(from)]: { t: serverTimestamp(), n: tokensLeft, for: `${room}/${id}` },
      }),
    )
  }

  sendPiece({ room, id, bytes }: Picture, at: number, isLast: boolean) {
    return answerOf(
      update(ref(this.#database, furtherPaths.blob(room, id)), {
        [`c/${at}`]: toPiece(bytes, at),
        [`has/${at}`]: true,
        ...(isLast && { 'meta/done': true }),
      }),
    )
  }

  async readTiny(place: PicturePlace): Promise<string | undefined> {
    return parsePictureMeta(await this.#read(place, 'meta'))?.tiny
  }

  async fetch(place: PicturePlace): Promise<Picture | undefined> {
    const meta = parsePictureMeta(await this.#read(place, 'meta'))
    const bytes = meta && parsePieces(await this.#read(place, 'c'), meta.n)
    if (!meta || !bytes) return undefined
    const { from, type, tiny } = meta
    return { ...place, from, type, tiny, bytes }
  }

  remove({ room, id }: PicturePlace) {
    return answerOf(remove(ref(this.#database, furtherPaths.blob(room, id))))
  }

  async #read({ room, id }: PicturePlace, part: 'meta' | 'c' | 'has'): Promise<object | null> {
    const place = `${furtherPaths.blob(room, id)}/${part}`
    return (await get(ref(this.#database, place))).val() as object | null
  }
}
