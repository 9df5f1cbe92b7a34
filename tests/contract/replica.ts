import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { MAX_DELIVERED_LATE } from '@/domain/outbox/delivered-late'
import type { Picture } from '@/domain/picture/picture'
import type { OpenReplica, Replica } from '@/domain/replica/replica'
import type { BlobId, RoomId } from '@/shared/ids'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  draft,
  membership,
  message,
  messageId,
  messages,
  outboxRow,
  position,
  room,
} from '../support/fixtures'

/** What every replica promises, whatever it keeps things in. */
export function replicaContract(name: string, open: OpenReplica): void {
  let replica: Replica

  beforeEach(async () => {
    replica = await open(MEI)
  })
  afterEach(async () => {
    await replica.destroy().catch(() => undefined)
  })

  const store = (from: number, to: number, start: 'beginning' | 'gap' = 'gap') =>
    replica.applyHistory(ROOM, {
      messages: messages(from, to),
      complete: {
        from: start === 'beginning' ? BEGINNING : position(from * 1000, from),
        to: position(to * 1000, to),
      },
      cursor: to * 1000,
    })
  const numbers = (page: { messages: readonly { at: number }[] }) =>
    page.messages.map(({ at }) => at / 1000)

  describe(`${name}: pictures`, () => {
    const pictureId = (number: number) => `${messageId(number)}_4x3` as BlobId
    const keep = async (number: number, part: Partial<Picture> = {}) =>
      (await replica.upkeep()).putPicture({
        ...{ id: pictureId(number), room: ROOM, from: TOM, type: 'image/webp', tiny: undefined },
        ...{ bytes: new Uint8Array([number]), ...part },
      })
    const kept = async (number: number) =>
      (await (await replica.upkeep()).readPicture(pictureId(number)))?.bytes[0]

    it('weighs them by room, and gives up the oldest that nothing needs', async () => {
      for (const number of [2, 1, 3]) await keep(number)
      await keep(4, { room: OTHER_ROOM })
      const upkeep = await replica.upkeep()
      const weightIn = async (room: RoomId) =>
        (await upkeep.readUsage()).find((usage) => usage.room === room)?.pictureBytes
      const whole = (await weightIn(ROOM)) ?? 0
      expect(await weightIn(OTHER_ROOM)).toBe(whole / 3)
      await replica.addOutboxRow(outboxRow(1, { blob: pictureId(1) }))
      const freed = await upkeep.evictPictures(ROOM, { bytes: 1, before: messageId(9) })
      expect(freed).toBe(whole / 3)
      expect(await weightIn(ROOM)).toBe(whole - freed)
      expect([await kept(1), await kept(2), await kept(3)]).toEqual([1, undefined, 3])
      expect(await upkeep.evictPictures(ROOM, { bytes: Infinity, before: pictureId(3) })).toBe(0)
    })

    it('are dropped where nothing names them, but what one has made just now', async () => {
      for (const number of [1, 2, 3, 4]) await keep(number)
      await keep(5, { from: MEI })
      await keep(6, { room: OTHER_ROOM })
      await replica.applyHistory(ROOM, {
        ...{ messages: [message(1, { blob: pictureId(1) })], complete: undefined, cursor: 1 },
      })
      await replica.addOutboxRow(outboxRow(2, { blob: pictureId(2) }))
      const upkeep = await replica.upkeep()
      expect([...(await upkeep.readPictureRooms())].sort()).toEqual([ROOM, OTHER_ROOM])
      await upkeep.dropUnnamedPictures(ROOM, { by: MEI, since: pictureId(4) })
      expect(await Promise.all([1, 2, 3, 4, 5, 6].map(kept))).toEqual([
        ...[1, 2, undefined, undefined, 5, 6],
      ])
      await upkeep.dropUnnamedPictures(ROOM, { by: MEI, since: pictureId(9) })
      expect(await kept(5)).toBeUndefined()
    })
  })

  describe(`${name}: pins`, () => {
    it('are kept for a room until there are none', async () => {
      const pins = [
        { id: messageId(2), by: TOM, at: 2, from: MEI, text: 'two' },
        { id: messageId(1), by: TOM, at: 1 },
      ]
      const upkeep = await replica.upkeep()
      expect(await upkeep.readPins(ROOM)).toEqual([])
      await upkeep.putPins(ROOM, pins)
      expect(await upkeep.readPins(ROOM)).toMatchObject(pins)
      expect(await upkeep.readPins(OTHER_ROOM)).toEqual([])
      await upkeep.putPins(ROOM, [])
      expect(await upkeep.readPins(ROOM)).toEqual([])
    })

    it('go with their room, since they hold words that were said there', async () => {
      const pins = [{ id: messageId(1), by: TOM, at: 1, from: MEI, text: 'one' }]
      const upkeep = await replica.upkeep()
      for (const room of [ROOM, OTHER_ROOM]) await upkeep.putPins(room, pins)
      await replica.forgetRoom(ROOM)
      expect(await upkeep.readPins(ROOM)).toEqual([])
      expect(await upkeep.readPins(OTHER_ROOM)).toMatchObject(pins)
    })
  })

  describe(`${name}: portraits`, () => {
    it('are kept by whose they are, the newest of each, until they are dropped', async () => {
      const upkeep = await replica.upkeep()
      const [mine, ofRoom] = [`user/${MEI}`, `room/${ROOM}`] as const
      const portrait = { at: 5, data: 'data:image/webp;base64,AAAA' }
      expect(await upkeep.readPortrait(mine)).toBeUndefined()
      await upkeep.putPortrait(mine, portrait)
      await upkeep.putPortrait(ofRoom, { ...portrait, at: 6 })
      await upkeep.putPortrait(mine, { ...portrait, at: 7 })
      expect(await upkeep.readPortrait(mine)).toEqual({ ...portrait, at: 7 })
      expect([...(await upkeep.readPortraitPlaces())].sort()).toEqual([ofRoom, mine])
      await upkeep.dropPortraits([mine, 'user/nobody' as typeof mine])
      expect(await upkeep.readPortraitPlaces()).toEqual([ofRoom])
      expect(await upkeep.readPortrait(mine)).toBeUndefined()
    })
  })

  describe(`${name}: what was sent without a tab`, () => {
    it('is kept with when it arrived, each once, the newest of each room', async () => {
      const upkeep = await replica.upkeep()
      expect(await upkeep.readDeliveredLate()).toEqual([])
      const other = { row: outboxRow(50, { room: OTHER_ROOM }), at: 5 }
      await upkeep.noteDeliveredLate(other)
      for (let n = 1; n <= MAX_DELIVERED_LATE + 1; n++) {
        await upkeep.noteDeliveredLate({ row: outboxRow(n), at: n })
        await upkeep.noteDeliveredLate({ row: outboxRow(n), at: n })
      }
      const kept = await upkeep.readDeliveredLate()
      expect(kept).toContainEqual(other)
      expect(kept).toHaveLength(MAX_DELIVERED_LATE + 1)
      expect(kept).not.toContainEqual({ row: outboxRow(1), at: 1 })
    })

    it('goes with its room, since it holds words that were said there', async () => {
      const upkeep = await replica.upkeep()
      const other = { row: outboxRow(2, { room: OTHER_ROOM }), at: 2 }
      for (const one of [{ row: outboxRow(1), at: 1 }, other]) await upkeep.noteDeliveredLate(one)
      await replica.forgetRoom(ROOM)
      expect(await upkeep.readDeliveredLate()).toEqual([other])
    })
  })

  describe(`${name}: rooms`, () => {
    it('knows nothing at first', async () => {
      expect(await replica.readRooms()).toEqual([])
      expect(await replica.readRoom(ROOM)).toBeUndefined()
    })

    it('merges what is given into what is kept', async () => {
      await replica.putRoom(ROOM, { room: room() })
      const kept = await replica.putRoom(ROOM, { mine: membership({ readCount: 3 }) })
      expect(kept).toEqual({
        id: ROOM,
        room: room(),
        state: undefined,
        mine: membership({ readCount: 3 }),
        isGone: false,
      })
      expect(await replica.readRoom(ROOM)).toEqual(kept)
      expect(await replica.readRooms()).toEqual([kept])
    })

    it('takes a membership away when told so', async () => {
      await replica.putRoom(ROOM, { mine: membership() })
      await replica.putRoom(ROOM, { mine: undefined, isGone: true })
      expect(await replica.readRoom(ROOM)).toMatchObject({ mine: undefined, isGone: true })
    })

    it('loses nothing when two changes of one room cross', async () => {
      await Promise.all([
        replica.putRoom(ROOM, { room: room() }),
        replica.putRoom(ROOM, { mine: membership() }),
        replica.putRoom(ROOM, { state: { count: 2, last: undefined } }),
      ])
      expect(await replica.readRoom(ROOM)).toMatchObject({
        room: room(),
        mine: membership(),
        state: { count: 2 },
      })
    })

    it('tells a change what is kept, also when two of them cross', async () => {
      await replica.putRoom(ROOM, { mine: membership({ readCount: 1 }) })
      const readOneMore = () =>
        replica.putRoom(ROOM, (kept) => ({
          mine: membership({ readCount: (kept?.mine?.readCount ?? 0) + 1 }),
        }))
      await Promise.all([readOneMore(), readOneMore(), readOneMore()])
      expect((await replica.readRoom(ROOM))?.mine).toEqual(membership({ readCount: 4 }))
    })

    it('writes nothing when a change says that there is nothing to write', async () => {
      const asked: unknown[] = []
      const nothing = await replica.putRoom(ROOM, (kept) => void asked.push(kept))
      expect(nothing).toBeUndefined()
      expect(asked).toEqual([undefined])
      expect(await replica.readRoom(ROOM)).toBeUndefined()
    })

    it('forgets a room with all that was said in it, but not what is unsent or half written', async () => {
      await replica.putRoom(ROOM, { room: room() })
      await replica.putRoom(OTHER_ROOM, { room: room({ id: OTHER_ROOM }) })
      await store(1, 3, 'beginning')
      await replica.putDraft(draft('half a thought'))
      await replica.addOutboxRow(outboxRow(9))
      await replica.applyHistory(OTHER_ROOM, {
        messages: [message(1, { room: OTHER_ROOM })],
        complete: { from: BEGINNING, to: position(1000, 1) },
        cursor: 1000,
      })

      await replica.forgetRoom(ROOM)

      expect((await replica.readRooms()).map(({ id }) => id)).toEqual([OTHER_ROOM])
      expect(await replica.readPage(ROOM, undefined, 10)).toMatchObject({ messages: [] })
      expect(await replica.readHistory(ROOM)).toEqual({ stretches: [], cursor: undefined })
      expect(await replica.readDraft(ROOM)).toEqual(draft('half a thought'))
      expect(await replica.readOutbox()).toEqual([outboxRow(9)])
      expect((await replica.readPage(OTHER_ROOM, undefined, 10)).messages).toHaveLength(1)
    })

    it('replaces the public directory as a whole', async () => {
      const first = { id: ROOM, name: 'One', topic: '' }
      const second = { id: OTHER_ROOM, name: 'Two', topic: 'b' }
      await replica.putPublicRooms([first])
      await replica.putPublicRooms([second])
      expect(await replica.readPublicRooms()).toEqual([second])
    })
  })

  describe(`${name}: the way down`, () => {
    it('reads on from a position, page by page, to the end of what is known', async () => {
      await store(1, 5, 'beginning')
      const first = await replica.readPageAfter(ROOM, position(1000, 1), 2)
      expect([numbers(first), first.after, first.to]).toEqual([[2, 3], 'cached', position(3000, 3)])
      const second = await replica.readPageAfter(ROOM, first.to, 10)
      expect([numbers(second), second.after]).toEqual([[4, 5], 'end'])
      const third = await replica.readPageAfter(ROOM, second.to, 10)
      expect([numbers(third), third.after]).toEqual([[], 'end'])
    })

    it('stops at a gap, and knows nothing of what lies in one', async () => {
      await store(1, 3)
      await store(7, 9)
      const page = await replica.readPageAfter(ROOM, position(1000, 1), 10)
      expect([numbers(page), page.after, page.to]).toEqual([[2, 3], 'gap', position(3000, 3)])
      const inGap = await replica.readPageAfter(ROOM, position(5000, 5), 10)
      expect([numbers(inGap), inGap.after]).toEqual([[], 'gap'])
    })

    it('finds one message by its id', async () => {
      await store(1, 3)
      expect(await replica.readMessage(ROOM, messageId(2))).toEqual(message(2))
      expect(await replica.readMessage(ROOM, messageId(9))).toBeUndefined()
      expect(await replica.readMessage(OTHER_ROOM, messageId(2))).toBeUndefined()
    })
  })

  describe(`${name}: history`, () => {
    it('has a gap where nothing is known', async () => {
      expect(await replica.readPage(ROOM, undefined, 10)).toEqual({
        messages: [],
        before: 'gap',
        from: undefined,
      })
    })

    it('reads the newest page, oldest first, and says that there is more here', async () => {
      await store(1, 5, 'beginning')
      const page = await replica.readPage(ROOM, undefined, 2)
      expect(page).toEqual({
        messages: [message(4), message(5)],
        before: 'cached',
        from: position(4000, 4),
      })
    })

    it('walks back page by page to the beginning', async () => {
      await store(1, 5, 'beginning')
      const middle = await replica.readPage(ROOM, position(4000, 4), 2)
      expect(numbers(middle)).toEqual([2, 3])
      expect(middle.before).toBe('cached')
      const first = await replica.readPage(ROOM, middle.from, 2)
      expect(numbers(first)).toEqual([1])
      expect(first).toMatchObject({ before: 'beginning', from: BEGINNING })
    })

    it('says so when a page ends exactly at the beginning', async () => {
      await store(1, 4, 'beginning')
      expect(await replica.readPage(ROOM, undefined, 4)).toMatchObject({ before: 'beginning' })
    })

    it('never reads across a gap', async () => {
      await store(1, 3, 'beginning')
      await store(7, 9)
      const page = await replica.readPage(ROOM, undefined, 10)
      expect(numbers(page)).toEqual([7, 8, 9])
      expect(page).toMatchObject({ before: 'gap', from: position(7000, 7) })
      expect(await replica.readPage(ROOM, position(7000, 7), 10)).toEqual({
        messages: [],
        before: 'gap',
        from: position(7000, 7),
      })
    })

    it('reads below a gap from a position that lies there', async () => {
      await store(1, 3, 'beginning')
      await store(7, 9)
      const page = await replica.readPage(ROOM, position(3000, 3), 10)
      expect(numbers(page)).toEqual([1, 2])
      expect(page.before).toBe('beginning')
    })

    it('answers with the gap itself for a position inside it', async () => {
      await store(1, 3, 'beginning')
      await store(7, 9)
      expect(await replica.readPage(ROOM, position(5000, 5), 10)).toEqual({
        messages: [],
        before: 'gap',
        from: position(5000, 5),
      })
    })

    it('joins the stretches once what lies between them is known', async () => {
      await store(1, 3, 'beginning')
      await store(7, 9)
      await replica.applyHistory(ROOM, {
        messages: messages(3, 7),
        complete: { from: position(3000, 3), to: position(7000, 7) },
        cursor: undefined,
      })
      expect(await replica.readHistory(ROOM)).toEqual({
        stretches: [{ from: BEGINNING, to: position(9000, 9) }],
        cursor: 9000,
      })
      expect(numbers(await replica.readPage(ROOM, undefined, 20))).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9,
      ])
    })

    it('ends the newest page with the newest stretch, and tells apart what stands after it', async () => {
      await store(1, 3, 'beginning')
      const own = message(9, { from: MEI })
      await replica.applyHistory(ROOM, { messages: [own], complete: undefined, cursor: undefined })
      expect(numbers(await replica.readPage(ROOM, undefined, 10))).toEqual([1, 2, 3])
      expect(await replica.readAhead(ROOM)).toEqual([own])
      expect(await replica.readAhead(OTHER_ROOM)).toEqual([])

      await replica.applyHistory(ROOM, {
        messages: messages(4, 9),
        complete: { from: position(3000, 3), to: position(9000, 9) },
        cursor: 9000,
      })
      expect(numbers(await replica.readPage(ROOM, undefined, 10))).toHaveLength(9)
      expect(await replica.readAhead(ROOM)).toEqual([])
    })

    it('tells what stands in a room that is not known at all', async () => {
      const own = message(9, { from: MEI })
      await replica.applyHistory(ROOM, { messages: [own], complete: undefined, cursor: undefined })
      expect(await replica.readPage(ROOM, undefined, 10)).toMatchObject({ messages: [] })
      expect(await replica.readAhead(ROOM)).toEqual([own])
    })

    it('breaks ties of time by id', async () => {
      const tied = [3, 1, 2].map((number) => message(number, { at: 5000 }))
      await replica.applyHistory(ROOM, {
        messages: tied,
        complete: { from: BEGINNING, to: position(5000, 3) },
        cursor: 5000,
      })
      const page = await replica.readPage(ROOM, position(5000, 3), 10)
      expect(page.messages.map(({ id }) => id)).toEqual([messageId(1), messageId(2)])
    })

    it('never takes the cursor back', async () => {
      await store(5, 9)
      await store(1, 3)
      expect((await replica.readHistory(ROOM)).cursor).toBe(9000)
    })

    it('replaces a message that has changed', async () => {
      await store(1, 2, 'beginning')
      const changed = message(1, { updatedAt: 9000, text: 'better' })
      await replica.applyHistory(ROOM, {
        messages: [changed],
        complete: undefined,
        cursor: undefined,
      })
      const { messages: read } = await replica.readPage(ROOM, undefined, 10)
      expect(read).toEqual([changed, message(2)])
    })

    it('takes what has arrived out of the outbox in the same step', async () => {
      await replica.addOutboxRow(outboxRow(1))
      await replica.addOutboxRow(outboxRow(2))
      await store(1, 1, 'beginning')
      expect(await replica.readOutbox()).toEqual([outboxRow(2)])
    })

    it('keeps rooms apart', async () => {
      await store(1, 2, 'beginning')
      expect(await replica.readPage(OTHER_ROOM, undefined, 10)).toMatchObject({ messages: [] })
    })
  })

  describe(`${name}: the outbox`, () => {
    it('reads rows in the order of composing, over all rooms', async () => {
      await replica.addOutboxRow(outboxRow(1, { order: 30 }))
      await replica.addOutboxRow(outboxRow(2, { order: 10, room: OTHER_ROOM }))
      await replica.addOutboxRow(outboxRow(3, { order: 20 }))
      expect((await replica.readOutbox()).map(({ order }) => order)).toEqual([10, 20, 30])
    })

    it('changes a row and says what was and what is', async () => {
      await replica.addOutboxRow(outboxRow(1))
      const refused = outboxRow(1, { status: 'refused', reason: 'room-gone', tries: 1 })
      const step = await replica.changeOutboxRow(messageId(1), () => refused)
      expect(step).toEqual({ before: outboxRow(1), after: refused })
      expect(await replica.readOutbox()).toEqual([refused])
    })

    it('removes a row', async () => {
      await replica.addOutboxRow(outboxRow(1))
      expect(await replica.changeOutboxRow(messageId(1), () => undefined)).toEqual({
        before: outboxRow(1),
        after: undefined,
      })
      expect(await replica.readOutbox()).toEqual([])
    })

    it('does not ask about a row that is not there', async () => {
      const step = await replica.changeOutboxRow(messageId(1), () => outboxRow(1))
      expect(step).toEqual({ before: undefined, after: undefined })
      expect(await replica.readOutbox()).toEqual([])
    })

    it('lets changes of one row follow each other', async () => {
      await replica.addOutboxRow(outboxRow(1))
      await Promise.all(
        Array.from({ length: 5 }, () =>
          replica.changeOutboxRow(messageId(1), (row) => ({ ...row, tries: row.tries + 1 })),
        ),
      )
      expect((await replica.readOutbox())[0]?.tries).toBe(5)
    })
  })

  describe(`${name}: room on the device`, () => {
    const usage = async () =>
      (await (await replica.upkeep()).readUsage()).find(({ room }) => room === ROOM)

    it('counts messages as they come, change and go', async () => {
      expect(await (await replica.upkeep()).readUsage()).toEqual([])
      await store(1, 3, 'beginning')
      const three = await usage()
      expect(three).toMatchObject({ messages: 3, openedAt: 0 })
      await store(1, 3, 'beginning')
      expect(await usage()).toEqual(three)
      const longer = message(2, { text: 'x'.repeat(1000) })
      const update = { complete: undefined, cursor: undefined }
      await replica.applyHistory(ROOM, { messages: [longer, longer], ...update })
      const grown = await usage()
      expect(grown?.messages).toBe(3)
      expect((grown?.bytes ?? 0) - (three?.bytes ?? 0)).toBe(1000 - 'message 2'.length)
      await replica.forgetRoom(ROOM)
      expect(await (await replica.upkeep()).readUsage()).toEqual([])
    })

    it('remembers when a room was opened', async () => {
      await (await replica.upkeep()).noteOpened(ROOM, 7)
      await store(1, 2, 'beginning')
      await (await replica.upkeep()).noteOpened(ROOM, 9)
      expect(await usage()).toMatchObject({ messages: 2, openedAt: 9 })
    })

    it('gives up the oldest messages and leaves a gap that can be filled', async () => {
      await store(1, 9, 'beginning')
      const before = (await usage())?.bytes ?? 0
      const freed = await (await replica.upkeep()).evict(ROOM, { bytes: before / 3, keep: 2 })
      expect(freed).toBeGreaterThanOrEqual(before / 3)
      expect(await usage()).toMatchObject({ messages: 6, bytes: before - freed })
      const page = await replica.readPage(ROOM, undefined, 20)
      expect(numbers(page)).toEqual([4, 5, 6, 7, 8, 9])
      expect(page).toMatchObject({ before: 'gap', from: position(4000, 4) })

      await replica.applyHistory(ROOM, {
        messages: messages(1, 3),
        complete: { from: BEGINNING, to: position(4000, 4) },
        cursor: undefined,
      })
      const whole = await replica.readPage(ROOM, undefined, 20)
      expect(numbers(whole)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(whole.before).toBe('beginning')
      expect((await usage())?.bytes).toBe(before)
    })

    it('keeps as many as it is told, and at least the newest, and all that is unsent', async () => {
      await store(1, 3, 'beginning')
      await store(7, 9)
      await replica.addOutboxRow(outboxRow(10))
      await replica.putDraft(draft('half a thought'))
      await (await replica.upkeep()).evict(ROOM, { bytes: Infinity, keep: 2 })
      expect(numbers(await replica.readPage(ROOM, undefined, 20))).toEqual([8, 9])
      await (await replica.upkeep()).evict(ROOM, { bytes: Infinity, keep: 0 })
      expect(numbers(await replica.readPage(ROOM, undefined, 20))).toEqual([9])
      expect(await (await replica.upkeep()).evict(ROOM, { bytes: Infinity, keep: 0 })).toBe(0)
      expect(await replica.readHistory(ROOM)).toEqual({
        stretches: [{ from: position(9000, 9), to: position(9000, 9) }],
        cursor: 9000,
      })
      expect(await replica.readOutbox()).toEqual([outboxRow(10)])
      expect(await replica.readDraft(ROOM)).toEqual(draft('half a thought'))
    })

    it('starts anew where nothing is left to go on from', async () => {
      await store(1, 3, 'beginning')
      const own = message(9, { from: MEI })
      await replica.applyHistory(ROOM, { messages: [own], complete: undefined, cursor: undefined })
      await (await replica.upkeep()).evict(ROOM, { bytes: Infinity, keep: 1 })
      expect(await replica.readHistory(ROOM)).toEqual({ stretches: [], cursor: undefined })
      expect(await replica.readAhead(ROOM)).toEqual([own])
    })

    it('takes nothing for complete that only joins what is no longer here', async () => {
      await replica.applyHistory(ROOM, {
        messages: messages(5, 6),
        complete: { from: position(4000, 4), to: position(6000, 6) },
        cursor: 6000,
      })
      const page = await replica.readPage(ROOM, undefined, 20)
      expect(page).toMatchObject({ before: 'gap', from: position(5000, 5) })
    })

    it('takes away what nobody can give back', async () => {
      await store(1, 3, 'beginning')
      await (await replica.upkeep()).dropMessage({ room: ROOM, id: messageId(2) })
      expect(numbers(await replica.readPage(ROOM, undefined, 20))).toEqual([1, 3])
    })
  })

  describe(`${name}: the rest`, () => {
    it('keeps a draft per room, and that one was cleared', async () => {
      await replica.putDraft(draft('hello'))
      await replica.putDraft(draft('there', { room: OTHER_ROOM }))
      await replica.putDraft(draft('', { at: 7 }))
      expect(await replica.readDraft(ROOM)).toEqual(draft('', { at: 7 }))
      expect((await replica.readDraft(OTHER_ROOM))?.text).toBe('there')
    })

    it('keeps the latest wish of a kind for a message, in the order of wishing', async () => {
      const upkeep = await replica.upkeep()
      const wished = (order: number, text: string) => ({
        ...{ room: ROOM, id: messageId(1), order, problem: undefined },
        wish: { kind: 'edit' as const, text, mentions: [] },
      })
      const removal = { ...wished(1, ''), id: messageId(2), wish: { kind: 'remove' as const } }
      await upkeep.putChange(wished(2, 'first'))
      await upkeep.putChange(wished(3, 'second'))
      await upkeep.putChange(removal)
      expect(await upkeep.readChanges()).toEqual([removal, wished(3, 'second')])
      // What was said of the first is no longer about anything.
      await upkeep.putChange(wished(2, 'first'))
      await upkeep.dropChange(wished(2, 'first'))
      expect(await upkeep.readChanges()).toEqual([removal, wished(3, 'second')])
      await upkeep.dropChange(removal)
      await upkeep.dropChange(wished(3, 'second'))
      expect(await upkeep.readChanges()).toEqual([])
    })

    it('reads all drafts, with their time', async () => {
      await replica.putDraft(draft('one'))
      await replica.putDraft(draft('two', { room: OTHER_ROOM, at: 5 }))
      const drafts = [...(await (await replica.upkeep()).readDrafts())].sort((a, b) => a.at - b.at)
      expect(drafts).toEqual([draft('two', { room: OTHER_ROOM, at: 5 }), draft('one')])
    })

    it('keeps the newest profile of each person', async () => {
      await replica.putProfile({ id: MEI, name: 'Mei', photo: undefined })
      await replica.putProfile({ id: TOM, name: 'Tom', photo: 'https://example.com/t.png' })
      await replica.putProfile({ id: MEI, name: '林美', photo: undefined })
      const names = (await replica.readProfiles()).map((profile) => profile.name)
      expect(names.sort()).toEqual(['Tom', '林美'])
    })

    it('remembers the offset of the clocks', async () => {
      expect(await replica.readServerOffset()).toBe(0)
      await replica.putServerOffset(-1500)
      expect(await replica.readServerOffset()).toBe(-1500)
    })

    it('leaves nothing behind once destroyed', async () => {
      await replica.putRoom(ROOM, { room: room() })
      await store(1, 2)
      await replica.addOutboxRow(outboxRow(1))
      await replica.putDraft(draft('secret'))
      await replica.putProfile({ id: MEI, name: 'Mei', photo: undefined })
      await replica.putPublicRooms([{ id: ROOM, name: 'One', topic: '' }])
      await replica.putServerOffset(5)
      await replica.destroy()
      replica = await open(MEI)
      expect(await replica.readRooms()).toEqual([])
      expect(await replica.readPage(ROOM, undefined, 5)).toMatchObject({ messages: [] })
      expect(await replica.readOutbox()).toEqual([])
      expect(await replica.readDraft(ROOM)).toBeUndefined()
      expect(await replica.readProfiles()).toEqual([])
      expect(await replica.readPublicRooms()).toEqual([])
      expect(await replica.readServerOffset()).toBe(0)
    })

    it('shows nothing of one person to another', async () => {
      await replica.putDraft(draft('mine alone'))
      await replica.addOutboxRow(outboxRow(1))
      const theirs = await open(TOM)
      expect(await theirs.readDraft(ROOM)).toBeUndefined()
      expect(await theirs.readOutbox()).toEqual([])
      await theirs.destroy()
      expect((await replica.readDraft(ROOM))?.text).toBe('mine alone')
    })
  })
}
