import type { MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import { parseProfile } from '@/domain/user/parse-profile'
import { isPhoto } from '@/domain/portrait/photo'
import { MAX_NAME_LENGTH, type Profile } from '@/domain/user/profile'
import type { ProfileRemote } from '@/domain/user/profile-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryProfileRemote implements ProfileRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(user: UserId, watcher: Watcher<Profile | undefined>): Unsubscribe {
    return this.#client.listen({
      read: () => this.#client.server.get(`users/${user}`),
      onValue: (value) => {
        const record = typeof value === 'object' && value !== null ? { ...value, id: user } : value
        const profile = parseProfile(record)
        watcher.onValue(profile, value !== null && !profile ? 1 : 0)
      },
      onLost: () => watcher.onLost(),
    })
  }

  save({ id, name, photo }: Profile) {
    const { server, user } = this.#client
    return this.#client.write(() => {
      // A portrait comes with what it is.
      const isAddress = photo === undefined || (typeof photo === 'string' && isPhoto(photo))
      const isName = /\S/.test(name) && name.length <= MAX_NAME_LENGTH
      if (id !== user || !isName || !isAddress) return 'denied'
      if (!server.has(`users/${id}`) && server.isLeaving(id)) return 'denied'
      const createdAt = server.has(`users/${id}`)
        ? server.number(`users/${id}/createdAt`)
        : server.now()
      server.set(`users/${id}`, { name, createdAt, ...(photo === undefined ? {} : { photo }) })
      return 'done'
    })
  }
}
