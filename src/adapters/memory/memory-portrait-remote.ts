import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import { isPhoto, type PortraitPlace } from '@/domain/portrait/photo'
import { isPortraitData, parsePortrait } from '@/domain/portrait/portrait'
import type { PortraitRemote } from '@/domain/portrait/portrait-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId } from '@/shared/ids'

export class MemoryPortraitRemote implements PortraitRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  read(place: PortraitPlace) {
    return this.#client.read(() => {
      const { kind, id } = partsOf(place)
      demand(kind === 'user' || this.#maySee(id as RoomId))
      return parsePortrait(this.#client.server.get(`${kind}Portraits/${id}`))
    })
  }

  choose(place: PortraitPlace, chosen: string | null, by: RoomMaker) {
    const { server } = this.#client
    const { kind, id } = partsOf(place)
    return order(this.#client, by.user, () => {
      const isAddress = chosen === null || (kind === 'user' && isPhoto(chosen))
      const isMine = kind === 'user' && id === by.user && (isAddress || !server.isLeaving(by.user))
      demand(isMine || (kind === 'room' && server.runs(id as RoomId, by.user)))
      demand(isAddress || isPortraitData(chosen))
      return {
        [`${kind}Portraits/${id}`]: isAddress ? null : { at: server.now(), data: chosen },
        [`${kind}s/${id}/photo`]: isAddress ? chosen : server.now(),
        ...pay(this.#client, { ...by, spentOn: kind === 'user' ? 'portrait' : id }),
      }
    })
  }

  #maySee(room: RoomId): boolean {
    const { server, user } = this.#client
    const isPublic = server.get(`rooms/${room}/kind`) === 'public'
    return isPublic || server.isMember(room, user) || server.has(`invitations/${user}/${room}`)
  }
}

function partsOf(place: PortraitPlace) {
  const [kind = '', id = ''] = place.split('/')
  return { kind, id }
}
