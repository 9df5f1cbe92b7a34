import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { parseWaitingSignal } from '@/domain/peer/parse-signal'
import { createPlaces, inboxOf, inOrderSaid } from '@/domain/peer/places'
import {
  DESK,
  INBOX_LIMIT,
  MAX_BODY_LENGTH,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type WaitingSignal,
} from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemorySignalRemote implements SignalRemote {
  readonly #client: MemoryClient
  readonly #mintId: () => string
  readonly #places = createPlaces()

  constructor(client: MemoryClient) {
    this.#client = client
    this.#mintId = createPushIds({ now: () => client.server.now(), randomBelow: () => 0 })
  }

  watch(me: PeerAddress, watcher: Watcher<readonly WaitingSignal[]>): Unsubscribe {
    const { server, user } = this.#client
    const name = inboxOf(me.endpoint)
    const inbox = `signals/${me.user}/${name}`
    const stopArming = this.#client.watchConnection((isConnected) => {
      if (!isConnected || me.endpoint === DESK) return
      this.#client.leaveWord(inbox, () => server.set(inbox, null))
    })
    const stop = this.#client.listen({
      read: () => {
        demand(me.user === user)
        return server
          .children(inbox)
          .filter(([, raw]) => (raw as { readonly to?: unknown }).to === me.endpoint)
          .slice(0, INBOX_LIMIT)
      },
      onValue: (children) => {
        const signals: WaitingSignal[] = []
        const unreadable: string[] = []
        for (const [key, raw] of children) {
          const place = `${name}/${key}`
          const signal = parseWaitingSignal(place, raw)
          if (signal) signals.push(signal)
          else unreadable.push(place)
        }
        watcher.onValue(signals.toSorted(inOrderSaid), unreadable.length)
        if (unreadable.length > 0) void this.take(me.user, unreadable)
      },
      onLost: () => watcher.onLost(),
    })
    return () => {
      stopArming()
      stop()
    }
  }

  send({ to, user, endpoint, room, link, body }: OutgoingSignal) {
    const { server } = this.#client
    const id = this.#mintId()
    return this.#places.find(user, ({ place, slot }) =>
      order(this.#client, user, () => {
        demand(server.mayWrite(room, user) && server.mayWrite(room, to.user))
        const isBlocked = server.has(`private/${to.user}/blocks/${user}`)
        demand(server.get(`rooms/${room}/kind`) !== 'dm' || !isBlocked)
        demand(body.length <= MAX_BODY_LENGTH)
        const target = `signals/${to.user}/${inboxOf(to.endpoint)}/${place}`
        const isStale = server.number(`${target}/at`) < server.now() - SIGNAL_LIFE_MS
        demand(!server.has(target) || isStale)
        const said = { slot, id, to: to.endpoint, from: user, endpoint, room, link, body }
        return { [target]: { ...said, at: server.now() } }
      }),
    )
  }

  take(user: UserId, places: readonly string[]) {
    return order(this.#client, user, () =>
      Object.fromEntries(places.map((place) => [`signals/${user}/${place}`, null])),
    )
  }

  async sweep(user: UserId, serverNow: number) {
    const { server } = this.#client
    const stale = server
      .children(`signals/${user}`)
      .flatMap(([inbox]) =>
        server.children(`signals/${user}/${inbox}`).map(([place]) => `${inbox}/${place}`),
      )
      .filter((place) => serverNow - server.number(`signals/${user}/${place}/at`) > SIGNAL_LIFE_MS)
    await this.take(user, stale)
  }
}
