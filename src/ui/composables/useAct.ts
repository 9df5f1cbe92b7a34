import { shallowRef } from 'vue'
import { useActionsStore, type Refusal } from '@/stores/actions'
import type { Result } from '@/shared/result'

type Act = ReturnType<typeof useActionsStore>['act']

/** Something that is asked for from a form or menu: one at a time, and a reason when it was not done. */
export function useAct() {
  const actionsStore = useActionsStore()
  const isBusy = shallowRef(false)
  const problem = shallowRef<Refusal>()

  /** What came back, or `undefined` where it was not done. */
  async function ask<Value>(
    asking: (act: Act) => Promise<Result<Value, Refusal>>,
  ): Promise<Value | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    problem.value = undefined
    try {
      const outcome = await asking((name, needs) => actionsStore.act(name, needs))
      if (outcome.ok) return outcome.value
      problem.value = outcome.problem
      return undefined
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, problem, ask }
}
