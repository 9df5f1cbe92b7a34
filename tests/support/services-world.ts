import { createPinia, setActivePinia } from 'pinia'
import { createApp, shallowRef } from 'vue'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { createWorkerSearchEngine } from '@/adapters/search/worker-search-engine'
import { openExport } from '@/app/open-export'
import { handOver } from '@/app/open-search'
import type { Departure } from '@/domain/account/departure'
import type { Account, SignInProblem } from '@/domain/auth/account'
import type { AuthGateway, DemoPerson } from '@/domain/auth/auth-gateway'
import type { TransportChoice } from '@/domain/connection/transport'
import type { KeptArrivals } from '@/domain/fast-path/arrival'
import { NO_HINTS } from '@/domain/device/hints'
import { DEFAULT_NOTICE_PREFERENCES } from '@/domain/notice/notice-preferences'
import { DEFAULT_PREFERENCES } from '@/domain/preferences/preferences'
import type { Replica } from '@/domain/replica/replica'
import type { DeviceId, UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { fail, ok, type Result } from '@/shared/result'
import {
  servicesKey,
  type CarriedOver,
  type KeptPurpose,
  type LastDraft,
  type Memory,
  type Person,
  type RecentEmoji,
  type Services,
} from '@/stores/services'
import { startSync, type Sync } from '@/sync/sync'
import { createFakeAttention } from './fakes'
import { connectionId } from './fixtures'
import { createFakeFiles } from './fake-files'
import { createFakeNoticeBoard } from './fake-notice-board'
import { createLocalWorker } from './search-world'
import { createSyncWorld, type Tab } from './sync-world'

function createMemory<Value>(initial: Value): Memory<Value> {
  let value = initial
  return { read: () => value, write: (next) => void (value = next) }
}

/** Sign-in as the gateway tells it: the watch and the answer both know. */
export function createFakeAuth() {
  let current: Account | undefined
  const listeners = new Set<(account: Account | undefined) => void>()
  let answer: Result<Account, SignInProblem> = fail('unknown')

  function become(account: Account | undefined) {
    current = account
    for (const listener of [...listeners]) listener(account)
  }
  function signIn() {
    if (answer.ok) become(answer.value)
    return Promise.resolve(answer)
  }
  const gateway: AuthGateway = {
    watch(listener) {
      listeners.add(listener)
      listener(current)
      return () => listeners.delete(listener)
    },
    signInWithGoogle: signIn,
    signInAsGuest: signIn,
    linkGoogle: signIn,
    signOut() {
      become(undefined)
      return Promise.resolve()
    },
    ending: () => Promise.reject(new Error('see departure.test.ts')),
    demo: undefined,
  }
  return {
    gateway,
    become,
    /** What the next way in leads to. */
    willAnswer(next: Account | SignInProblem) {
      answer = typeof next === 'string' ? fail(next) : ok(next)
    },
    isSignedIn: () => current !== undefined,
  }
}

interface ServicesWorldOptions {
  readonly isOffline?: boolean
  readonly demoPeople?: readonly DemoPerson[]
}

/** Everything the stores need, over a server in memory; a page of one person. */
export function createServicesWorld({ isOffline = false, demoPeople }: ServicesWorldOptions = {}) {
  const world = createSyncWorld()
  const auth = createFakeAuth()
  const person = shallowRef<Person>()
  const replicas = new Map<UserId, Replica>()
  const entered: string[] = []
  const paths: string[] = []
  const dropped: UserId[] = []
  let tab: Tab | undefined
  const attention = createFakeAttention()
  let page = world.openTab({ isOffline, attention })
  let isReachable = true
  const sync = shallowRef<Sync>()

  const departureMemory = createMemory<Departure | undefined>(undefined)
  const lastDraft = createMemory<LastDraft | undefined>(undefined)
  const purposeMemory = createMemory<KeptPurpose | undefined>(undefined)
  const arrivalsMemory = createMemory<KeptArrivals>({ arrivals: [], ways: [] })
  const emojiMemory = createMemory<RecentEmoji | undefined>(undefined)
  const transportMemory = createMemory<TransportChoice>('automatic')
  const files = createFakeFiles()
  const notices = {
    board: createFakeNoticeBoard(),
    memory: createMemory(DEFAULT_NOTICE_PREFERENCES),
    hintMemory: createMemory(NO_HINTS),
    blockedMemory: () => createMemory<readonly UserId[]>([]),
  }
  const services: Services = {
    person,
    async enter(account, ownName) {
      entered.push(`${account.id} ${ownName}`)
      await Promise.resolve()
      const replica = replicas.get(account.id) ?? new MemoryReplica()
      replicas.set(account.id, replica)
      page = tab = world.openTab({ user: account.id, replica, isOffline, attention })
      const { changes, outbox } = tab
      const serverNow = () => world.clock.now()
      const mintId = createPushIds({ now: serverNow, randomBelow: () => 7 })
      person.value = { account, replica, changes, outbox, sync, serverNow, mintId }
    },
    goLive() {
      if (!tab || !person.value || sync.value) return Promise.resolve()
      const { account, replica, changes } = person.value
      const { remotes, device } = tab
      const ownName = account.name ?? 'Guest'
      sync.value = startSync({
        account,
        ownName,
        replica,
        remotes,
        device,
        changes,
        connectionId: connectionId('page'),
      })
      return Promise.resolve()
    },
    loadAuth: () =>
      isReachable ? Promise.resolve(auth.gateway) : Promise.reject(new Error('no network')),
    loadDemoPeople: () => Promise.resolve(demoPeople),
    isComingBack: () => false,
    openSearch() {
      const { account, replica } = person.value ?? {}
      if (!account || !replica) return Promise.reject(new Error('nobody'))
      return Promise.resolve(
        createWorkerSearchEngine({
          user: account.id,
          createWorker: () => createLocalWorker().worker,
          handOver: (put) => handOver(replica, put),
        }),
      )
    },
    openExport() {
      if (!person.value) return Promise.reject(new Error('nobody'))
      return Promise.resolve(openExport(person.value, world.clock, (name) => files.choose(name)))
    },
    isAccountGone: (user) => Promise.resolve(world.server.isLeaving(user)),
    loadDepartureMemory: () => Promise.resolve(departureMemory),
    accountMemory: createMemory<Account | undefined>(undefined),
    signOutPending: createMemory(false),
    lastDraft,
    forgetTyped() {
      lastDraft.write(undefined)
      purposeMemory.write(undefined)
    },
    carriedOver: createMemory<CarriedOver | undefined>(undefined),
    loadEmojiMemory: () => Promise.resolve(emojiMemory),
    preferencesMemory: createMemory(DEFAULT_PREFERENCES),
    sendsWithoutTab: shallowRef(true),
    drawn: Promise.resolve(),
    noteDrawn: () => undefined,
    appUpdates: {
      updateReady: false,
      offlineReady: false,
      canInstall: false,
      isInstalled: false,
      onChange: () => () => undefined,
      applyUpdate: () => undefined,
      install: () => Promise.resolve(),
    },
    loadBrowserParts: () =>
      Promise.resolve({
        deviceStorage: {
          estimate: () => Promise.resolve({ used: 3_000_000, quota: 100_000_000 }),
          isPersistent: () => Promise.resolve(false),
          persist: () => Promise.resolve(true),
        },
        transportMemory,
        ownDevice: () => ({ id: 'page' as DeviceId, name: 'Firefox, Linux' }),
        purposeMemory,
        arrivalsMemory: () => arrivalsMemory,
        preparePortrait: () => Promise.resolve(fail('unreadable')),
        preparePicture: () => Promise.resolve(fail('unreadable')),
        readDatabaseAddress: () => Promise.resolve('https://kitchen.firebaseio.com'),
      }),
    dropFiles: (user) => Promise.resolve(void dropped.push(user)),
    loadFiles: () => Promise.reject(new Error('no browser')),
    loadNotices: () => Promise.resolve(notices),
    loadCalls: () => Promise.reject(new Error('no browser')),
    clock: world.clock,
    attention,
    browserLanguage: 'en',
    startOver: (path) => void paths.push(path),
  }

  const pinia = createPinia()
  createApp({}).provide(servicesKey, services).use(pinia)
  setActivePinia(pinia)

  return {
    ...world,
    auth,
    attention,
    files,
    transportMemory,
    purposeMemory,
    arrivalsMemory,
    notices,
    services,
    entered,
    /** Whose received files were removed. */
    dropped,
    /** Where the page was sent to, leaving everything behind. */
    paths,
    replicas,
    tab: () => page,
    setReachable: (next: boolean) => void (isReachable = next),
    /** Opens a person's page and, unless told otherwise, connects it. */
    async enter(account: Account, { isLive = true } = {}) {
      await services.enter(account, account.name ?? 'Guest')
      if (isLive) await services.goLive()
    },
    goLive: () => services.goLive(),
  }
}
export type ServicesWorld = ReturnType<typeof createServicesWorld>
