import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame } from '@/domain/fast-path/frame'
import { DESK, type PeerAddress, type Signal } from '@/domain/peer/signal'
import { directRoomId } from '@/domain/room/direct'
import type { EndpointId, MessageId } from '@/shared/ids'
import { useAsideStore, ASK_MS } from '@/stores/aside'
import { useBlockedStore } from '@/stores/blocked'
import { AWAY_MS, REST_MS, useFastPathStore } from '@/stores/fast-path'
import { createLanes, type Lanes } from '@/stores/fast-path/lanes'
import { usePreferencesStore } from '@/stores/preferences'
import { useSignalsStore } from '@/stores/signals'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../../support/fakes'
import { account, MEI, messageId, TOM } from '../../../support/fixtures'
import { createMemoryLinks } from '../../../support/memory-links'
import { createServicesWorld, type ServicesWorld } from '../../../support/services-world'

const TALK = directRoomId(MEI, TOM)
const TOMS: PeerAddress = { user: TOM, endpoint: 'page-of-tom' as EndpointId }

describe('messages between two pages', () => {
  let world: ServicesWorld
  let links: ReturnType<typeof createMemoryLinks>
  let timelineStore: ReturnType<typeof useTimelineStore>
  let fastPathStore: ReturnType<typeof useFastPathStore>
  let asideStore: ReturnType<typeof useAsideStore>
  /** Tom’s page, which is made of the same parts. */
  let tom: Lanes
  let heardByTom: Frame[]
  let announced: number

  beforeEach(async () => {
    world = createServicesWorld()
    links = createMemoryLinks()
    heardByTom = []
    announced = 0
    world.seedRoom(TALK, [MEI, TOM])
    world.server.update({
      [`rooms/${TALK}/kind`]: 'dm',
      [`rooms/${TALK}/people`]: [MEI, TOM],
      [`userRooms/${MEI}/${TALK}/kind`]: 'dm',
    })
    const calls = {
      openPeerLink: links.openPeerLink,
      readIceServers: () => [],
      onNetworkChange: () => () => undefined,
    }
    Object.assign(world.services, { loadCalls: () => Promise.resolve(calls) })
    timelineStore = useTimelineStore()
    fastPathStore = useFastPathStore()
    asideStore = useAsideStore()
    const signalsStore = useSignalsStore()
    const toPage = new Set<(signal: Signal) => void>()
    const toDesk = new Set<(signal: Signal) => void>()
    const carried = (
      from: PeerAddress,
      signal: Pick<Signal, 'room' | 'link' | 'body'>,
    ): Signal => ({
      ...from,
      ...{ id: String(Math.random()), at: world.clock.now() },
      ...{ room: signal.room, link: signal.link, body: signal.body },
    })
    signalsStore.listen = (listener) => {
      toPage.add(listener)
      return () => toPage.delete(listener)
    }
    signalsStore.listenAtDesk = (listener) => {
      toDesk.add(listener)
      return () => toDesk.delete(listener)
    }
    signalsStore.say = (signal) => {
      const isToDesk = signal.to.endpoint === DESK
      if (isToDesk) announced++
      const said = carried(signalsStore.address(), signal)
      queueMicrotask(() => (isToDesk ? tom.hearAtDesk(said) : tom.hear(said)))
      return Promise.resolve(true)
    }
    world.services.accountMemory.write(account())
    await world.enter(account())
    await settle()
    tom = createLanes({
      ...{ me: TOMS, room: TALK, peer: MEI, clock: world.clock, iceServers: [] },
      openPeerLink: links.openPeerLink,
      serverNow: () => world.clock.now(),
      say(signal) {
        const said = carried(TOMS, signal)
        const listeners = signal.to.endpoint === DESK ? toDesk : toPage
        queueMicrotask(() => listeners.forEach((listener) => listener(said)))
        return Promise.resolve(true)
      },
      onFrame: (_endpoint, frame) => heardByTom.push(frame),
      onOpen: () => undefined,
      onSkipped: () => undefined,
      onLanes: () => undefined,
    })
  })

  /** Mei has said something there, and looks at it. */
  async function look({ hasSpoken = true } = {}) {
    world.say(1, {}, TALK)
    world.server.set(`messages/${TALK}/${messageId(1)}/from`, hasSpoken ? MEI : TOM)
    await timelineStore.open(TALK)
    await vi.waitFor(() => expect(timelineStore.stored).toHaveLength(1))
    fastPathStore.start()
    await world.clock.advance(REST_MS)
    await settle()
  }
  const isLinked = () => fastPathStore.open.length > 0
  const link = async () => {
    await tom.announce()
    await settle()
  }
  const toMei = async (frame: Frame) => {
    tom.send(frame)
    await settle()
  }
  const delivery = (id: MessageId) =>
    timelineStore.entries.find((entry) => entry.id === id)?.delivery

  it('begin once a page of the other says that it is here', async () => {
    await look()
    expect(isLinked()).toBe(false)
    await link()
    expect(isLinked()).toBe(true)
  })

  it.each([
    ['the settings say no', () => usePreferencesStore().setFastPath('off')],
    ['what is read is hidden', () => usePreferencesStore().setReading('hidden')],
    ['the other is blocked', () => (useBlockedStore().people = new Set([TOM]))],
    ['the page is out of sight', () => world.attention.setVisible(false)],
  ])('do not begin while %s, and end with it', async (_what, turn) => {
    await look()
    await link()
    expect(isLinked()).toBe(true)
    turn()
    await world.clock.advance(AWAY_MS)
    expect(isLinked()).toBe(false)
    await world.clock.advance(60_000)
    const before = links.opened()
    await link()
    expect(isLinked()).toBe(false)
    // Tom's page has tried; nothing of this one has answered it.
    expect(links.opened() - before).toBeLessThanOrEqual(1)
  })

  it('do not begin with somebody to whom one has never said anything', async () => {
    await look({ hasSpoken: false })
    await link()
    expect(isLinked()).toBe(false)
    expect(announced).toBe(0)
  })

  it('are shown at once, acknowledged, and give way to what the server has', async () => {
    await look()
    await link()
    const id = messageId(7)
    await toMei({ kind: 'message', id, text: 'directly' })
    expect(delivery(id)).toBe('direct')
    expect(heardByTom).toContainEqual({ kind: 'got', id })
    await toMei({ kind: 'message', id, text: 'directly' })
    expect(timelineStore.entries.filter((entry) => entry.id === id)).toHaveLength(1)
    world.say(7, { text: 'directly' }, TALK)
    await vi.waitFor(() => expect(delivery(id)).toBe('sent'))
    expect(timelineStore.entries.filter((entry) => entry.id === id)).toHaveLength(1)
    expect(fastPathStore.ways.get(id)).toMatchObject({ id })
    fastPathStore.leave()
    expect(world.arrivalsMemory.read().arrivals).toEqual([])
  })

  it('outlive the page that heard them, until the server has them', async () => {
    await look()
    await link()
    await toMei({ kind: 'message', id: messageId(7), text: 'directly' })
    await world.clock.advance(2000)
    expect(world.arrivalsMemory.read().arrivals).toMatchObject([
      { id: messageId(7), from: TOM, room: TALK, text: 'directly' },
    ])
    expect(await world.services.person.value!.replica.readMessage(TALK, messageId(7))).toBe(
      undefined,
    )
  })

  it('leave nothing behind of who has signed out', async () => {
    await look()
    await link()
    await toMei({ kind: 'message', id: messageId(7), text: 'directly' })
    world.services.accountMemory.write(undefined)
    fastPathStore.leave()
    await world.clock.advance(2000)
    expect(world.arrivalsMemory.read()).toEqual({ arrivals: [], ways: [] })
  })

  it('cannot be put under an id of one’s own, or in anybody’s name', async () => {
    await look()
    await link()
    const own = timelineStore.stored[0]!
    await toMei({ kind: 'message', id: own.id, text: 'what Mei never said' })
    const claimed = { kind: 'message', id: messageId(8), text: 'by Mei', from: MEI } as Frame
    await toMei(claimed)
    expect(timelineStore.entries.map(({ text }) => text)).not.toContain('what Mei never said')
    expect(timelineStore.entries.find(({ id }) => id === messageId(8))?.from).toBe(TOM)
    expect(heardByTom).not.toContainEqual({ kind: 'got', id: own.id })
  })

  it('take what waits in the outbox along, once, under its id; its row says that it is there', async () => {
    await look()
    await link()
    world.tab().client.goOffline()
    await world.services.person.value!.outbox.compose(TALK, 'both roads', { mentions: [] })
    await vi.waitFor(() => expect(timelineStore.unsent).toHaveLength(1))
    await settle()
    const { id } = timelineStore.unsent[0]!
    const given = heardByTom.filter(({ kind }) => kind === 'message')
    expect(given).toMatchObject([{ id, text: 'both roads' }])
    await toMei({ kind: 'got', id })
    expect(delivery(id)).toBe('direct')
  })

  describe('aside', () => {
    const session = 'session'
    const begin = async () => {
      await look()
      await link()
      await toMei({ kind: 'aside', session, is: 'on' })
    }

    it('begin as soon as the other says so, and vanish when either ends it', async () => {
      await begin()
      expect(asideStore.state).toBe('on')
      await toMei({ kind: 'words', session, id: messageId(7), text: 'hush' })
      expect(asideStore.lines).toMatchObject([{ text: 'hush', isMine: false }])
      expect(JSON.stringify(timelineStore.entries)).not.toContain('hush')
      await toMei({ kind: 'aside', session, is: 'off' })
      expect(asideStore.state).toBe('over')
      expect(asideStore.lines).toEqual([])
      await toMei({ kind: 'aside', session, is: 'on' })
      expect(asideStore.state).toBe('over')
    })

    it('go out over the link alone, or stay where they were typed', async () => {
      await begin()
      const compose = vi.spyOn(world.services.person.value!.outbox, 'compose')
      asideStore.setText('between us')
      links.become('interrupted')
      expect(asideStore.send()).toBe(false)
      expect([asideStore.problem, asideStore.text]).toEqual(['apart', 'between us'])
      links.become('connected')
      expect(asideStore.send()).toBe(true)
      await settle()
      expect(heardByTom.at(-1)).toMatchObject({ kind: 'words', session, text: 'between us' })
      asideStore.setText('too late')
      tom.close()
      await settle()
      expect(asideStore.state).toBe('over')
      expect(asideStore.send()).toBe(false)
      expect([asideStore.problem, asideStore.text]).toEqual(['over', 'too late'])
      expect(compose).not.toHaveBeenCalled()
      expect(timelineStore.draft).toBe('')
    })

    it('are between two pages, and not heard of another session', async () => {
      await begin()
      await toMei({ kind: 'words', session: 'other', id: messageId(7), text: 'hush' })
      expect(asideStore.lines).toEqual([])
    })

    it('end with the conversation being left, which the other is told', async () => {
      await begin()
      asideStore.setText('half typed')
      timelineStore.close()
      await settle()
      expect([asideStore.state, asideStore.text]).toEqual(['off', ''])
      expect(heardByTom).toContainEqual({ kind: 'aside', session, is: 'off' })
    })

    it('are asked for whatever the settings say, and given up where nobody answers', async () => {
      usePreferencesStore().setFastPath('off')
      await look()
      asideStore.begin()
      expect(asideStore.state).toBe('asking')
      tom.close()
      await world.clock.advance(ASK_MS)
      expect([asideStore.state, asideStore.isUnanswered]).toEqual(['off', true])
      expect(announced).toBeGreaterThan(0)
    })
  })
})
