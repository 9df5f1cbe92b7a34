import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { FOUND_LIMIT, parseFoundPerson, toListing } from '@/domain/user/directory'
import type { DirectoryRemote } from '@/domain/user/directory-remote'
import { MAX_QUIET_MS } from '@/domain/notice/quiet-time'
import { MAX_NAME_LENGTH, MAX_STATUS_LENGTH } from '@/domain/user/profile'
import type { UserId } from '@/shared/ids'

export class MemoryDirectoryRemote implements DirectoryRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  find(beginning: string) {
    return this.#client.read(() => {
      demand(beginning !== '')
      return this.#client.server
        .children('directory')
        .map(([id, entry]) => ({ id, ...(entry as { name: string; nameLower: string }) }))
        .filter(({ nameLower }) => nameLower.startsWith(beginning))
        .sort((a, b) => (a.nameLower < b.nameLower ? -1 : 1))
        .slice(0, FOUND_LIMIT)
        .map(parseFoundPerson)
        .filter((person) => person !== undefined)
    })
  }

  watchListed(me: UserId, watcher: Watcher<boolean>) {
    return this.#client.listen({
      read: () => {
        demand(me === this.#client.user)
        return this.#client.server.has(`directory/${me}`)
      },
      onValue: (isListed) => watcher.onValue(isListed, 0),
      onLost: () => watcher.onLost(),
    })
  }

  setListed(me: UserId, isListed: boolean) {
    return order(this.#client, me, () => {
      const name = this.#client.server.get(`users/${me}/name`)
      return { [`directory/${me}`]: isListed && typeof name === 'string' ? toListing(name) : null }
    })
  }

  setStatus(me: UserId, status: string) {
    const { server } = this.#client
    return order(this.#client, me, () => {
      demand(server.has(`users/${me}`) && status.length <= MAX_STATUS_LENGTH)
      demand(status === '' || /\S/.test(status))
      return { [`users/${me}/status`]: status || null }
    })
  }

  setQuiet(me: UserId, until: number) {
    const { server } = this.#client
    return order(this.#client, me, () => {
      demand(server.has(`users/${me}`))
      const ms = until - server.now()
      demand(until === 0 || (ms > 0 && ms <= MAX_QUIET_MS))
      return { [`users/${me}/quietUntil`]: until || null }
    })
  }

  rename(me: UserId, name: string) {
    const { server } = this.#client
    return order(this.#client, me, () => {
      demand(server.has(`users/${me}`) && /\S/.test(name) && name.length <= MAX_NAME_LENGTH)
      return {
        [`users/${me}/name`]: name,
        ...(server.has(`directory/${me}`) && { [`directory/${me}`]: toListing(name) }),
      }
    })
  }
}
