import { defineStore } from 'pinia'
import { effectScope, watch } from 'vue'
import { fail } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useServices } from '@/stores/services'
import type { ActionName, ActionProblem, Needs, Outcome, Told, Topic } from '@/sync/actions/actions'

/** Why something that was asked for was not done. */
export type Refusal = ActionProblem
export type FollowedTopic = Topic
export type Followed<Of extends Topic> = Told<Of>

/** What is asked of the server and done now or not at all, from whichever tab. */
export const useActionsStore = defineStore('actions', () => {
  const { person } = useServices()

  /** Never rejects. */
  async function act<Name extends ActionName>(
    name: Name,
    needs: Needs<Name>,
  ): Promise<Outcome<Name>> {
    return (await person.value?.sync.value?.act(name, needs)) ?? fail('offline')
  }

  /** Tells a list until stopped, whichever tab has the connection. `undefined`: it is not to be read. */
  function follow<Of extends Topic>(
    topic: Of,
    listener: (told: Told<Of> | undefined) => void,
  ): Unsubscribe {
    const scope = effectScope(true)
    scope.run(() =>
      watch(
        () => person.value?.sync.value,
        (sync, _before, onCleanup) => {
          if (sync) onCleanup(sync.watchTopic(topic, listener))
        },
        { immediate: true },
      ),
    )
    return () => scope.stop()
  }

  return { act, follow }
})
