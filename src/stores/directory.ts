import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { toBeginning, type FoundPerson } from '@/domain/user/directory'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useActionsStore } from '@/stores/actions'
import { useServices } from '@/stores/services'

/** Typing that pauses for so long is looked for. */
export const FIND_PAUSE_MS = 300

/** Who is looked for by name among those who want to be found. */
export const useDirectoryStore = defineStore('directory', () => {
  const { clock, person } = useServices()
  const actionsStore = useActionsStore()

  const typed = shallowRef('')
  const status = shallowRef<'idle' | 'looking' | 'done' | 'offline' | 'refused'>('idle')
  const found = shallowRef<readonly FoundPerson[]>([])
  let cancel: Unsubscribe | undefined

  /** What was found stays on screen until the next answer. */
  function look(text: string) {
    typed.value = text
    cancel?.()
    cancel = undefined
    const beginning = toBeginning(text)
    if (beginning === '') {
      status.value = 'idle'
      found.value = []
      return
    }
    status.value = 'looking'
    cancel = clock.after(FIND_PAUSE_MS, () => void ask(beginning))
  }

  async function ask(beginning: string) {
    const answer = await actionsStore.act('find-people', { beginning })
    // Something else is looked for by now.
    if (toBeginning(typed.value) !== beginning) return
    found.value = answer.ok ? answer.value.filter(({ id }) => id !== person.value?.account.id) : []
    if (answer.ok) status.value = 'done'
    else status.value = answer.problem === 'offline' ? 'offline' : 'refused'
  }

  return { typed, status, found, look, clear: () => look('') }
})
