import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import { CALL_LEASE_MS, type Call, type DeclineReason } from '@/domain/call/call'
import type { CallBeginning, CallRemote, Sitting } from '@/domain/call/call-remote'
import { parseStoredCall } from '@/domain/call/parse-call'
import type { Watcher } from '@/domain/connection/watcher'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryCallRemote implements CallRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(room: RoomId, watcher: Watcher<Call | undefined>): Unsubscribe {
    const { server, user } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.isMember(room, user))
        return { record: server.get(`calls/${room}`) }
      },
      onValue: ({ record }) => {
        const call = parseStoredCall(room, record)
        watcher.onValue(call, record !== null && !call ? 1 : 0)
      },
      onLost: () => watcher.onLost(),
    })
  }

  readMembers(room: RoomId, limit: number) {
    const { server, user } = this.#client
    if (!server.isMember(room, user)) return Promise.reject(new Error('denied'))
    const members = server.children(`members/${room}`).slice(0, limit)
    return Promise.resolve(members.map(([member]) => member as UserId))
  }

  async begin(room: RoomId, beginning: CallBeginning) {
    const { server } = this.#client
    const { id, kind, user, seat, called } = beginning
    const answer = await order(this.#client, user, () => {
      demand(server.mayWrite(room, user) && !server.has(`calls/${room}/people`))
      const people = { [user]: this.#lease(beginning) }
      const seats = { [seat]: user }
      const call = {
        id,
        by: user,
        at: server.now(),
        kind,
        people,
        seats,
        called: Object.assign({}, called) as object,
      }
      return { [`calls/${room}`]: call }
    })
    if (answer === 'done') this.#leaveWord(room, beginning)
    return answer
  }

  async sit(room: RoomId, sitting: Sitting) {
    const { server } = this.#client
    const { user, seat } = sitting
    const answer = await order(this.#client, user, () => {
      this.#demandLease(room, sitting)
      const seated = server.get(`calls/${room}/seats/${seat}`)
      const lease = `calls/${room}/people/${String(seated)}`
      demand(server.get(`${lease}/seat`) !== seat || this.#isStale(lease))
      return {
        [`calls/${room}/people/${user}`]: this.#lease(sitting),
        [`calls/${room}/seats/${seat}`]: user,
      }
    })
    if (answer === 'done') this.#leaveWord(room, sitting)
    return answer
  }

  renew(room: RoomId, sitting: Sitting) {
    const { server } = this.#client
    return order(this.#client, sitting.user, () => {
      this.#demandLease(room, sitting)
      demand(server.get(`calls/${room}/seats/${sitting.seat}`) === sitting.user)
      return { [`calls/${room}/people/${sitting.user}`]: this.#lease(sitting) }
    })
  }

  leave(room: RoomId, sitting: Sitting) {
    this.#client.cancelWord(wordOf(room, sitting))
    return order(this.#client, sitting.user, () => goneOf(room, sitting))
  }

  end(room: RoomId) {
    const { server, user } = this.#client
    return order(this.#client, user, () => {
      demand(server.isMember(room, user))
      demand(server.get(`rooms/${room}/kind`) === 'dm' || !server.has(`calls/${room}/people`))
      return { [`calls/${room}`]: null }
    })
  }

  async sweep(call: Call) {
    const { room, people } = call
    const answer = await order(this.#client, this.#client.user, () => {
      demand(this.#client.server.isMember(room, this.#client.user))
      for (const { user } of people) demand(this.#isStale(`calls/${room}/people/${user}`))
      return Object.assign({}, ...people.map((each) => goneOf(room, each))) as Record<string, null>
    })
    return answer === 'done' ? this.end(room) : answer
  }

  decline(room: RoomId, user: UserId, why: DeclineReason) {
    const { server } = this.#client
    return order(this.#client, user, () => {
      demand(server.isMember(room, user) && server.has(`calls/${room}/id`))
      return { [`calls/${room}/declined/${user}`]: why }
    })
  }

  #demandLease(room: RoomId, { user, endpoint }: Sitting) {
    const { server } = this.#client
    demand(server.mayWrite(room, user) && server.has(`calls/${room}/id`))
    const mine = `calls/${room}/people/${user}`
    const isFree = !server.has(mine) || server.get(`${mine}/endpoint`) === endpoint
    demand(isFree || this.#isStale(mine))
  }

  #isStale(lease: string): boolean {
    const { server } = this.#client
    return server.number(`${lease}/beat`) < server.now() - CALL_LEASE_MS
  }

  #lease({ endpoint, seat }: Sitting) {
    return { endpoint, seat, beat: this.#client.server.now() }
  }

  #leaveWord(room: RoomId, sitting: Sitting) {
    const { server } = this.#client
    this.#client.leaveWord(wordOf(room, sitting), () => server.update(goneOf(room, sitting)))
  }
}

const wordOf = (room: RoomId, { user }: Sitting) => `calls/${room}/people/${user}`

const goneOf = (room: RoomId, { user, seat }: Sitting) => ({
  [`calls/${room}/people/${user}`]: null,
  [`calls/${room}/seats/${seat}`]: null,
})
