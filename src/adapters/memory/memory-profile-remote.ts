import type { MemoryClient } from '@/adapters/memory/memory-client'
import { parseProfile } from '@/domain/user/parse-profile'
import { MAX_NAME_LENGTH, MAX_PHOTO_LENGTH, type Profile } from '@/domain/user/profile'
import type { ProfileRemote } from '@/domain/user/profile-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryProfileRemote implements ProfileRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(user: UserId, listener: (profile: Profile | undefined) => void): Unsubscribe {
    return this.#client.listen({
      read: () => this.#client.server.get(`users/${user}`),
      onValue: (value) =>
        listener(
          parseProfile(
            typeof value === 'object' && value !== null ? { ...value, id: user } : value,
          ),
        ),
      onLost: () => listener(undefined),
    })
  }

  save({ id, name, photo }: Profile) {
    const { server, user } = this.#client
    return this.#client.write(() => {
      const isPhoto =
        photo === undefined || (photo.startsWith('https://') && photo.length <= MAX_PHOTO_LENGTH)
      const isName = /\S/.test(name) && name.length <= MAX_NAME_LENGTH
      if (id !== user || !isName || !isPhoto) return 'denied'
      const createdAt = server.has(`users/${id}`)
        ? server.number(`users/${id}/createdAt`)
        : server.now()
      server.set(`users/${id}`, { name, createdAt, ...(photo === undefined ? {} : { photo }) })
      return 'done'
    })
  }
}
