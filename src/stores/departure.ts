import { defineStore } from 'pinia'
import { inject, shallowRef, type InjectionKey } from 'vue'
import type { DepartedRoom } from '@/domain/account/account-remote'
import type { Departure, RoomFate } from '@/domain/account/departure'
import type { Account, SignInProblem } from '@/domain/auth/account'
import type { AuthGateway, DemoPerson } from '@/domain/auth/auth-gateway'
import type { Remotes } from '@/domain/connection/remotes'
import type { Clock } from '@/domain/device/clock'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Memory } from '@/stores/services'
import { demoSignIn, googleSignIn, type SignIn } from '@/stores/session'
import { eraseAccount, type EraseProgress } from '@/sync/departure/erase-account'
import { createInsist } from '@/sync/departure/insist'
import { pause } from '@/sync/pause'

/** The sign-in service deletes nobody who proved longer ago who they are (it says five minutes). */
export const FRESH_SIGN_IN_MS = 4 * 60_000
/** After this, what did not work is tried again. */
export const DEPARTURE_RETRY_MS = 5000

/** What deleting an account needs from outside; built in src/app. */
export interface DepartureServices {
  readonly memory: Memory<Departure | undefined> & { onEnd(listener: () => void): Unsubscribe }
  readonly clock: Clock
  loadDemoPeople(): Promise<readonly DemoPerson[] | undefined>
  loadBackend(): Promise<{ auth: AuthGateway; connect: () => Remotes }>
  /** Removes everything of this person from the device. Made twice it does nothing. */
  clearDevice(user: UserId): Promise<void>
  /** Runs it while no other tab does. */
  whenAlone(work: () => Promise<void>, signal: AbortSignal): Promise<void>
  readonly startOver: (path: string) => void
}

export const departureServicesKey: InjectionKey<DepartureServices> = Symbol('departure')

/** Why the person has to say who they are. */
export type ConfirmReason = 'stale' | 'nobody' | 'another'

export type DeparturePhase =
  | 'starting'
  /** Another tab is at it. */
  | 'elsewhere'
  | 'confirm'
  | 'choose'
  | 'data'
  | 'account'
  | 'device'
  | 'calling-off'
  | 'failed'

/** Deletes an account: what the server has, the sign-in, then this device. Ended anywhere, it goes on. */
export const useDepartureStore = defineStore('departure', () => {
  const services = inject(departureServicesKey)
  if (!services) throw new Error('departure services were not provided')
  const { memory, clock, startOver } = services

  const departure = shallowRef(memory.read())
  const phase = shallowRef<DeparturePhase>('starting')
  const reason = shallowRef<ConfirmReason>('stale')
  const problem = shallowRef<SignInProblem>()
  const rooms = shallowRef<readonly DepartedRoom[]>([])
  const names = shallowRef<ReadonlyMap<UserId, string>>(new Map())
  const progress = shallowRef<EraseProgress>()
  const isConnected = shallowRef(true)
  const demoPeople = shallowRef<readonly DemoPerson[]>()
  const isBusy = shallowRef(false)
  let auth: AuthGateway | undefined
  let remotes: Remotes | undefined
  /** Proved on this page; this device's clock may be far from the server's. */
  let isProven = false
  let running = new AbortController()
  let answered: () => void = () => undefined

  async function start() {
    memory.onEnd(goAway)
    phase.value = 'elsewhere'
    const { signal } = new AbortController()
    await services?.whenAlone(run, signal).catch(() => undefined)
  }

  /** By another tab, which has called it off or is done. */
  function goAway() {
    running.abort(new Error('it was ended in another tab'))
    startOver('/')
  }

  async function run() {
    phase.value = 'starting'
    for (;;) {
      departure.value = memory.read()
      if (!departure.value) {
        startOver('/')
        return
      }
      running = new AbortController()
      const { signal } = running
      try {
        if (await step(departure.value, signal)) return
      } catch {
        if (signal.aborted) return
        phase.value = 'failed'
        const isOver = await pause(clock, DEPARTURE_RETRY_MS, signal).then(
          () => false,
          () => true,
        )
        if (isOver) return
      }
    }
  }

  /** Settles with whether that was all. Each step may have been done before: then it does nothing. */
  async function step(current: Departure, signal: AbortSignal): Promise<boolean> {
    if (current.phase === 'device') return finish(current)
    if (!auth) await load()
    const me = await whoIsHere()
    if (!me && current.phase === 'account') return next(current, 'device')
    // A guest cannot come back to delete the rest; it has to be said.
    if (!me && current.isGuest) return next({ ...current, isPartial: true }, 'device')
    if (me?.id !== current.user) return ask(me ? 'another' : 'nobody')
    const ending = await auth?.ending()
    const age = clock.now() - (ending?.signedInAt() ?? 0)
    if (!current.isGuest && !isProven && age > FRESH_SIGN_IN_MS) return ask('stale')
    if (current.phase === 'data') return eraseData(current, signal)
    phase.value = 'account'
    const answer = await ending?.deleteAccount()
    if (answer === 'done') return next(current, 'device')
    if (answer === 'sign-in-again') {
      if (!current.isGuest) return ask('stale')
      // An empty guest without a name stays with the sign-in service, and nobody gets in as it.
      await auth?.signOut()
      return next(current, 'device')
    }
    throw new Error(`the account was not deleted: ${answer}`)
  }

  async function eraseData(current: Departure, signal: AbortSignal): Promise<boolean> {
    phase.value = 'data'
    const outcome = await eraseAccount(current, {
      remotes: connect(),
      clock,
      signal,
      onProgress: (now) => (progress.value = now),
    })
    if (outcome.kind === 'erased') return next(current, 'account')
    rooms.value = outcome.rooms
    phase.value = 'choose'
    for (const { others } of outcome.rooms) for (const { id } of others) learnName(id)
    await whenAnswered()
    return false
  }

  function learnName(user: UserId) {
    connect().profiles.watch(user, {
      onValue: (profile) => {
        if (profile) names.value = new Map(names.value).set(user, profile.name)
      },
      onLost: () => undefined,
    })
  }

  function next(current: Departure, then: Departure['phase']): boolean {
    memory.write({ ...current, phase: then })
    return false
  }

  async function finish({ user, isPartial }: Departure): Promise<boolean> {
    phase.value = 'device'
    await services?.clearDevice(user)
    memory.write(undefined)
    startOver(`/sign-in?left=${isPartial ? 'partial' : 'deleted'}`)
    return true
  }

  async function load() {
    const backend = await services?.loadBackend()
    auth = backend?.auth
    demoPeople.value = await services?.loadDemoPeople()
    connect = () => {
      if (remotes) return remotes
      remotes = backend?.connect()
      if (!remotes) throw new Error('there is no database')
      remotes.connection.watch((now) => (isConnected.value = now))
      return remotes
    }
  }
  let connect = (): Remotes => {
    throw new Error('not loaded yet')
  }

  function whoIsHere(): Promise<Account | undefined> {
    return new Promise((resolve) => {
      const stop = auth?.watch((account) => {
        resolve(account)
        queueMicrotask(() => stop?.())
      })
    })
  }

  async function ask(why: ConfirmReason): Promise<boolean> {
    // Whoever else that is has nothing to do with it.
    if (why === 'another') await auth?.signOut()
    reason.value = why
    phase.value = 'confirm'
    await whenAnswered()
    return false
  }

  function whenAnswered(): Promise<void> {
    return new Promise((resolve) => (answered = resolve))
  }

  async function prove(way: SignIn) {
    if (!auth || isBusy.value) return
    isBusy.value = true
    const result = await way(auth)
    isBusy.value = false
    problem.value = result.ok || result.problem === 'cancelled' ? undefined : result.problem
    isProven = result.ok && result.value.id === departure.value?.user
    if (result.ok) answered()
  }

  function decide(fates: Readonly<Partial<Record<RoomId, RoomFate>>>) {
    const current = memory.read()
    if (current) memory.write({ ...current, fates: { ...current.fates, ...fates } })
    answered()
  }

  /**
   * What has been deleted stays deleted, and nothing more is. Once the profile is gone there is no way
   * back, and the deletion goes on. Needs the network as much as deleting does.
   */
  async function callOff() {
    const current = departure.value
    if (!current) return
    running.abort(new Error('it was called off'))
    running = new AbortController()
    const { signal } = running
    phase.value = 'calling-off'
    try {
      const insist = createInsist({ connection: connect().connection, clock, signal })
      const { account } = await insist(() => connect().further())
      if ((await insist(() => account.callOff(current.user))) === 'done') memory.write(undefined)
    } catch {
      // Not even begun to be asked: the next page goes on from where it stands.
    }
    startOver('/')
  }

  return {
    departure,
    phase,
    reason,
    problem,
    rooms,
    names,
    progress,
    isConnected,
    demoPeople,
    isBusy,
    start,
    proveWithGoogle: () => prove(googleSignIn),
    proveAsDemo: (person: DemoPerson) => prove(demoSignIn(person)),
    decide,
    callOff,
  }
})
