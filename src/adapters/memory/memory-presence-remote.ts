import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
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

  watch(user: UserId, listener: (record: PresenceRecord) => void): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        const leases = server
          .children(`presence/${user}`)
          .map(([connection, value]) =>
            parseLease(typeof value === 'object' ? { ...value, connection } : value),
          )
          .filter((lease) => lease !== undefined)
        const lastSeen = server.get(`lastSeen/${user}`)
        return { leases, lastSeen: typeof lastSeen === 'number' ? lastSeen : undefined }
      },
      onValue: listener,
      onLost: () => undefined,
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

  watchTyping(room: RoomId, listener: (signs: readonly TypingSign[]) => void): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.isMember(room, this.#client.user))
        return server
          .children(`typing/${room}`)
          .map(([user, at]) => parseTyping({ user, at }))
          .filter((sign) => sign !== undefined)
      },
      onValue: listener,
      onLost: () => listener([]),
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
