import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { parseSignal } from '@/domain/peer/parse-signal'
import {
  INBOX_LIMIT,
  MAX_BODY_LENGTH,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type Signal,
} from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemorySignalRemote implements SignalRemote {
  readonly #client: MemoryClient
  readonly #mintId: () => string

  constructor(client: MemoryClient) {
    this.#client = client
    this.#mintId = createPushIds({ now: () => client.server.now(), randomBelow: () => 0 })
  }

  watch(me: PeerAddress, watcher: Watcher<readonly Signal[]>): Unsubscribe {
    const { server, user } = this.#client
    const inbox = inboxOf(me)
    const arm = () => this.#client.leaveWord(inbox, () => server.set(inbox, null))
    const stopArming = this.#client.watchConnection((isConnected) => {
      if (isConnected) arm()
    })
    const stop = this.#client.listen({
      read: () => {
        demand(me.user === user)
        return server.children(inbox).slice(0, INBOX_LIMIT)
      },
      onValue: (children) => {
        const signals: Signal[] = []
        const unreadable: string[] = []
        for (const [id, raw] of children) {
          const record = raw as Record<string, unknown>
          const signal = parseSignal({ ...record, user: record['from'], id })
          if (signal) signals.push(signal)
          else unreadable.push(id)
        }
        watcher.onValue(signals, unreadable.length)
        if (unreadable.length > 0) void this.take(me, unreadable)
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
    return order(this.#client, user, () => {
      demand(server.mayWrite(room, user) && server.mayWrite(room, to.user))
      const isBlocked = server.has(`private/${to.user}/blocks/${user}`)
      demand(server.get(`rooms/${room}/kind`) !== 'dm' || !isBlocked)
      demand(body.length <= MAX_BODY_LENGTH)
      const record = { from: user, endpoint, room, link, at: server.now(), body }
      return { [`${inboxOf(to)}/${this.#mintId()}`]: record }
    })
  }

  take(me: PeerAddress, ids: readonly string[]) {
    return order(this.#client, me.user, () =>
      Object.fromEntries(ids.map((id) => [`${inboxOf(me)}/${id}`, null])),
    )
  }

  async sweep(user: UserId, serverNow: number) {
    const { server } = this.#client
    const inboxes = `signals/${user}`
    await order(this.#client, user, () =>
      Object.fromEntries(
        server
          .children(inboxes)
          .flatMap(([endpoint]) =>
            server.children(`${inboxes}/${endpoint}`).map(([id]) => `${inboxes}/${endpoint}/${id}`),
          )
          .filter((place) => serverNow - server.number(`${place}/at`) > SIGNAL_LIFE_MS)
          .map((place) => [place, null]),
      ),
    )
  }
}

const inboxOf = ({ user, endpoint }: PeerAddress) => `signals/${user}/${endpoint}`
