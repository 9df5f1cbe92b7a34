import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import { MAX_DRAFT_LENGTH, type Draft } from '@/domain/draft/draft'
import type { DraftRemote } from '@/domain/draft/draft-remote'
import { parseDraft } from '@/domain/draft/parse-draft'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryDraftRemote implements DraftRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(user: UserId, watcher: Watcher<readonly Draft[]>): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        demand(user === this.#client.user)
        return server.children(`private/${user}/drafts`)
      },
      onValue: (children) => {
        const drafts = children
          .map(([room, value]) => parseDraft({ ...(value as object), room }))
          .filter((draft) => draft !== undefined)
        watcher.onValue(drafts, children.length - drafts.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  save(user: UserId, { room, text, at }: Draft) {
    const { server, user: me } = this.#client
    return this.#client.write(() => {
      const place = `private/${user}/drafts/${room}`
      const isFit = text.length <= MAX_DRAFT_LENGTH && at <= server.now()
      if (user !== me || !isFit || at < server.number(`${place}/at`)) return 'denied'
      if (server.isLeaving(user)) return 'denied'
      server.set(place, { text, at })
      return 'done'
    })
  }
}
