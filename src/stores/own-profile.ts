import { defineStore } from 'pinia'
import { prepareName, type NameProblem } from '@/domain/user/profile'
import { useServices } from '@/stores/services'

/** What a person says of themselves. */
export const useOwnProfileStore = defineStore('own-profile', () => {
  const services = useServices()

  async function rename(raw: string): Promise<NameProblem | 'offline' | undefined> {
    const name = prepareName(raw)
    if (!name.ok) return name.problem
    const sync = services.person.value?.sync.value
    if (sync?.connection.status !== 'online') return 'offline'
    await sync.profiles.saveOwn(name.value)
    return undefined
  }

  return { rename }
})
