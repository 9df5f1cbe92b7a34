import { demand, PermissionDenied, type MemoryClient } from '@/adapters/memory/memory-client'
import type { UserId } from '@/shared/ids'

type Answer = 'done' | 'denied'

/** A write of all or nothing, in one's own name; `plan` demands what the rules do. */
export function order(
  client: MemoryClient,
  user: UserId,
  plan: () => Record<string, unknown>,
): Promise<Answer> {
  return client.write(() => {
    try {
      demand(user === client.user)
      client.server.update(plan())
      return 'done'
    } catch (cause) {
      if (cause instanceof PermissionDenied) return 'denied'
      throw cause
    }
  })
}

/** The bucket after a token has been taken for something. */
export function pay(
  client: MemoryClient,
  token: { readonly tokensLeft: number; readonly spentOn: string },
): Record<string, unknown> {
  const { server, user } = client
  demand(server.allowsBucket(user, token.tokensLeft))
  return { [`rate/${user}`]: { t: server.now(), n: token.tokensLeft, for: token.spentOn } }
}
