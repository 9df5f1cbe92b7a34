import { beforeEach, describe, expect, it } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../support/fakes'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  account,
  message,
  messageId,
  messages,
  position,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('a jump in the timeline', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>

  function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    world.seedRoom(ROOM, [TOM, MEI])
    timelineStore = useTimelineStore()
  }
  beforeEach(() => begin())

  const replica = () => world.services.person.value!.replica
  const seconds = () => timelineStore.entries.map(({ at }) => at / 1000)
  const keep = (from: number, to: number, start: 'beginning' | 'gap') =>
    replica().applyHistory(ROOM, {
      messages: messages(from, to),
      complete: {
        from: start === 'beginning' ? BEGINNING : position(from * 1000, from),
        to: position(to * 1000, to),
      },
      cursor: to * 1000,
    })
  const jumpTo = async (number: number) => {
    await (await timelineStore.jumps()).jumpTo(messageId(number))
    await settle()
  }
  const loadNewer = async (isRetry = false) => {
    await (await timelineStore.jumps()).loadNewer(isRetry)
    await settle()
  }

  /** Three hundred messages on this device, and no connection. */
  async function openKept() {
    await world.enter(account(), { isLive: false })
    await keep(1, 300, 'beginning')
    await timelineStore.open(ROOM)
    await settle()
  }

  it('to what is shown already only points at it', async () => {
    await openKept()
    const before = timelineStore.stored
    await jumpTo(290)
    expect(timelineStore.stored).toBe(before)
    expect(timelineStore.target).toEqual({ id: messageId(290) })
    const first = timelineStore.target
    await jumpTo(290)
    expect(timelineStore.target).not.toBe(first)
  })

  it('shows what stands around a message, with more both ways', async () => {
    await openKept()
    await jumpTo(100)
    expect([seconds()[0], seconds().at(-1)]).toEqual([60, 140])
    expect([timelineStore.hasOlder, timelineStore.hasNewer]).toEqual([true, true])
    await timelineStore.loadOlder()
    expect(seconds()[0]).toBeLessThan(60)
  })

  it('goes on to the present, where it is as before', async () => {
    await openKept()
    await jumpTo(200)
    for (let page = 0; page < 10 && timelineStore.hasNewer; page++) await loadNewer()
    expect(timelineStore.hasNewer).toBe(false)
    expect(seconds().at(-1)).toBe(300)
  })

  it('knows the beginning of the room', async () => {
    await openKept()
    await jumpTo(5)
    expect([seconds()[0], timelineStore.hasOlder]).toEqual([1, false])
  })

  it('leads back to the latest', async () => {
    await openKept()
    await jumpTo(100)
    await (await timelineStore.jumps()).showLatest()
    expect([seconds()[0], seconds().at(-1)]).toEqual([241, 300])
    expect([timelineStore.hasNewer, timelineStore.target]).toEqual([false, undefined])
  })

  it('keeps what arrives out of the past, and counts it', async () => {
    for (let number = 1; number <= 100; number++) world.say(number)
    await world.enter(account())
    await settle()
    await keep(1, 100, 'beginning')
    await timelineStore.open(ROOM)
    await settle()
    timelineStore.setAtEnd(true)
    await jumpTo(5)
    expect(timelineStore.hasNewer).toBe(true)
    world.say(101)
    await settle()
    expect(seconds()).not.toContain(101)
    expect(timelineStore.newBelow).toBe(1)
    await (await timelineStore.jumps()).showLatest()
    expect(seconds().at(-1)).toBe(101)
    timelineStore.setAtEnd(true)
    expect(timelineStore.newBelow).toBe(0)
  })

  it('says that a message is not here while offline, and stays where it was', async () => {
    await openKept()
    const before = timelineStore.stored
    await jumpTo(999)
    expect(timelineStore.jumpProblem).toBe('offline')
    expect(timelineStore.stored).toBe(before)
  })

  it('says that a message is nowhere', async () => {
    world.say(1)
    await world.enter(account())
    await settle()
    await timelineStore.open(ROOM)
    await settle()
    await jumpTo(999)
    expect(timelineStore.jumpProblem).toBe('unknown')
  })

  it('fetches a message and what surrounds it from the server', async () => {
    for (let number = 1; number <= 400; number++) world.say(number)
    await world.enter(account())
    await settle()
    await timelineStore.open(ROOM)
    await settle()
    await jumpTo(50)
    expect(seconds()).toEqual([50])
    await loadNewer()
    await timelineStore.loadOlder()
    expect([seconds()[0], seconds().includes(51)]).toEqual([1, true])
    for (let page = 0; page < 10 && timelineStore.hasNewer; page++) await loadNewer()
    expect(seconds()).toEqual(Array.from({ length: 400 }, (_, index) => index + 1))
  })

  it('stops at a gap without a network, and says so', async () => {
    await world.enter(account(), { isLive: false })
    await keep(1, 30, 'beginning')
    await keep(100, 130, 'gap')
    await timelineStore.open(ROOM)
    await settle()
    await jumpTo(20)
    expect(seconds().at(-1)).toBe(30)
    await loadNewer()
    expect(timelineStore.newerProblem).toBe('offline')
    expect(timelineStore.hasNewer).toBe(true)
  })

  it('ends with its room', async () => {
    await openKept()
    await jumpTo(100)
    await replica().applyHistory(OTHER_ROOM, {
      messages: [message(1, { room: OTHER_ROOM })],
      complete: { from: BEGINNING, to: position(1000, 1) },
      cursor: 1000,
    })
    await timelineStore.open(OTHER_ROOM)
    await settle()
    expect([timelineStore.hasNewer, timelineStore.target]).toEqual([false, undefined])
    expect(seconds()).toEqual([1])
  })
})
