import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import { parsePictureMeta, parsePieces } from '@/domain/picture/parse-picture'
import { countPieces, MAX_TINY_LENGTH, type Picture } from '@/domain/picture/picture'
import type { PicturePlace, PictureRemote, SentPart } from '@/domain/picture/picture-remote'
import { toPiece } from '@/domain/picture/pieces'

const SHAPED_ID = /^[-\w]{20}_[1-9]\d{0,3}x[1-9]\d{0,3}$/

export class MemoryPictureRemote implements PictureRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  readSent(place: PicturePlace): Promise<SentPart> {
    return this.#read(place, (at) => {
      const { server } = this.#client
      return {
        isAnnounced: server.has(`${at}/meta`),
        isWhole: server.get(`${at}/meta/done`) === true,
        pieces: new Set(server.children(`${at}/has`).map(([key]) => Number(key))),
      }
    })
  }

  announce(picture: Picture, tokensLeft: number) {
    const { room, id, from, type, tiny, bytes } = picture
    return order(this.#client, from, () => {
      const { server } = this.#client
      demand(server.mayWrite(room, from) && SHAPED_ID.test(id))
      demand((tiny?.length ?? 0) <= MAX_TINY_LENGTH)
      const n = countPieces(bytes.length)
      const meta = { from, type, ...(tiny !== undefined && { tiny }), n }
      demand(!server.has(`${placeOf(picture)}/meta`) && parsePictureMeta(meta) !== undefined)
      return {
        [`${placeOf(picture)}/meta`]: meta,
        ...pay(this.#client, { tokensLeft, spentOn: `${room}/${id}` }),
      }
    })
  }

  sendPiece(picture: Picture, at: number, isLast: boolean) {
    const { server, user } = this.#client
    return order(this.#client, user, () => {
      const place = placeOf(picture)
      demand(server.mayWrite(picture.room, user) && server.get(`${place}/meta/from`) === user)
      demand(!server.has(`${place}/c/${at}`))
      const others = Array.from({ length: server.number(`${place}/meta/n`) }, (_, i) => i)
      demand(!isLast || others.every((i) => i === at || server.has(`${place}/c/${i}`)))
      return {
        [`${place}/c/${at}`]: toPiece(picture.bytes, at),
        [`${place}/has/${at}`]: true,
        ...(isLast && { [`${place}/meta/done`]: true }),
      }
    })
  }

  readTiny(place: PicturePlace): Promise<string | undefined> {
    return this.#read(place, (at) => parsePictureMeta(this.#client.server.get(`${at}/meta`))?.tiny)
  }

  fetch(place: PicturePlace): Promise<Picture | undefined> {
    return this.#read(place, (at) => {
      const { server } = this.#client
      const meta = parsePictureMeta(server.get(`${at}/meta`))
      const bytes = meta && parsePieces(server.get(`${at}/c`), meta.n)
      if (!meta || !bytes) return undefined
      const { from, type, tiny } = meta
      return { ...place, from, type, tiny, bytes }
    })
  }

  remove(place: PicturePlace) {
    const { server, user } = this.#client
    return order(this.#client, user, () => {
      const at = placeOf(place)
      const role = server.get(`members/${place.room}/${user}/role`)
      const isOurs = server.get(`${at}/meta/from`) === user
      demand(!server.has(at) || isOurs || role === 'owner' || role === 'admin')
      return { [at]: null }
    })
  }

  #read<Value>(place: PicturePlace, read: (at: string) => Value): Promise<Value> {
    return this.#client.read(() => {
      demand(this.#client.server.isMember(place.room, this.#client.user))
      return read(placeOf(place))
    })
  }
}

const placeOf = ({ room, id }: PicturePlace) => `blobs/${room}/${id}`
