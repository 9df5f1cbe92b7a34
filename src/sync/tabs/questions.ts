import * as v from 'valibot'
import type { Clock } from '@/domain/device/clock'
import type { Sync } from '@/sync/sync'
import { answerQuestion } from '@/sync/tabs/answer-question'
import type { Question, TabId, TabMessage } from '@/sync/tabs/tab-message'

/** Longer than the leader itself waits for the server. */
export const ASK_TIMEOUT_MS = 12_000

interface Asked {
  readonly question: Question
  isPosted: boolean
  finish(answer: unknown): void
}

interface QuestionsParts {
  readonly id: TabId
  readonly clock: Clock
  readonly post: (message: TabMessage) => void
}

/** What a follower has asked and not heard the answer of. When the lead moves, it is asked again. */
export function createQuestions({ id, clock, post }: QuestionsParts) {
  const asked = new Map<number, Asked>()
  let leader: TabId | undefined
  let lastNumber = 0

  function postOne(number: number, one: Asked) {
    one.isPosted = true
    post({ kind: 'ask', from: id, number, question: one.question })
  }

  /** Settles with the answer, or in the end with `otherwise`; never rejects. */
  function ask<Answer>(
    question: Question,
    schema: v.GenericSchema<unknown, Answer>,
    otherwise: Answer,
    timeout = ASK_TIMEOUT_MS,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      const number = ++lastNumber
      const cancel = clock.after(timeout, () => finish(undefined))
      function finish(answer: unknown) {
        cancel()
        asked.delete(number)
        const parsed = v.safeParse(schema, answer)
        resolve(parsed.success ? parsed.output : otherwise)
      }
      const one = { question, isPosted: false, finish }
      asked.set(number, one)
      if (leader) postOne(number, one)
    })
  }

  /** It may have been done already: a room made again would be two. The person is asked instead. */
  const mayRepeat = ({ question: { name }, isPosted }: Asked) => !isPosted || name !== 'act'

  /** Worth nothing later: said to the leader of now, or to nobody. */
  function tell(question: Question) {
    if (leader) post({ kind: 'ask', from: id, number: 0, question })
  }

  return {
    ask,
    tell,
    take: (number: number, answer: unknown) => asked.get(number)?.finish(answer),
    leader: () => leader,
    /** Whether this is somebody new, who knows nothing of this tab yet. */
    setLeader(next: TabId): boolean {
      if (next === leader) return false
      leader = next
      for (const [number, one] of [...asked]) {
        if (mayRepeat(one)) postOne(number, one)
        else one.finish(undefined)
      }
      return true
    },
    handOver(successor: Sync) {
      for (const one of [...asked.values()]) {
        if (!mayRepeat(one)) one.finish(undefined)
        else {
          void answerQuestion(successor, one.question)
            .then((answer) => one.finish(answer))
            .catch(() => one.finish(undefined))
        }
      }
    },
  }
}
