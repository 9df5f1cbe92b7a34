import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import {
  inviteProblem,
  isInviteToken,
  MAX_INVITE_MS,
  MAX_INVITE_USES,
  type Invite,
  type InviteToken,
  type Question,
} from '@/domain/room/invite'
import type { InviteRemote } from '@/domain/room/invite-remote'
import { parseInvite, parseQuestion } from '@/domain/room/parse-invite'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

export class MemoryInviteRemote implements InviteRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  make({ token, ...invite }: Invite, by: RoomMaker) {
    const { server } = this.#client
    const { room, name, expires, uses, used } = invite
    return order(this.#client, by.user, () => {
      demand(this.#mayAsk(room) && isInviteToken(token) && !server.has(`invites/${token}`))
      demand(name === server.get(`rooms/${room}/name`) && used === 0)
      demand(expires > server.now() && expires <= server.now() + MAX_INVITE_MS)
      demand(uses >= 1 && uses <= MAX_INVITE_USES)
      return {
        [`invites/${token}`]: invite,
        [`roomInvites/${room}/${token}`]: { by: by.user, at: server.now() },
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  read(token: InviteToken) {
    return this.#client.read(() => this.#find(token))
  }

  watchTokens(room: RoomId, watcher: Watcher<readonly InviteToken[]>) {
    const { server, user } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.runs(room, user))
        return server.children(`roomInvites/${room}`).map(([token]) => token)
      },
      onValue: (tokens) => watcher.onValue(tokens.filter(isInviteToken), 0),
      onLost: () => watcher.onLost(),
    })
  }

  revoke(room: RoomId, token: InviteToken) {
    const { server, user } = this.#client
    const entry = `roomInvites/${room}/${token}`
    return order(this.#client, user, () => {
      demand(server.runs(room, user) || server.get(`${entry}/by`) === user)
      return { [`invites/${token}`]: null, [entry]: null }
    })
  }

  joinBy(token: InviteToken, user: UserId) {
    const { server } = this.#client
    return order(this.#client, user, () => {
      const invite = this.#find(token)
      demand(invite !== undefined && inviteProblem(invite, server.now()) === undefined)
      return {
        ...this.#comeIn(invite.room, user),
        [`userRooms/${user}/${invite.room}/invite`]: token,
        [`invites/${token}/used`]: invite.used + 1,
      }
    })
  }

  ask(room: RoomId, user: UserId, by: RoomMaker) {
    const { server } = this.#client
    return order(this.#client, by.user, () => {
      demand(this.#mayAsk(room) && !server.isMember(room, user))
      demand(!server.isLeaving(user))
      demand(
        !server.has(`bans/${room}/${user}`) && !server.has(`private/${user}/blocks/${by.user}`),
      )
      return {
        [`invitations/${user}/${room}`]: { by: by.user, at: server.now() },
        ...pay(this.#client, { ...by, spentOn: room }),
      }
    })
  }

  watchQuestions(user: UserId, watcher: Watcher<readonly Question[]>) {
    return this.#client.listen({
      read: () => {
        demand(user === this.#client.user)
        return this.#client.server.children(`invitations/${user}`)
      },
      onValue: (entries) => {
        const questions = entries.flatMap(([room, value]) => {
          const question = parseQuestion({ ...(value as object), room })
          return question ? [question] : []
        })
        watcher.onValue(questions, entries.length - questions.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  accept(room: RoomId, user: UserId) {
    const { server } = this.#client
    return order(this.#client, user, () => {
      const question = `invitations/${user}/${room}`
      if (server.isMember(room, user)) {
        const joinedAt = server.number(`members/${room}/${user}/joinedAt`)
        const kind = server.get(`rooms/${room}/kind`)
        const mine = { kind, joinedAt, readAt: 0, readCount: 0 }
        return { [`userRooms/${user}/${room}`]: mine, [question]: null }
      }
      demand(server.has(question))
      return { ...this.#comeIn(room, user), [question]: null }
    })
  }

  decline(room: RoomId, user: UserId) {
    return order(this.#client, user, () => ({ [`invitations/${user}/${room}`]: null }))
  }

  #comeIn(room: RoomId, user: UserId): Record<string, unknown> {
    const { server } = this.#client
    demand(server.has(`rooms/${room}`) && !server.isMember(room, user))
    demand(!server.has(`bans/${room}/${user}`))
    const joinedAt = server.now()
    const kind = server.get(`rooms/${room}/kind`)
    return {
      [`members/${room}/${user}`]: { role: 'member', joinedAt },
      [`userRooms/${user}/${room}`]: { kind, joinedAt, readAt: 0, readCount: 0 },
    }
  }

  #find(token: InviteToken): Invite | undefined {
    const value = this.#client.server.get(`invites/${token}`)
    return parseInvite({ ...(value as object | null), token })
  }

  #mayAsk(room: RoomId): boolean {
    const { server, user } = this.#client
    const isOpen = server.get(`rooms/${room}/membersInvite`) === true
    return server.runs(room, user) || (isOpen && server.isMember(room, user))
  }
}
