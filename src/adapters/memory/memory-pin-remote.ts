import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { parsePin } from '@/domain/message/parse-pin'
import { MAX_PINS, orderPins, type Pin, type PinRemote } from '@/domain/message/pin-remote'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryPinRemote implements PinRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(room: RoomId, watcher: Watcher<readonly Pin[]>): Unsubscribe {
    return this.#client.listen({
      read: () => this.#places(room),
      onValue: (places) => {
        const pins = places.map(([, raw]) => parsePin(raw)).filter((pin) => pin !== undefined)
        watcher.onValue(orderPins(pins), places.length - pins.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  async pin(room: RoomId, id: MessageId, by: UserId) {
    const { server } = this.#client
    const places = await this.#client.read(() => this.#places(room))
    if (places.some(([, raw]) => idOf(raw) === id)) return 'done'
    const taken = new Map(places)
    const place = Array.from({ length: MAX_PINS }, (_, at) => String(at)).find(
      (at) => !taken.has(at) || this.#isDeleted(room, idOf(taken.get(at))),
    )
    if (place === undefined) return 'full'
    return order(this.#client, by, () => {
      demand(this.#mayPin(room, by))
      demand(server.has(`messages/${room}/${id}`) && !this.#isDeleted(room, id))
      return { [`pins/${room}/${place}`]: { id, by, at: server.now() } }
    })
  }

  async unpin(room: RoomId, id: MessageId) {
    const { user } = this.#client
    const places = await this.#client.read(() => this.#places(room))
    const its = places.filter(([, raw]) => idOf(raw) === id)
    if (its.length === 0) return 'done'
    return order(this.#client, user, () => {
      demand(this.#mayPin(room, user))
      return Object.fromEntries(its.map(([place]) => [`pins/${room}/${place}`, null]))
    })
  }

  #places(room: RoomId) {
    const { server, user } = this.#client
    demand(server.isMember(room, user))
    return server.children(`pins/${room}`)
  }

  #isDeleted = (room: RoomId, id: unknown) =>
    this.#client.server.has(`messages/${room}/${String(id)}/deletedAt`)

  #mayPin(room: RoomId, user: UserId): boolean {
    const { server } = this.#client
    const isOfTwo = server.get(`rooms/${room}/kind`) === 'dm'
    return server.mayWrite(room, user) && (isOfTwo || server.runs(room, user))
  }
}

const idOf = (raw: unknown) => (raw as { readonly id?: unknown } | undefined)?.id
