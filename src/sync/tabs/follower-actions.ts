import * as v from 'valibot'
import { fail } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { ActionSync, Topic } from '@/sync/actions/actions'
import type { createQuestions } from '@/sync/tabs/questions'

interface TopicEntry {
  readonly topic: Topic
  readonly listener: (told: readonly unknown[] | undefined) => void
}

/** Actions and topics of a tab without a connection. */
export interface FollowerActions extends ActionSync {
  topics(): readonly Topic[]
  hear(topic: string, told: unknown): void
}

const importSchemas = () => import('@/sync/actions/action-schemas')
let loading: ReturnType<typeof importSchemas> | undefined

/**
 * One promise for all who ask: a second import need not wait for what the first one fetches, and what was told
 * first would be heard last.
 */
function loadSchemas() {
  loading ??= importSchemas().catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}
const anything = v.unknown()

export function createFollowerActions(
  ask: ReturnType<typeof createQuestions>['ask'],
  keep: (entries: Set<TopicEntry>, entry: TopicEntry) => Unsubscribe,
): FollowerActions {
  const entries = new Set<TopicEntry>()
  return {
    async act(name, needs) {
      try {
        const { parseOutcome } = await loadSchemas()
        const action = { name, needs }
        const answer = await ask({ name: 'act', action }, anything, fail('offline'))
        return parseOutcome(name, answer ?? fail('offline'))
      } catch {
        return fail('offline')
      }
    },
    watchTopic: (topic, listener) =>
      keep(entries, { topic, listener: listener as TopicEntry['listener'] }),
    topics: () => [...new Set([...entries].map(({ topic }) => topic))],
    hear(topic, told) {
      if (![...entries].some((entry) => entry.topic === topic)) return
      void loadSchemas().then(
        ({ parseTold }) => {
          const parsed = parseTold(topic, told)
          for (const entry of entries) if (entry.topic === topic) entry.listener(parsed)
        },
        () => undefined,
      )
    },
  }
}
