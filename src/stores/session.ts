import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Account, SignInProblem } from '@/domain/auth/account'
import type { AuthGateway, DemoPerson } from '@/domain/auth/auth-gateway'
import { guestName } from '@/domain/user/guest-name'
import type { Result } from '@/shared/result'
import { usePreferencesStore } from '@/stores/preferences'
import { clearPerson } from '@/stores/clear-person'
import { useServices } from '@/stores/services'

type SessionProblem = SignInProblem | 'unreachable'
export type SignIn = (auth: AuthGateway) => Promise<Result<Account, SignInProblem>>

/** Sign-in code that could not be loaded is tried again this often, without being asked. */
export const LOAD_RETRY_MS = 5000

/** Signing out does not wait longer for the tab that leads. */
export const MEET_LIMIT_MS = 2000

/** Who is signed in, and the way in and out. */
export const useSessionStore = defineStore('session', () => {
  const services = useServices()
  const preferencesStore = usePreferencesStore()

  const status = shallowRef<'starting' | 'signed-out' | 'signed-in'>('starting')
  const account = shallowRef<Account>()
  const busy = shallowRef(false)
  const problem = shallowRef<SessionProblem>()
  const demoPeople = shallowRef<readonly DemoPerson[]>()
  /** Settles once it is known whether there are demo people: a page that offers them waits, and does not jump. */
  const demoKnown = services.loadDemoPeople().then(
    (people) => void (demoPeople.value = people),
    () => undefined,
  )
  /** What is unsent goes along to another account, or was given up: nothing of it stays here. */
  let carriesAll = false
  let isLeaving = false
  let isWatching = false
  let isBringing = false

  /** Draws who was here last, or the way in, at once; then asks the sign-in service who it really is. */
  async function start() {
    const remembered = services.accountMemory.read()
    if (remembered) await enter(remembered)
    else if (!services.isComingBack()) status.value = 'signed-out'
    await watchAuth()
  }

  async function watchAuth() {
    const auth = await loadAuth()
    if (isWatching) return
    if (!auth) {
      services.clock.after(LOAD_RETRY_MS, () => void watchAuth())
      return
    }
    isWatching = true
    if (services.signOutPending.read()) {
      // Before anyone is believed to be signed in: they had left.
      await auth.signOut()
      services.signOutPending.write(false)
    }
    if (problem.value === 'unreachable') problem.value = undefined
    auth.watch((current) => void take(current))
  }

  async function loadAuth(): Promise<AuthGateway | undefined> {
    try {
      return await services.loadAuth()
    } catch {
      problem.value = 'unreachable'
      if (status.value === 'starting') status.value = 'signed-out'
      return undefined
    }
  }

  /** Signing in is told twice, by its own answer and by the watch: the second waits for the first. */
  let taking = Promise.resolve()
  function take(current: Account | undefined): Promise<void> {
    taking = taking.catch(() => undefined).then(() => settle(current))
    return taking
  }

  async function settle(current: Account | undefined) {
    if (isLeaving) return
    if (!current) {
      if (account.value) await loseSignIn()
      else status.value = 'signed-out'
      return
    }
    if (account.value && account.value.id !== current.id) {
      services.accountMemory.write(current)
      await leaveBehind()
      services.startOver('/')
      return
    }
    if (!account.value) await enter(current)
    await services.goLive()
    services.accountMemory.write(current)
    account.value = current
    // Not waited for: it needs a connection, and signing out must not wait for one.
    void bringAlong()
  }

  async function enter(next: Account) {
    const name = next.name ?? guestName(next.id, preferencesStore.effectiveLanguage)
    await services.enter(next, name)
    account.value = next
    status.value = 'signed-in'
    services.person.value?.changes.on(({ kind }) => {
      // Then nobody is signed in here either; all tabs hear of it from the sign-in service.
      if (kind === 'account-gone' || kind === 'signed-out')
        void loadAuth().then((auth) => auth?.signOut())
    })
  }

  async function attempt(way: SignIn, carries = false) {
    if (busy.value) return
    busy.value = true
    carriesAll = carries
    problem.value = undefined
    try {
      const auth = await loadAuth()
      if (!auth) return
      await watchAuth()
      const result = await way(auth)
      if (result.ok) {
        await take(result.value)
        return
      }
      problem.value = result.problem === 'cancelled' ? undefined : result.problem
    } finally {
      busy.value = false
    }
  }

  async function bringAlong() {
    const person = services.person.value
    const sync = person?.sync.value
    const carried = services.carriedOver.read()
    if (isBringing || !sync || !carried || carried.from === person.account.id) return
    isBringing = true
    try {
      const { bringAlong: bring } = await import('@/stores/bring-along')
      await bring(person, sync, services.carriedOver)
    } catch {
      // Without its code, the next page does it.
    }
    isBringing = false
  }

  // A tab that follows another, or takes over from it, gets its sync later than its sign-in.
  watch(
    () => services.person.value?.sync.value,
    () => void bringAlong(),
  )

  /** Messages, and what is wished for those that are sent. */
  async function countUnsent() {
    const replica = services.person.value?.replica
    if (!replica) return 0
    const [rows, wishes] = await Promise.all([
      replica.readOutbox(),
      replica.upkeep().then((upkeep) => upkeep.readChanges()),
    ])
    return rows.length + wishes.length
  }

  async function signOut() {
    isLeaving = true
    busy.value = true
    // The other tabs see by it that somebody was asked.
    services.accountMemory.write(undefined)
    const auth = await loadAuth()
    if (auth) await meetSync()
    await dropDevice()
    await services.person.value?.sync.value?.stop()
    if (auth) await auth.signOut()
    else services.signOutPending.write(true)
    await forget()
  }

  /** The others no longer list this one. Without a connection they do until it is forgotten. */
  async function dropDevice() {
    const sync = services.person.value?.sync.value
    const { ownDevice } = await services.loadBrowserParts().catch(() => ({ ownDevice: undefined }))
    if (ownDevice) await sync?.act('drop-device', { device: ownDevice().id })
  }

  /** Whoever leads must take this person away from the others' sight: a page just opened has not met it yet. */
  async function meetSync() {
    const sync = () => services.person.value?.sync.value
    // Also where the sign-in service has not said yet who it really is.
    await services.goLive()
    if (sync()) return
    await new Promise<void>((resolve) => {
      watch(sync, () => resolve(), { once: true })
      services.clock.after(MEET_LIMIT_MS, resolve)
    })
  }

  /** Nothing of this person stays on the device, in memory or on disk. */
  async function forget() {
    isLeaving = true
    services.accountMemory.write(undefined)
    services.forgetTyped()
    await clearPerson(services)
    services.startOver('/sign-in')
  }

  /** Signed out in another tab, or the sign-in was withdrawn: nobody was asked about what is unsent. */
  async function loseSignIn() {
    isLeaving = true
    // Another tab has signed out, or is finding out why: this one goes at once, before it can take over the lead.
    const isTold = services.accountMemory.read() === undefined
    services.accountMemory.write(undefined)
    const salvaging = isTold
      ? Promise.resolve(undefined)
      : import('@/stores/salvage').then(({ salvage }) => salvage(services))
    const left = (await salvaging.catch(() => undefined)) ?? (await leaveBehind())
    services.startOver(left ? `/sign-in?left=${left}` : '/sign-in')
  }

  /**
   * Another person goes on here. Only what the first one has promised to send outlives that. Settles
   * with what there is to say about it.
   */
  async function leaveBehind(): Promise<'cleared' | 'unsent' | undefined> {
    services.forgetTyped()
    const replica = services.person.value?.replica
    const hasUnsent = !carriesAll && (await countUnsent().catch(() => 1)) > 0
    const wasCleared = replica?.status === 'cleared'
    if (!hasUnsent) await clearPerson(services)
    if (wasCleared) return 'cleared'
    return hasUnsent ? 'unsent' : undefined
  }

  return {
    status,
    account,
    busy,
    problem,
    demoPeople,
    demoKnown,
    isGuest: computed(() => account.value?.isGuest === true),
    start,
    signInWithGoogle: () => attempt(googleSignIn),
    signInAsGuest: () => attempt((auth) => auth.signInAsGuest()),
    signInAsDemo: (person: DemoPerson) => attempt(demoSignIn(person)),
    dismissProblem: () => (problem.value = undefined),
    attempt,
    countUnsent,
    signOut,
  }
})

export const googleSignIn: SignIn = (auth) => auth.signInWithGoogle()

export function demoSignIn(person: DemoPerson): SignIn {
  return (auth) => auth.demo?.signIn(person) ?? auth.signInWithGoogle()
}
