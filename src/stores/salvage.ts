import { clearPerson } from '@/stores/clear-person'
import type { Services } from '@/stores/services'

/**
 * What is done with what is on the device when a sign-in ends without anybody having asked for it.
 * Settles with what there is to say; `undefined`: nothing was done, and the usual is enough.
 */
export async function salvage(services: Services): Promise<'deleted' | 'guest' | undefined> {
  const { person, carriedOver } = services
  if (!person.value) return undefined
  const { account, replica } = person.value
  if (await services.isAccountGone(account.id).catch(() => false)) {
    // Deleted, here or on another device: nothing of it stays on any of them.
    services.forgetTyped()
    carriedOver.write(undefined)
    await clearPerson(services)
    return 'deleted'
  }
  if (!account.isGuest) return undefined
  const unsent = await replica.readOutbox()
  if (unsent.length === 0) return undefined
  // Nobody signs in as this guest again: whoever is next is asked about it.
  const { from, rooms = [], unsent: earlier = [] } = carriedOver.read() ?? {}
  const joined = (await replica.readRooms()).filter(({ mine }) => mine).map(({ id }) => id)
  const all = [...earlier, ...unsent]
  carriedOver.write({ from: account.id, rooms: [...new Set([...rooms, ...joined])], unsent: all })
  if (carriedOver.read()?.unsent?.length !== all.length) {
    carriedOver.write(from && { from, rooms, unsent: earlier })
    return undefined
  }
  services.forgetTyped()
  await clearPerson(services)
  return 'guest'
}
