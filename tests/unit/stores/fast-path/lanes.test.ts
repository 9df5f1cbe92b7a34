import { beforeEach, describe, expect, it } from 'vitest'
import type { Frame } from '@/domain/fast-path/frame'
import { DESK, type PeerAddress, type Signal } from '@/domain/peer/signal'
import type { EndpointId, UserId } from '@/shared/ids'
import type { Lane } from '@/stores/fast-path/lane'
import { AGAIN_MS, createLanes, HERE_EVERY_MS, type Lanes } from '@/stores/fast-path/lanes'
import { createManualClock, settle, type ManualClock } from '../../../support/fakes'
import { MEI, messageId, ROOM, TOM } from '../../../support/fixtures'
import { createMemoryLinks } from '../../../support/memory-links'

interface PageOfSomebody {
  readonly me: PeerAddress
  readonly lanes: Lanes
  readonly heard: Frame[]
  open: readonly Lane[]
  skipped: number
}

describe('the fast paths of a conversation of two', () => {
  let clock: ManualClock
  let links: ReturnType<typeof createMemoryLinks>
  let pages: PageOfSomebody[]
  let said: number
  let isServerAway: boolean

  beforeEach(() => {
    clock = createManualClock()
    links = createMemoryLinks()
    pages = []
    said = 0
    isServerAway = false
  })

  /** As the server carries signals: to one page, or to all of a person’s. */
  function carry(
    from: PeerAddress,
    signal: Parameters<Parameters<typeof createLanes>[0]['say']>[0],
  ) {
    said++
    if (isServerAway) return Promise.resolve(false)
    const { to, room, link, body } = signal
    const carried: Signal = { ...from, id: String(said), room, link, at: clock.now(), body }
    queueMicrotask(() => {
      for (const page of pages.filter(({ me }) => me.user === to.user)) {
        if (to.endpoint === DESK) page.lanes.hearAtDesk(carried)
        else if (to.endpoint === page.me.endpoint) page.lanes.hear(carried)
      }
    })
    return Promise.resolve(true)
  }

  function openPage(user: UserId, peer: UserId, number: number): PageOfSomebody {
    const me = { user, endpoint: messageId(number) as string as EndpointId }
    const page: PageOfSomebody = {
      me,
      heard: [],
      open: [],
      skipped: 0,
      lanes: createLanes({
        ...{ me, room: ROOM, peer, clock, iceServers: [], openPeerLink: links.openPeerLink },
        serverNow: () => clock.now(),
        say: (signal) => carry(me, signal),
        onFrame: (_endpoint, frame) => page.heard.push(frame),
        onOpen: () => undefined,
        onSkipped: () => page.skipped++,
        onLanes: (open) => (page.open = open),
      }),
    }
    pages.push(page)
    return page
  }
  const mei = () => openPage(MEI, TOM, 1)
  const tom = (number = 2) => openPage(TOM, MEI, number)

  it('open once one page has said that it is here', async () => {
    const [one, other] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    expect([one.open, other.open].map(({ length }) => length)).toEqual([1, 1])
    expect(one.lanes.send({ kind: 'got', id: messageId(9) })).toBe(true)
    await settle()
    expect(other.heard).toEqual([{ kind: 'got', id: messageId(9) }])
  })

  it('are one, though both say so at once', async () => {
    const [one, other] = [mei(), tom()]
    await Promise.all([one.lanes.announce(), other.lanes.announce()])
    await settle()
    expect([one.open, other.open].map(({ length }) => length)).toEqual([1, 1])
  })

  it('are to each page of the other, and to four at the most', async () => {
    const one = mei()
    for (let number = 2; number < 8; number++) tom(number)
    await one.lanes.announce()
    await settle()
    expect(one.open).toHaveLength(4)
  })

  it('are not opened for anybody else, nor out of another conversation', async () => {
    const one = mei()
    const stranger = { user: 'nobody' as UserId, endpoint: 'their-page' as EndpointId }
    const signal = { id: '1', link: 'fp-x' as Signal['link'], at: 1, body: '{"kind":"here"}' }
    one.lanes.hearAtDesk({ ...signal, ...stranger, room: ROOM })
    one.lanes.hearAtDesk({ ...signal, ...stranger, user: TOM, room: 'other' as typeof ROOM })
    one.lanes.hear({ ...signal, ...stranger, user: TOM, room: ROOM, body: '{"kind":"bye"}' })
    await settle()
    expect(links.opened()).toBe(0)
  })

  it('say so only now and then, and not at all once they are closed', async () => {
    const one = mei()
    await one.lanes.announce()
    await one.lanes.announce()
    expect(said).toBe(1)
    await clock.advance(HERE_EVERY_MS)
    await one.lanes.announce()
    expect(said).toBe(2)
    one.lanes.close()
    await clock.advance(HERE_EVERY_MS)
    await one.lanes.announce()
    expect(said).toBe(2)
  })

  it('end for both when one leaves', async () => {
    const [one, other] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    one.lanes.close()
    await settle()
    expect(other.open).toEqual([])
    expect(one.lanes.send({ kind: 'bye' })).toBe(false)
    const before = said
    await clock.advance(10 * AGAIN_MS)
    // The last words of either link, and nothing begins anew.
    expect(said - before).toBeLessThanOrEqual(2)
  })

  it('are tried again after they have failed, ever more rarely', async () => {
    const [one] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    isServerAway = true
    links.become('failed')
    await settle()
    expect(one.open).toEqual([])
    isServerAway = false
    await clock.advance(AGAIN_MS)
    expect(one.open).toHaveLength(1)
  })

  it('are made anew where a page says that it has none', async () => {
    const [one, other] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    const [lane] = one.open
    await clock.advance(60_000)
    await other.lanes.announce()
    await settle()
    expect(one.open).toHaveLength(1)
    expect(one.open[0]).not.toBe(lane)
  })

  it('pass over what cannot be read, and count it; who floods is not heard', async () => {
    const [one, other] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    links.inject(0, 'nonsense')
    links.inject(0, '{"kind":"dance"}')
    await settle()
    const counted = () => one.skipped + other.skipped
    expect(counted()).toBe(2)
    for (let number = 0; number < 500; number++) links.inject(0, '{"kind":"got","id":"a"}')
    await settle()
    expect(counted()).toBeGreaterThan(250)
    expect(one.heard.length + other.heard.length).toBeLessThan(250)
  })

  it('cannot be relied on while they are interrupted', async () => {
    const [one] = [mei(), tom()]
    await one.lanes.announce()
    await settle()
    expect(one.open[0]?.isReachable).toBe(true)
    links.become('interrupted')
    expect(one.open[0]).toMatchObject({ isOpen: true, isReachable: false })
    links.become('connected')
    expect(one.open[0]?.isReachable).toBe(true)
  })
})
