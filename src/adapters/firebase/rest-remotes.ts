import { withKeys } from '@/adapters/firebase/answers'
import { messageUpdate } from '@/adapters/firebase/message-update'
import { parseBucket } from '@/adapters/firebase/parse-bucket'
import { paths } from '@/adapters/firebase/paths'
import type { RestDatabase } from '@/adapters/firebase/rest-database'
import { parseMessage } from '@/domain/message/parse-message'
import type { DeliveryRemotes } from '@/domain/outbox/delivery-remotes'

/** What delivering needs, over REST: the same paths and the same update as over the SDK. */
export function createRestRemotes(database: RestDatabase): DeliveryRemotes {
  return {
    messages: {
      async send(message) {
        const answer = await database.update(messageUpdate(message))
        return answer === 'done' ? 'stored' : 'denied'
      },
      async find(room, id) {
        return parseMessage(withKeys(await database.get(paths.message(room, id)), { id, room }))
      },
      readBucket: async (user) => parseBucket(await database.get(paths.rate(user))),
    },
    rooms: {
      isMember: async (room, user) => (await database.get(paths.member(room, user))) !== null,
      exists: async (room) => (await database.get(paths.room(room))) !== null,
    },
  }
}
