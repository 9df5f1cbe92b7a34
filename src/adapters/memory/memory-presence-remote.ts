import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import { parseLease, parseTyping } from '@/domain/presence/parse-presence'
import type { PresenceLease } from '@/domain/presence/presence'
import type { PresenceRecord, PresenceRemote } from '@/domain/presence/presence-remote'
import type { TypingSign } from '@/domain/presence/typing'
import type { ConnectionId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryPresenceRemote implements PresenceRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  async announce(user: UserId, connection: ConnectionId, state: PresenceLease['state']) {
    const { server } = this.#client
    const lease = `presence/${user}/${connection}`
    await this.#write(user, () => {
      this.#client.leaveWord(lease, () =>
        server.update({ [lease]: null, [`lastSeen/${user}`]: server.now() }),
      )
      server.set(lease, { state, at: server.now(), beat: server.now() })
    })
  }

  async renew(user: UserId, connection: ConnectionId, state: PresenceLease['state']) {
    const { server } = this.#client
    const lease = `presence/${user}/${connection}`
    await this.#write(user, () => {
      // A lease that was cleaned away cannot be extended: it would lack when it began.
      demand(server.has(lease))
      server.update({ [`${lease}/state`]: state, [`${lease}/beat`]: server.now() })
    })
  }

  async withdraw(user: UserId, connection: ConnectionId) {
    const { server } = this.#client
    const lease = `presence/${user}/${connection}`
    await this.#write(user, () => {
      this.#client.cancelWord(lease)
      server.update({ [lease]: null, [`lastSeen/${user}`]: server.now() })
    })
  }

  watch(user: UserId, watcher: Watcher<PresenceRecord>): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        const records = server.children(`presence/${user}`)
        const leases = records
          .map(([connection, value]) =>
            parseLease(typeof value === 'object' ? { ...value, connection } : value),
          )
          .filter((lease) => lease !== undefined)
        const at = server.get(`lastSeen/${user}`)
        const lastSeen = typeof at === 'number' ? at : undefined
        return { record: { leases, lastSeen }, skipped: records.length - leases.length }
      },
      onValue: ({ record, skipped }) => watcher.onValue(record, skipped),
      onLost: () => watcher.onLost(),
    })
  }

  async setTyping(room: RoomId, user: UserId, isTyping: boolean) {
    const { server } = this.#client
    const sign = `typing/${room}/${user}`
    await this.#write(user, () => {
      demand(!isTyping || server.isMember(room, user))
      if (isTyping) this.#client.leaveWord(sign, () => server.set(sign, null))
      server.set(sign, isTyping ? server.now() : null)
    })
  }

  watchTyping(room: RoomId, watcher: Watcher<readonly TypingSign[]>): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.isMember(room, this.#client.user))
        const records = server.children(`typing/${room}`)
        const signs = records
          .map(([user, at]) => parseTyping({ user, at }))
          .filter((sign) => sign !== undefined)
        return { signs, skipped: records.length - signs.length }
      },
      onValue: ({ signs, skipped }) => watcher.onValue(signs, skipped),
      onLost: () => watcher.onLost(),
    })
  }

  async #write(user: UserId, work: () => void): Promise<void> {
    const answer = await this.#client.write(() => {
      try {
        demand(user === this.#client.user)
        work()
        return 'done'
      } catch {
        return 'denied'
      }
    })
    demand(answer === 'done')
  }
}
