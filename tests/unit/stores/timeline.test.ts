import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { StorageError } from '@/domain/replica/replica'
import { DRAFT_REST_MS } from '@/stores/draft-keeper'
import { MARK_READ_MS } from '@/stores/read-marker'
import { useTimelineStore } from '@/stores/timeline'
import { OFFLINE_AFTER_MS } from '@/sync/status-board'
import { settle } from '../../support/fakes'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  account,
  membership,
  messageId,
  message,
  messages,
  outboxRow,
  position,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the timeline', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>

  function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    world.seedRoom(ROOM, [TOM, MEI])
    timelineStore = useTimelineStore()
  }
  beforeEach(() => begin())

  const replica = () => world.services.person.value!.replica
  const texts = () => timelineStore.entries.map(({ text }) => text)
  const seconds = () => timelineStore.stored.map(({ at }) => at / 1000)
  const sayAll = (from: number, to: number, room = ROOM) => {
    for (let number = from; number <= to; number++) world.say(number, {}, room)
  }
  async function openLive(room = ROOM) {
    await world.enter(account())
    await settle()
    await timelineStore.open(room)
    await settle()
  }
  /** What an earlier visit has left on this device. */
  const keep = (from: number, to: number) =>
    replica().applyHistory(ROOM, {
      messages: messages(from, to),
      complete: { from: BEGINNING, to: position(to * 1000, to) },
      cursor: to * 1000,
    })

  describe('opening', () => {
    it('shows what was sent from outside the room, though not as if nothing lay before', async () => {
      await world.enter(account(), { isLive: false })
      await keep(1, 3)
      const own = messages(8, 8, { from: MEI, text: 'sent from outside' })
      await replica().applyHistory(ROOM, {
        messages: own,
        complete: undefined,
        cursor: undefined,
      })
      await timelineStore.open(ROOM)
      await settle()
      expect(seconds()).toEqual([1, 2, 3])
      expect(timelineStore.entries.at(-1)).toMatchObject({
        text: 'sent from outside',
        delivery: 'sent',
      })

      // Others had spoken in between.
      sayAll(4, 7)
      world.say(8, { from: MEI, text: 'sent from outside' })
      await world.goLive()
      await settle()
      expect(seconds()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(timelineStore.entries).toHaveLength(8)
    })

    it('draws what this device has before there is any connection', async () => {
      await world.enter(account(), { isLive: false })
      await keep(1, 3)
      await replica().addOutboxRow(outboxRow(9, { text: 'unsent' }))
      await replica().putDraft({ room: ROOM, text: 'half a thought', at: 1 })
      await timelineStore.open(ROOM)
      expect(texts()).toEqual(['message 1', 'message 2', 'message 3', 'unsent'])
      expect(timelineStore).toMatchObject({ status: 'ready', draft: 'half a thought' })
      expect(timelineStore.hasOlder).toBe(false)
    })

    it('draws a room that was left before the disk has answered, then what has changed since', async () => {
      begin({ isOffline: true })
      await world.enter(account())
      await keep(1, 3)
      await timelineStore.open(ROOM)
      await timelineStore.open(OTHER_ROOM)
      await replica().applyHistory(ROOM, {
        messages: [message(2, { text: 'edited', updatedAt: 9000 }), message(4)],
        complete: { from: BEGINNING, to: position(4000, 4) },
        cursor: 9000,
      })
      const drawn = timelineStore.entries
      const opening = timelineStore.open(ROOM)
      expect(drawn).toEqual([])
      expect(texts()).toEqual(['message 1', 'message 2', 'message 3'])
      const [first] = timelineStore.entries
      await opening
      expect(texts()).toEqual(['message 1', 'edited', 'message 3', 'message 4'])
      // The same object: it is not drawn anew.
      expect(timelineStore.entries[0]).toBe(first)
    })

    it('draws nothing of a room that was forgotten meanwhile', async () => {
      begin({ isOffline: true })
      await world.enter(account())
      await keep(1, 3)
      await timelineStore.open(ROOM)
      await timelineStore.open(OTHER_ROOM)
      await replica().forgetRoom(ROOM)
      world.tab().changes.emit({ kind: 'room-forgotten', room: ROOM })
      const opening = timelineStore.open(ROOM)
      expect(texts()).toEqual([])
      await opening
      expect(texts()).toEqual([])
    })

    it('draws a room that was asked for before the person was known', async () => {
      await timelineStore.open(ROOM)
      expect(timelineStore.status).toBe('loading')
      sayAll(1, 2)
      await world.enter(account())
      await settle()
      expect(seconds()).toEqual([1, 2])
      expect(timelineStore.status).toBe('ready')
    })

    it('goes on with what the network brings', async () => {
      sayAll(1, 2)
      await openLive()
      expect(seconds()).toEqual([1, 2])
      world.say(3)
      await settle()
      expect(seconds()).toEqual([1, 2, 3])
      expect(timelineStore.summary).toMatchObject({ name: 'Hearthside' })
    })

    it('has no history to show for an empty room', async () => {
      await openLive()
      expect(timelineStore).toMatchObject({ status: 'ready', hasOlder: false, entries: [] })
    })

    it('says that a room never seen here cannot be shown offline', async () => {
      begin({ isOffline: true })
      await world.enter(account())
      await timelineStore.open(OTHER_ROOM)
      await world.clock.advance(OFFLINE_AFTER_MS)
      expect(timelineStore.status).toBe('unavailable')
    })

    it('shows nothing of one room in the next', async () => {
      sayAll(1, 2)
      world.seedRoom(OTHER_ROOM, [TOM, MEI])
      await openLive()
      timelineStore.setDraft('for the first')
      await timelineStore.open(OTHER_ROOM)
      await settle()
      expect(timelineStore).toMatchObject({ entries: [], draft: '', firstUnread: undefined })
      world.say(3)
      await settle()
      expect(timelineStore.entries).toEqual([])
      timelineStore.close()
      expect(timelineStore.status).toBe('closed')
    })
  })

  describe('unread', () => {
    it('begins at the first message of others since the last reading', async () => {
      sayAll(1, 4)
      world.server.set(`userRooms/${MEI}/${ROOM}/readAt`, 2000)
      await openLive()
      expect(timelineStore.firstUnread).toBe(messageId(3))
    })

    it('is none where all was read', async () => {
      sayAll(1, 4)
      world.server.set(`userRooms/${MEI}/${ROOM}/readAt`, 4000)
      await openLive()
      expect(timelineStore.firstUnread).toBeUndefined()
    })

    it('counts what comes below while one reads above', async () => {
      sayAll(1, 3)
      await openLive()
      timelineStore.setAtEnd(false)
      sayAll(4, 5)
      await settle()
      expect(timelineStore.newBelow).toBe(2)
      timelineStore.setAtEnd(true)
      expect(timelineStore.newBelow).toBe(0)
    })

    it('does not count again what a reconnect brings along', async () => {
      sayAll(1, 3)
      await openLive()
      timelineStore.setAtEnd(false)
      world.tab().client.goOffline()
      world.say(4)
      world.tab().client.goOnline()
      await settle()
      expect(timelineStore.newBelow).toBe(1)
    })

    it('counts nothing while the end is in sight on a page that is looked at', async () => {
      await openLive()
      timelineStore.setAtEnd(true)
      world.say(1)
      await settle()
      expect(timelineStore.newBelow).toBe(0)
      world.tab().device.attention.setVisible(false)
      world.say(2)
      await settle()
      expect(timelineStore.newBelow).toBe(1)
    })

    it('is told as read after a moment at the end', async () => {
      sayAll(1, 3)
      await openLive()
      timelineStore.setAtEnd(true)
      await world.clock.advance(MARK_READ_MS)
      expect(world.server.get(`userRooms/${MEI}/${ROOM}`)).toMatchObject({
        readAt: 3000,
        readCount: 3,
      })
    })

    it('is told as read at once where it is answered', async () => {
      sayAll(1, 3)
      await openLive()
      timelineStore.setAtEnd(true)
      timelineStore.setDraft('indeed')
      void timelineStore.send()
      await settle()
      expect(world.server.get(`userRooms/${MEI}/${ROOM}`)).toMatchObject({ readAt: 3000 })
    })

    it('stays unread while nobody looks, until someone does', async () => {
      await openLive()
      timelineStore.setAtEnd(true)
      world.tab().device.attention.setVisible(false)
      sayAll(1, 3)
      await world.clock.advance(MARK_READ_MS * 5)
      expect(world.server.get(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(0)
      world.tab().device.attention.setVisible(true)
      await settle()
      expect(world.server.get(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(3)
    })
  })

  describe('older messages', () => {
    it('come from this device, then from the server, to the beginning', async () => {
      sayAll(1, 120)
      await openLive()
      expect(timelineStore.stored).toHaveLength(50)
      expect(timelineStore.hasOlder).toBe(true)
      await timelineStore.loadOlder()
      expect(timelineStore.hasOlder).toBe(false)
      expect(seconds()).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    })

    it('say that they wait for the network, and come when asked again', async () => {
      sayAll(1, 80)
      await openLive()
      world.tab().client.goOffline()
      await timelineStore.loadOlder()
      expect(timelineStore).toMatchObject({ olderProblem: 'offline', loadingOlder: false })
      world.tab().client.goOnline()
      await settle()
      await timelineStore.loadOlder()
      expect(timelineStore.olderProblem).toBeUndefined()
      expect(timelineStore.stored).toHaveLength(80)
    })

    it('never hides a hole: after a long absence the newest stand alone, and the rest comes', async () => {
      sayAll(1, 10)
      await openLive()
      world.tab().client.goOffline()
      sayAll(11, 250)
      world.tab().client.goOnline()
      await settle()
      expect(seconds()).toEqual(Array.from({ length: 100 }, (_, index) => index + 151))
      expect(timelineStore.hasOlder).toBe(true)
      await timelineStore.loadOlder()
      await timelineStore.loadOlder()
      await timelineStore.loadOlder()
      expect(seconds()).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
    })

    it('leave no hole either where a kept page is older than what the network brings', async () => {
      sayAll(1, 250)
      await world.enter(account(), { isLive: false })
      await keep(1, 10)
      await timelineStore.open(ROOM)
      expect(seconds()).toHaveLength(10)
      await world.goLive()
      await settle()
      expect(seconds()[0]).toBe(151)
      expect(timelineStore.hasOlder).toBe(true)
    })
  })

  describe('sending', () => {
    it('shows the message at once and clears the draft', async () => {
      await openLive()
      timelineStore.setDraft(' hello ')
      expect(await timelineStore.send()).toBe(true)
      expect(timelineStore.draft).toBe('')
      await settle()
      expect(timelineStore.entries).toMatchObject([{ text: 'hello', delivery: 'sent', from: MEI }])
    })

    it.each([
      ['empty', '  \n '],
      ['too-long', 'x'.repeat(4001)],
    ])('says %s and keeps the draft', async (problem, text) => {
      await openLive()
      timelineStore.setDraft(text)
      expect(await timelineStore.send()).toBe(false)
      expect(timelineStore).toMatchObject({ sendProblem: problem, draft: text })
      timelineStore.setDraft('else')
      expect(timelineStore.sendProblem).toBeUndefined()
    })

    it('says that the disk is full and keeps what was typed', async () => {
      await openLive()
      vi.spyOn(replica(), 'addOutboxRow').mockRejectedValueOnce(new StorageError('full', null))
      timelineStore.setDraft('precious')
      const sending = timelineStore.send()
      timelineStore.setDraft('precious and more')
      expect(await sending).toBe(false)
      expect(timelineStore).toMatchObject({
        sendProblem: 'storage-full',
        draft: 'precious and more',
      })
    })

    it('empties the box only once the message is safe, takes it once, and leaves what came after', async () => {
      await openLive()
      const add = replica().addOutboxRow.bind(replica())
      let store = () => undefined as unknown
      const stored = new Promise((resolve) => (store = () => resolve(undefined)))
      vi.spyOn(replica(), 'addOutboxRow').mockImplementationOnce((row) =>
        stored.then(() => add(row)),
      )
      timelineStore.setDraft('hello')
      const sending = timelineStore.send()
      expect(await timelineStore.send()).toBe(false)
      expect(timelineStore.draft).toBe('hello')
      timelineStore.setDraft('hello, and')
      store()
      expect(await sending).toBe(true)
      expect(timelineStore.draft).toBe(', and')
      await settle()
      expect(timelineStore.entries.map(({ text }) => text)).toEqual(['hello'])
    })

    it('leaves no draft of what was sent, not even for a moment', async () => {
      await openLive()
      timelineStore.setDraft('on its way')
      await world.clock.advance(DRAFT_REST_MS)
      await timelineStore.send()
      await settle()
      expect((await replica().readDraft(ROOM))?.text).toBe('')
    })

    it('puts nothing of one room into the draft of the next', async () => {
      world.seedRoom(OTHER_ROOM, [TOM, MEI])
      await openLive()
      await replica().putDraft({ room: OTHER_ROOM, text: 'for the other', at: 1 })
      timelineStore.setDraft('for the first')
      const sending = timelineStore.send()
      const opening = timelineStore.open(OTHER_ROOM)
      await Promise.all([sending, opening])
      await world.clock.advance(DRAFT_REST_MS)
      expect(timelineStore.draft).toBe('for the other')
      expect((await replica().readDraft(ROOM))?.text).toBe('')
      expect((await replica().readDraft(OTHER_ROOM))?.text).toBe('for the other')
    })

    it('gives a message that could not be kept back to its own room', async () => {
      world.seedRoom(OTHER_ROOM, [TOM, MEI])
      await openLive()
      vi.spyOn(replica(), 'addOutboxRow').mockRejectedValueOnce(new StorageError('full', null))
      timelineStore.setDraft('for the first')
      const sending = timelineStore.send()
      await Promise.all([sending, timelineStore.open(OTHER_ROOM)])
      await world.clock.advance(DRAFT_REST_MS)
      expect(timelineStore.draft).toBe('')
      expect((await replica().readDraft(ROOM))?.text).toBe('for the first')
    })

    it('lets a refused message be tried again, edited or discarded', async () => {
      await openLive()
      world.server.revokeMembership(ROOM, MEI)
      for (const text of ['one', 'two', 'three']) {
        timelineStore.setDraft(text)
        await timelineStore.send()
      }
      await settle()
      await settle()
      const refused = timelineStore.entries
      expect(refused.map(({ delivery, reason }) => `${delivery} ${reason}`)).toEqual(
        Array.from({ length: 3 }, () => 'refused not-a-member'),
      )
      await timelineStore.discard(refused[0]!.id)
      timelineStore.setDraft('already typed')
      await timelineStore.edit(refused[1]!.id)
      await settle()
      expect(timelineStore.draft).toBe('two\nalready typed')
      expect(texts()).toEqual(['three'])

      world.server.set(`members/${ROOM}/${MEI}`, { role: 'member', joinedAt: 1 })
      world.server.set(`userRooms/${MEI}/${ROOM}`, {
        kind: 'public',
        joinedAt: 1,
        readAt: 0,
        readCount: 0,
      })
      await settle()
      await timelineStore.retry(refused[2]!.id)
      await settle()
      expect(world.texts()).toEqual(['three'])
    })

    it('shows what waits for the network, in order', async () => {
      begin({ isOffline: true })
      await world.enter(account())
      await replica().putRoom(ROOM, { mine: membership() })
      await timelineStore.open(ROOM)
      for (const text of ['one', 'two']) {
        timelineStore.setDraft(text)
        await timelineStore.send()
      }
      await settle()
      expect(timelineStore.entries).toMatchObject([
        { text: 'one', delivery: 'waiting' },
        { text: 'two', delivery: 'waiting' },
      ])
    })
  })

  describe('a draft', () => {
    it('is kept per room, one write for a pause in typing', async () => {
      await openLive()
      const put = vi.spyOn(replica(), 'putDraft')
      for (const text of ['h', 'he', 'hey']) timelineStore.setDraft(text)
      await world.clock.advance(DRAFT_REST_MS)
      expect(put.mock.calls).toEqual([[{ room: ROOM, text: 'hey', at: world.clock.now() }]])
    })

    it('is kept at once when the room or the page is left', async () => {
      await openLive()
      timelineStore.setDraft('almost')
      world.tab().device.attention.setVisible(false)
      await settle()
      expect((await replica().readDraft(ROOM))?.text).toBe('almost')
      timelineStore.setDraft('almost there')
      timelineStore.close()
      await settle()
      await timelineStore.open(ROOM)
      expect(timelineStore.draft).toBe('almost there')
    })

    it('follows what another tab or device has of it, unless it is being typed here', async () => {
      await openLive()
      const theirs = (text: string) => {
        const kept = { room: ROOM, text, at: world.clock.now() }
        world.tab().changes.emit({ kind: 'draft', draft: kept })
      }
      theirs('from the phone')
      expect(timelineStore.draft).toBe('from the phone')
      timelineStore.setDraft('from the phone, and here')
      theirs('from the phone again')
      expect(timelineStore.draft).toBe('from the phone, and here')
      await world.clock.advance(DRAFT_REST_MS)
      expect((await replica().readDraft(ROOM))?.text).toBe('from the phone, and here')
      theirs('')
      expect(timelineStore.draft).toBe('')
    })

    it('is put beside what another device has, for the person to choose', async () => {
      await openLive()
      const offer = (text: string) => {
        const draft = { room: ROOM, text, at: world.clock.now() }
        world.tab().changes.emit({ kind: 'draft-offer', draft })
      }
      timelineStore.setDraft('mine')
      await world.clock.advance(DRAFT_REST_MS)
      offer('theirs')
      expect([timelineStore.draft, timelineStore.offeredDraft]).toEqual(['mine', 'theirs'])
      timelineStore.answerDraftOffer(false)
      expect([timelineStore.draft, timelineStore.offeredDraft]).toEqual(['mine', undefined])
      await world.clock.advance(DRAFT_REST_MS)
      expect((await replica().readDraft(ROOM))?.at).toBe(world.clock.now())
      offer('theirs')
      timelineStore.answerDraftOffer(true)
      await world.clock.advance(DRAFT_REST_MS)
      expect((await replica().readDraft(ROOM))?.text).toBe('theirs')
    })

    it('tells the others that one types, until it is sent or cleared', async () => {
      await openLive()
      timelineStore.setDraft('h')
      await settle()
      expect(world.server.has(`typing/${ROOM}/${MEI}`)).toBe(true)
      timelineStore.setDraft(' ')
      await settle()
      expect(world.server.has(`typing/${ROOM}/${MEI}`)).toBe(false)
      timelineStore.setDraft('hello')
      await timelineStore.send()
      await settle()
      expect(world.server.has(`typing/${ROOM}/${MEI}`)).toBe(false)
    })
  })

  describe('losing the room', () => {
    it('says that one is no longer a member, and keeps what was being typed', async () => {
      sayAll(1, 2)
      await openLive()
      timelineStore.setDraft('in the middle of')
      world.server.revokeMembership(ROOM, MEI)
      await settle()
      expect(timelineStore).toMatchObject({ status: 'not-a-member', draft: 'in the middle of' })
    })

    it('says that it is gone', async () => {
      await openLive()
      world.server.deleteRoom(ROOM)
      await settle()
      expect(timelineStore.status).toBe('gone')
    })

    it('opens by itself once joined', async () => {
      world.seedRoom(OTHER_ROOM, [TOM])
      world.say(1, {}, OTHER_ROOM)
      await openLive(OTHER_ROOM)
      expect(timelineStore.status).toBe('not-a-member')
      await world.tab().remotes.rooms.join(OTHER_ROOM, MEI)
      await settle()
      await settle()
      expect(timelineStore.status).toBe('ready')
      expect(texts()).toEqual(['message 1'])
    })
  })
})
