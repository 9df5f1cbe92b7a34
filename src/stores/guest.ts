import { defineStore, storeToRefs } from 'pinia'
import { shallowRef } from 'vue'
import type { DemoPerson } from '@/domain/auth/auth-gateway'
import type { UserId } from '@/shared/ids'
import { useServices } from '@/stores/services'
import { demoSignIn, googleSignIn, useSessionStore, type SignIn } from '@/stores/session'

/** What becomes of what a guest has not sent when they go to an account that is there already. */
export type UnsentChoice = 'take' | 'discard'

/** A guest's ways to keep what they have. */
export const useGuestStore = defineStore('guest', () => {
  const services = useServices()
  const sessionStore = useSessionStore()
  const { problem } = storeToRefs(sessionStore)

  /** So many messages wait: to be asked about before this account is left. */
  const unsent = shallowRef(0)
  /** They could not be kept for the other account. Nothing was done. */
  const isTooMuch = shallowRef(false)
  /** The way in that ended in "already in use", so that it can be gone to the end. */
  let existingWay: SignIn | undefined

  async function link(way: SignIn, existing: SignIn) {
    await sessionStore.attempt(way)
    existingWay = problem.value === 'already-in-use' ? existing : undefined
  }

  /** Leaves the guest behind for the account that is there already; joined rooms come along. */
  async function switchToExisting(choice?: UnsentChoice) {
    const way = existingWay
    const guest = way && (await pack(choice))
    if (!way || !guest) return
    await sessionStore.attempt(way, true)
    // Still here: the window was closed, or it did not work.
    if (services.accountMemory.read()?.id === guest) services.carriedOver.write(undefined)
  }

  /** Settles with whom it is from; `undefined` where there is something to be asked or said first. */
  async function pack(choice: UnsentChoice | undefined): Promise<UserId | undefined> {
    const { account, replica } = services.person.value ?? {}
    if (!account || !replica) return undefined
    const rows = await replica.readOutbox()
    isTooMuch.value = false
    unsent.value = choice ? 0 : rows.length
    if (unsent.value > 0) return undefined
    const rooms = (await replica.readRooms()).filter(({ mine }) => mine).map(({ id }) => id)
    const kept = choice === 'take' ? rows : []
    services.carriedOver.write({ from: account.id, rooms, unsent: kept })
    // Local storage is small, and says nothing.
    isTooMuch.value = services.carriedOver.read()?.unsent?.length !== kept.length
    if (!isTooMuch.value) return account.id
    services.carriedOver.write(undefined)
    unsent.value = rows.length
    return undefined
  }

  return {
    unsent,
    isTooMuch,
    linkGoogle: () => link((auth) => auth.linkGoogle(), googleSignIn),
    linkDemo: (person: DemoPerson) =>
      link((auth) => auth.demo?.link(person) ?? auth.linkGoogle(), demoSignIn(person)),
    switchToExisting,
    stay: () => (unsent.value = 0),
  }
})
