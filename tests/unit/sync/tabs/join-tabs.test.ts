import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomPeople } from '@/sync/people-watch'
import { ANNOUNCE_DELAY_MS } from '@/sync/presence-keeper'
import { ASK_TIMEOUT_MS } from '@/sync/tabs/questions'
import { ASK_AGAIN_MS, HIDDEN_LEADER_MS } from '@/sync/tabs/watch-leader'
import { settle } from '../../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId, userId } from '../../../support/fixtures'
import { createTabsWorld, type OpenTab, type TabsWorld } from '../../../support/tabs-world'

describe('the tabs of one person', () => {
  let world: TabsWorld
  let first: OpenTab
  let second: OpenTab

  beforeEach(async () => {
    world = createTabsWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    first = await world.open('first')
    second = await world.open('second')
  })

  const texts = async () =>
    (await world.replica.readPage(ROOM, undefined, 100)).messages.map(({ text }) => text)

  it('share one connection, however many they are', async () => {
    for (let n = 3; n <= 10; n++) await world.open(`tab ${n}`)
    expect(world.connected()).toBe(1)
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    expect(world.server.children(`presence/${MEI}`)).toHaveLength(1)
    expect(first.isConnected()).toBe(true)
    expect(second.sync().connection.status).toBe('online')
  })

  it('a lone tab leads without waiting', async () => {
    world = createTabsWorld()
    const alone = await world.open('alone')
    expect(alone.sync().connection.status).toBe('online')
  })

  it('a follower sends through the outbox, and every tab hears of it', async () => {
    second.seen.length = 0
    await second.outbox.compose(ROOM, 'from the second')
    await settle()
    expect(world.texts()).toEqual(['from the second'])
    expect(second.seen.map(({ kind }) => kind)).toContain('messages')
    const [id] = world.stored()[0] ?? []
    expect(second.seen).toContainEqual({ kind: 'sent', room: ROOM, id, via: 'websocket' })
    expect(await world.replica.readOutbox()).toEqual([])
  })

  it('a room that a follower has open is fed, until it is closed there', async () => {
    const stop = second.sync().feed(ROOM, () => undefined)
    await settle()
    world.say(1)
    await settle()
    expect(await texts()).toEqual(['message 1'])
    expect(second.seen.filter(({ kind }) => kind === 'messages').length).toBeGreaterThan(0)
    stop()
    await settle()
    world.say(2)
    await settle()
    expect(await texts()).toEqual(['message 1'])
  })

  it('a tab that opens a room which is fed already hears that nothing is missing', async () => {
    first.sync().feed(ROOM, () => undefined)
    await settle()
    second.seen.length = 0
    second.sync().feed(ROOM, () => undefined)
    await settle()
    expect(second.seen).toContainEqual({ kind: 'messages', room: ROOM, messages: [] })
  })

  it('a follower acts through its leader, and follows a topic there', async () => {
    world.server.set(`members/${ROOM}/${MEI}/role`, 'admin')
    const told: unknown[] = []
    const stop = second.sync().watchTopic(`bans ${ROOM}`, (bans) => told.push(bans))
    await vi.waitFor(() => expect(told).toEqual([[]]))
    const user = userId('amara')
    expect(await second.sync().act('ban', { room: ROOM, user })).toEqual({ ok: true, value: null })
    const ban = { user, by: MEI, at: world.clock.now() }
    await vi.waitFor(() => expect(told.at(-1)).toEqual([ban]))
    const third = await world.open('third')
    const toldLater: unknown[] = []
    third.sync().watchTopic(`bans ${ROOM}`, (bans) => toldLater.push(bans))
    await vi.waitFor(() => expect(toldLater.at(-1)).toEqual([ban]))
    stop()
    expect(await second.sync().act('put-out', { room: ROOM, user: TOM })).toEqual({
      ok: false,
      problem: 'refused',
    })
  })

  it('a follower whose leader goes while it acts is offline, and acts no second time', async () => {
    first.suspend()
    const acting = second.sync().act('create-private', { draft: { name: 'Twice', topic: '' } })
    await settle()
    await first.crash()
    await world.clock.advance(ASK_TIMEOUT_MS)
    expect(await acting).toEqual({ ok: false, problem: 'offline' })
    expect(world.server.children('rooms')).toHaveLength(1)
  })

  it('a follower is told who is here and who types, and that its typing is told', async () => {
    const told: RoomPeople[] = []
    second.sync().watchPeople(ROOM, (people) => told.push(people))
    await settle()
    expect(told.at(-1)?.members).toHaveLength(2)
    world.server.update({ [`typing/${ROOM}/${TOM}`]: world.clock.now() })
    await settle()
    expect(told.at(-1)?.typing).toMatchObject([{ user: TOM }])
    second.sync().typing.touch(ROOM)
    await settle()
    expect(world.server.has(`typing/${ROOM}/${MEI}`)).toBe(true)
    second.sync().typing.end(ROOM)
    await settle()
    expect(world.server.has(`typing/${ROOM}/${MEI}`)).toBe(false)
  })

  it('a follower asks for older messages, makes, joins and leaves rooms, and is renamed', async () => {
    for (let n = 1; n <= 120; n++) world.say(n)
    second.sync().feed(ROOM, () => undefined)
    await settle()
    const [oldest] = (await world.replica.readPage(ROOM, undefined, 200)).messages
    if (!oldest) throw new Error('nothing came')
    expect(oldest.text).not.toBe('message 1')
    const older = await second.sync().loadOlder(ROOM, oldest)
    expect(older).toMatchObject({ kind: 'page', page: { before: 'beginning' } })

    const made = await second.sync().act('create-public', { draft: { name: 'Porch', topic: '' } })
    expect(made.ok && world.server.has(`rooms/${made.value}`)).toBe(true)
    world.seedRoom(OTHER_ROOM, [TOM])
    const other = { room: OTHER_ROOM }
    expect(await second.sync().act('join-room', other)).toMatchObject({ ok: true })
    expect(await second.sync().act('leave-room', other)).toMatchObject({ ok: true })
    expect(await second.sync().act('set-name', { name: 'Mei Lin' })).toMatchObject({ ok: true })
    expect(world.server.get(`users/${MEI}/name`)).toBe('Mei Lin')
  })

  it('a follower asks for a message of long ago and for what followed it', async () => {
    for (let n = 1; n <= 400; n++) world.say(n)
    second.sync().feed(ROOM, () => undefined)
    await settle()
    const found = await second.sync().findMessage(ROOM, messageId(5))
    if (typeof found === 'string') throw new Error(found)
    expect(found.text).toBe('message 5')
    const newer = await second.sync().loadNewer(ROOM, found)
    expect(newer.kind === 'page' && newer.page.messages[0]?.text).toBe('message 6')
    expect(await second.sync().findMessage(ROOM, messageId(999))).toBe('unknown')
  })

  it('a follower marks a room as read, and the others see it read', async () => {
    world.say(1)
    await settle()
    first.seen.length = 0
    await second.sync().markRead(ROOM, { readAt: 1000, readCount: 1 })
    await settle()
    expect(world.server.number(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(1)
    expect((await world.replica.readRoom(ROOM))?.mine?.readCount).toBe(1)
  })

  it('a follower hears that it may no longer read a room', async () => {
    const reasons: string[] = []
    second.sync().feed(ROOM, (reason) => reasons.push(reason))
    await settle()
    world.server.update({ [`members/${ROOM}/${MEI}`]: null })
    await settle()
    expect(reasons).toEqual(['not-a-member'])
  })

  it('another leads as soon as the leader is gone, and goes on with what it has open', async () => {
    second.sync().feed(ROOM, () => undefined)
    const third = await world.open('third')
    third.sync().feed(ROOM, () => undefined)
    await first.crash()
    expect(second.isConnected()).toBe(true)
    expect(world.connected()).toBe(1)
    expect(third.sync().connection.status).toBe('online')
    // The screen that leads now asks its own connection; the third is served without doing anything.
    world.say(1)
    await settle()
    expect(await texts()).toEqual(['message 1'])
  })

  it('what a follower has asked is asked again of the next leader', async () => {
    world.say(1)
    await settle()
    first.client()?.goOffline()
    first.suspend()
    const marked = second.sync().markRead(ROOM, { readAt: 1000, readCount: 1 })
    await settle()
    await first.crash()
    await marked
    await settle()
    expect(second.isConnected()).toBe(true)
    expect(world.server.number(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(1)
  })

  it('what is asked of nobody ends as being offline', async () => {
    const third = await world.open('third', { isVisible: false })
    first.suspend()
    second.suspend()
    const joining = third.sync().act('join-room', { room: ROOM })
    await world.clock.advance(ASK_TIMEOUT_MS)
    expect(await joining).toEqual({ ok: false, problem: 'offline' })
  })

  it('a leader that is about to be frozen lets go, and follows when it wakes', async () => {
    first.attention.sleep()
    await settle()
    expect(first.isConnected()).toBe(false)
    expect(second.isConnected()).toBe(true)
    first.attention.wake()
    await settle()
    expect(first.sync().connection.status).toBe('online')
    expect(world.connected()).toBe(1)
  })

  it('a leader that hangs loses the lead within a second to a tab that is looked at', async () => {
    await world.open('third', { isVisible: false })
    await world.clock.advance(1000)
    first.suspend()
    await world.clock.advance(1000)
    expect(second.isConnected()).toBe(true)
    await second.outbox.compose(ROOM, 'sent all the same')
    await settle()
    expect(world.texts()).toEqual(['sent all the same'])
    first.wake()
    await settle()
    expect(world.connected()).toBe(1)
    expect(first.isConnected()).toBe(false)
  })

  it('a tab that slept itself does not blame the leader', async () => {
    await world.clock.advance(1000)
    world.clock.set(world.clock.now() + 60_000)
    await world.clock.advance(2 * ASK_AGAIN_MS)
    expect(first.isConnected()).toBe(true)
  })

  it('takes the lead from a tab that nobody has looked at for long', async () => {
    first.attention.setVisible(false)
    await world.clock.advance(HIDDEN_LEADER_MS / 2)
    expect(first.isConnected()).toBe(true)
    await world.clock.advance(HIDDEN_LEADER_MS)
    expect(first.isConnected()).toBe(false)
    expect(second.isConnected()).toBe(true)
    expect(world.connected()).toBe(1)
  })

  it('is away only when none of its tabs is looked at', async () => {
    const states = () =>
      world.server
        .children(`presence/${MEI}`)
        .map(([, lease]) => (lease as { state: string }).state)
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    first.attention.setVisible(false)
    await settle()
    expect(states()).toEqual(['online'])
    second.attention.setVisible(false)
    await settle()
    expect(states()).toEqual(['away'])
    second.attention.setVisible(true)
    await settle()
    expect(states()).toEqual(['online'])
    await second.crash()
    expect(states()).toEqual(['away'])
  })

  it('followers are told that the network is gone, and that it is back', async () => {
    first.client()?.goOffline()
    await world.clock.advance(2000)
    expect(second.sync().connection.status).toBe('offline')
    first.client()?.goOnline()
    await settle()
    expect(second.sync().connection.status).toBe('online')
  })

  it('signing out in a follower takes the presence back at once', async () => {
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    await second.sync().stop()
    expect(world.server.has(`presence/${MEI}`)).toBe(false)
    expect(world.connected()).toBe(0)
  })

  it('passes over what it does not understand, and counts it', async () => {
    const stranger = world.tabs.openTab()
    const before = second.seen.length
    for (const raw of [null, 'lead', 7, [], { kind: 'lead' }, { kind: 'from the future' }]) {
      stranger.channel.post(raw)
    }
    stranger.channel.post({ kind: 'change', change: { kind: 'messages', room: 7, messages: [] } })
    stranger.channel.post({ kind: 'ask', from: 'x', number: 1, question: { name: 'explode' } })
    await settle()
    const passedOver = second.seen.slice(before)
    expect(passedOver).toHaveLength(8)
    expect(passedOver).toEqual(passedOver.map(() => ({ kind: 'skipped', count: 1 })))
    expect(world.connected()).toBe(1)
    expect(second.sync().connection.status).toBe('online')
  })

  it('a follower is told how far others have read, also when the lead moves', async () => {
    const told: (readonly ReadMark[])[] = []
    const listener = (marks: readonly ReadMark[]) => told.push(marks)
    const stop = await second.sync().watchReads(ROOM, listener)
    await vi.waitFor(() => expect(told.at(-1)).toEqual([]))
    world.server.set(`reads/${ROOM}/${TOM}`, 1000)
    await settle()
    expect(told.at(-1)).toEqual([{ user: TOM, at: 1000 }])
    stop()
    await settle()
    world.server.set(`reads/${ROOM}/${TOM}`, 2000)
    await settle()
    expect(told.at(-1)).toEqual([{ user: TOM, at: 1000 }])

    await first.crash()
    await second.sync().watchReads(ROOM, listener)
    await vi.waitFor(() => expect(told.at(-1)).toEqual([{ user: TOM, at: 2000 }]))
  })
})
