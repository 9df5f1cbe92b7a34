import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import type { AccountRemote, DepartedRoom } from '@/domain/account/account-remote'
import { directRoomId } from '@/domain/room/direct'
import { parseMember, parseRoom } from '@/domain/room/parse-room'
import type { Member } from '@/domain/room/room'
import { isRoomId, type RoomId, type UserId } from '@/shared/ids'

const PLACES = ['rooms', 'members', 'bans', 'messages', 'roomState', 'reads', 'pins', 'calls']

export class MemoryAccountRemote implements AccountRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  isLeaving(user: UserId) {
    return this.#client.read(() => this.#isLeaving(user))
  }

  begin(user: UserId) {
    const { server } = this.#client
    return order(this.#client, user, () =>
      this.#isLeaving(user) ? {} : { [`leaving/${user}`]: server.now() },
    )
  }

  callOff(user: UserId) {
    return order(this.#client, user, () => {
      demand(!this.#isLeaving(user) || this.#client.server.has(`users/${user}`))
      return { [`leaving/${user}`]: null }
    })
  }

  readRooms(user: UserId) {
    return this.#client.read(() => this.#roomsOf(user).map((id) => this.#toRoom(id, user)))
  }

  async withdrawInvites(room: RoomId, user: UserId) {
    const { server } = this.#client
    await order(this.#client, user, () =>
      Object.fromEntries(
        server
          .children(`roomInvites/${room}`)
          .filter(([token]) => server.get(`roomInvites/${room}/${token}/by`) === user)
          .flatMap(([token]) => [
            [`roomInvites/${room}/${token}`, null],
            [`invites/${token}`, null],
          ]),
      ),
    )
  }

  closeDirect(room: RoomId, by: UserId) {
    const { server } = this.#client
    return order(this.#client, by, () => {
      demand(this.#isLeaving(by) && server.get(`rooms/${room}/kind`) === 'dm')
      demand(server.isMember(room, by) && this.#others(room, by).length === 0)
      return {
        ...Object.fromEntries(PLACES.map((place) => [`${place}/${room}`, null])),
        [`typing/${room}/${by}`]: null,
        [`userRooms/${by}/${room}`]: null,
        [`invitations/${by}/${room}`]: null,
        [`closedRooms/${room}`]: { by, at: server.now() },
      }
    })
  }

  erase(user: UserId) {
    const { server } = this.#client
    return order(this.#client, user, () => {
      demand(this.#isLeaving(user))
      const direct = this.#roomsOf(user).filter((room) => room.startsWith('dm_'))
      const blocked = server.children(`private/${user}/blocks`).map(([other]) => other as UserId)
      const places = [
        'users',
        'userPortraits',
        'directory',
        'lastSeen',
        'rate',
        'private',
        'userRooms',
        'invitations',
        'presence',
        'signals',
        'devices',
      ]
      return Object.fromEntries(
        [
          ...places.map((place) => `${place}/${user}`),
          ...direct.flatMap((room) => [
            `members/${room}/${user}`,
            `typing/${room}/${user}`,
            `reads/${room}/${user}`,
          ]),
          ...blocked.map((other) => `bans/${directRoomId(user, other)}/${other}`),
        ].map((path) => [path, null]),
      )
    })
  }

  #isLeaving = (user: UserId) => this.#client.server.isLeaving(user)

  #roomsOf(user: UserId): readonly RoomId[] {
    const { server } = this.#client
    const keys = (place: string) => server.children(`${place}/${user}`).map(([key]) => key)
    const direct = keys('invitations').filter((key) => key.startsWith('dm_'))
    return [...new Set([...keys('userRooms'), ...direct])].filter(isRoomId)
  }

  #toRoom(id: RoomId, user: UserId): DepartedRoom {
    const { server } = this.#client
    const mine = parseMember({
      ...(server.get(`members/${id}/${user}`) as object | null),
      id: user,
    })
    const room = mine && parseRoom({ ...(server.get(`rooms/${id}`) as object | null), id })
    const kind = room?.kind ?? (id.startsWith('dm_') ? 'dm' : 'private')
    const others = mine ? this.#others(id, user) : []
    return { id, name: room?.name ?? '', kind, role: mine?.role, others }
  }

  #others(room: RoomId, user: UserId): readonly Member[] {
    return this.#client.server.children(`members/${room}`).flatMap(([id, value]) => {
      const member = parseMember({ ...(value as object), id })
      return member && id !== user ? [member] : []
    })
  }
}
