import { fail } from '@/shared/result'
import { stopLater } from '@/shared/stop-later'
import type { ActionSync } from '@/sync/actions/actions'
import type { SyncContext } from '@/sync/sync-context'

/** Actions and topics, whose code loads with the first of them. */
export const createLaterActions = (context: SyncContext): ActionSync => ({
  act: (name, needs) =>
    import('@/sync/actions/perform-action').then(
      ({ performAction }) => performAction(context, name, needs),
      () => fail('offline'),
    ),
  watchTopic: (topic, listener) =>
    stopLater(
      import('@/sync/actions/watch-topic').then(({ watchTopic }) =>
        watchTopic(context, topic, listener),
      ),
    ),
})
