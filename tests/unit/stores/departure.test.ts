import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { connectMemory, type MemoryBackend } from '@/adapters/memory/memory-backend'
import type { Departure } from '@/domain/account/departure'
import type { AccountEnding } from '@/domain/auth/auth-gateway'
import {
  DEPARTURE_RETRY_MS,
  departureServicesKey,
  FRESH_SIGN_IN_MS,
  useDepartureStore,
} from '@/stores/departure'
import { createFakeAuth } from '../../support/services-world'
import { MEI, OTHER_ROOM, ROOM, TOM, account } from '../../support/fixtures'
import { createSyncWorld } from '../../support/sync-world'

type Answer = Awaited<ReturnType<AccountEnding['deleteAccount']>>

describe('a departure', () => {
  let world: ReturnType<typeof createSyncWorld>
  let mei: MemoryBackend
  let kept: Departure | undefined
  let auth: ReturnType<typeof createFakeAuth>
  let log: string[]
  let signedInAt: number
  let answers: Answer[]
  let endings: (() => void)[]
  let isReachable: boolean

  const departure = (part: Partial<Departure> = {}): Departure => ({
    ...{ user: MEI, isGuest: false, words: 'keep', fates: {}, phase: 'data' },
    ...part,
  })

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    for (const user of [MEI, TOM]) world.server.set(`users/${user}`, { name: user, createdAt: 1 })
    mei = connectMemory(world.server, MEI)
    kept = departure()
    auth = createFakeAuth()
    auth.become(account())
    log = []
    signedInAt = world.clock.now()
    answers = []
    endings = []
    isReachable = true
  })

  /** A page of its own: what was in memory is gone, what is kept is not. */
  function open() {
    const { clock } = world
    const gateway = {
      ...auth.gateway,
      ending: () =>
        Promise.resolve<AccountEnding>({
          signedInAt: () => signedInAt,
          deleteAccount() {
            const answer = answers.shift() ?? 'done'
            log.push(`account ${answer}`)
            if (answer === 'done') auth.become(undefined)
            return Promise.resolve(answer)
          },
        }),
    }
    const app = createApp({})
    app.provide(departureServicesKey, {
      memory: {
        read: () => kept,
        write(next) {
          kept = next
          log.push(next?.phase ?? 'nothing')
        },
        onEnd(listener) {
          endings.push(listener)
          return () => undefined
        },
      },
      clock,
      loadDemoPeople: () => Promise.resolve(undefined),
      loadBackend: () =>
        isReachable
          ? Promise.resolve({ auth: gateway, connect: () => mei.remotes })
          : Promise.reject(new Error('no network')),
      clearDevice(user) {
        log.push(`cleared ${user}`)
        return Promise.resolve()
      },
      whenAlone: (work) => work(),
      startOver: (path) => void log.push(path),
    })
    const pinia = createPinia()
    app.use(pinia)
    setActivePinia(pinia)
    const store = useDepartureStore()
    void store.start()
    return store
  }
  const isErased = () => !world.server.has(`users/${MEI}`)

  it('deletes data, then the sign-in, then what is on the device', async () => {
    open()
    await world.clock.advance(1000)
    expect(log).toEqual([
      'account',
      'account done',
      'device',
      `cleared ${MEI}`,
      'nothing',
      '/sign-in?left=deleted',
    ])
    expect(isErased()).toBe(true)
    expect(world.server.isMember(ROOM, MEI)).toBe(false)
  })

  it.each(['data', 'account', 'device'] as const)('goes on where it stands: %s', async (phase) => {
    kept = departure({ phase })
    if (phase === 'device') auth.become(undefined)
    open()
    await world.clock.advance(1000)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
    expect(log).toContain(`cleared ${MEI}`)
    expect(kept).toBeUndefined()
  })

  it('takes a sign-in that is gone for deleted where its deletion had been asked', async () => {
    kept = departure({ phase: 'account' })
    auth.become(undefined)
    open()
    await world.clock.advance(1000)
    expect(log).toEqual(['device', `cleared ${MEI}`, 'nothing', '/sign-in?left=deleted'])
  })

  it('wants to know who it is first, where that was said too long ago', async () => {
    signedInAt -= FRESH_SIGN_IN_MS + 1
    const store = open()
    await world.clock.advance(1000)
    expect(store).toMatchObject({ phase: 'confirm', reason: 'stale' })
    expect([log, isErased(), world.server.isLeaving(MEI)]).toEqual([[], false, false])
    auth.willAnswer('popup-blocked')
    await store.proveWithGoogle()
    expect(store.problem).toBe('popup-blocked')
    auth.willAnswer(account())
    await store.proveWithGoogle()
    await world.clock.advance(1000)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
  })

  it('asks again where the service wants it fresher; the data is gone by then', async () => {
    answers = ['sign-in-again']
    const store = open()
    await world.clock.advance(1000)
    expect(store).toMatchObject({ phase: 'confirm', reason: 'stale' })
    expect([isErased(), kept?.phase]).toEqual([true, 'account'])
    auth.willAnswer(account())
    await store.proveWithGoogle()
    await world.clock.advance(1000)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
  })

  it('touches nothing of another account, and waits for the right one', async () => {
    auth.become(undefined)
    const store = open()
    await world.clock.advance(1000)
    expect(store).toMatchObject({ phase: 'confirm', reason: 'nobody' })
    auth.willAnswer(account({ id: TOM, name: 'Tom' }))
    await store.proveWithGoogle()
    await world.clock.advance(1000)
    expect(store).toMatchObject({ phase: 'confirm', reason: 'another' })
    expect([auth.isSignedIn(), isErased(), log]).toEqual([false, false, []])
  })

  it('lets a guest go whom the service keeps, and says where one was lost on the way', async () => {
    signedInAt = 0
    kept = departure({ isGuest: true })
    answers = ['sign-in-again']
    open()
    await world.clock.advance(1000)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
    expect([auth.isSignedIn(), isErased()]).toEqual([false, true])
    kept = departure({ isGuest: true })
    open()
    await world.clock.advance(1000)
    expect(log.at(-1)).toBe('/sign-in?left=partial')
  })

  it('tries again what did not work, with no word of anybody', async () => {
    isReachable = false
    answers = ['network', 'unknown']
    const store = open()
    await world.clock.advance(1000)
    expect(store.phase).toBe('failed')
    isReachable = true
    await world.clock.advance(4 * DEPARTURE_RETRY_MS)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
  })

  it('asks who is to have a room, then goes on', async () => {
    world.seedRoom(OTHER_ROOM, [MEI, TOM])
    const store = open()
    await world.clock.advance(1000)
    expect(store).toMatchObject({ phase: 'choose', rooms: [{ id: OTHER_ROOM }] })
    expect(store.names.get(TOM)).toBe(TOM)
    expect(isErased()).toBe(false)
    store.decide({ [OTHER_ROOM]: TOM })
    await world.clock.advance(1000)
    expect(world.server.get(`rooms/${OTHER_ROOM}/owner`)).toBe(TOM)
    expect(log.at(-1)).toBe('/sign-in?left=deleted')
  })

  it('is called off in the middle: nothing more goes, and the account is as before', async () => {
    world.seedRoom(OTHER_ROOM, [MEI, TOM])
    const store = open()
    await world.clock.advance(1000)
    expect(world.server.isLeaving(MEI)).toBe(true)
    await store.callOff()
    expect([kept, world.server.isLeaving(MEI), isErased()]).toEqual([undefined, false, false])
    expect(log.at(-1)).toBe('/')
    expect(await mei.remotes.rooms.isMember(ROOM, MEI)).toBe(true)
  })

  it('makes room where another tab has ended it', async () => {
    world.seedRoom(OTHER_ROOM, [MEI, TOM])
    open()
    await world.clock.advance(1000)
    kept = undefined
    for (const end of endings) end()
    expect(log).toEqual(['/'])
  })
})
