import { defineStore } from 'pinia'
import { prepareName, type NameProblem } from '@/domain/user/profile'
import { useActionsStore } from '@/stores/actions'

/** What a person says of themselves. */
export const useOwnProfileStore = defineStore('own-profile', () => {
  const actionsStore = useActionsStore()

  async function rename(raw: string): Promise<NameProblem | 'offline' | undefined> {
    const name = prepareName(raw)
    if (!name.ok) return name.problem
    const renamed = await actionsStore.act('set-name', { name: name.value })
    return renamed.ok ? undefined : 'offline'
  }

  return { rename }
})
