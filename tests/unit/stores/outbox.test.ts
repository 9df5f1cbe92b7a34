import { beforeEach, describe, expect, it } from 'vitest'
import { useOutboxStore } from '@/stores/outbox'
import { settle } from '../../support/fakes'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  account,
  draft,
  message,
  outboxRow,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the outbox store', () => {
  let world: ServicesWorld

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    await world.enter(account(), { isLive: false })
  })
  const replica = () => world.replicas.get(MEI)!
  const emit = (change: Parameters<ReturnType<typeof world.tab>['changes']['emit']>[0]) =>
    world.tab().changes.emit(change)
  async function add(...numbers: [number, Parameters<typeof outboxRow>[1]?][]) {
    for (const [number, part] of numbers) await replica().addOutboxRow(outboxRow(number, part))
    emit({ kind: 'outbox' })
    await settle()
  }

  it('groups what waits by room, in the order of composing', async () => {
    const store = useOutboxStore()
    await add([1], [2, { room: OTHER_ROOM }], [3])
    expect(store.count).toBe(3)
    expect(store.groups.map(({ room, rows }) => [room, rows.map(({ text }) => text)])).toEqual([
      [ROOM, ['row 1', 'row 3']],
      [OTHER_ROOM, ['row 2']],
    ])
  })

  it('says when the rate limit lets each row go, and stops once it has', async () => {
    const store = useOutboxStore()
    await add([1], [2], [3])
    expect(store.secondsLeft(outboxRow(1).id)).toBeUndefined()
    emit({ kind: 'paced', until: world.clock.now() + 1500, every: 500 })
    expect(store.secondsLeft(outboxRow(1).id)).toBe(2)
    expect(store.secondsLeft(outboxRow(3).id)).toBe(3)
    await world.clock.advance(1000)
    expect(store.secondsLeft(outboxRow(1).id)).toBe(1)
    await world.clock.advance(1000)
    expect(store.secondsLeft(outboxRow(1).id)).toBeUndefined()
  })

  it('tells what the server has stored since', async () => {
    const store = useOutboxStore()
    await add([1], [2])
    emit({ kind: 'messages', room: ROOM, messages: [message(1, { from: MEI }), message(9)] })
    expect(store.arrived).toEqual([{ row: outboxRow(1), at: 1000 }])
    expect(store.rows).toEqual([outboxRow(2)])
  })

  it('tells over what each has gone, whatever comes first', async () => {
    const store = useOutboxStore()
    await add([1], [2])
    const [one, two] = [outboxRow(1).id, outboxRow(2).id]
    emit({ kind: 'sent', room: ROOM, id: one, via: 'websocket' })
    emit({ kind: 'messages', room: ROOM, messages: [message(1, { from: MEI })] })
    emit({ kind: 'messages', room: ROOM, messages: [message(2, { from: MEI })] })
    expect(store.vias.get(two)).toBeUndefined()
    emit({ kind: 'sent', room: ROOM, id: two, via: 'rest' })
    expect(store.arrived.map(({ row }) => store.vias.get(row.id))).toEqual(['rest', 'websocket'])
  })

  it('tells what went while no tab was open, for a day', async () => {
    const upkeep = await replica().upkeep()
    const now = world.clock.now()
    const late = [1, 2, 3].map((number) => ({
      row: outboxRow(number),
      at: now - number * 36_000_000,
    }))
    for (const one of late) await upkeep.noteDeliveredLate(one)
    const store = useOutboxStore()
    await settle()
    expect(store.arrived).toEqual(late.slice(0, 2))
    expect(store.vias.get(outboxRow(1).id)).toBe('rest')
  })

  it('tells once of what went just as this tab was opened', async () => {
    const now = world.clock.now()
    const upkeep = await replica().upkeep()
    await upkeep.noteDeliveredLate({ row: outboxRow(1), at: now })
    const store = useOutboxStore()
    await settle()
    await add([1])
    emit({ kind: 'messages', room: ROOM, messages: [message(1, { from: MEI, at: now })] })
    expect(store.arrived).toHaveLength(1)
  })

  it('sends all again, what was refused too', async () => {
    const store = useOutboxStore()
    await add([1, { status: 'refused', reason: 'room-gone', tries: 1 }], [2])
    await store.sendAll()
    expect((await replica().readOutbox()).map(({ status }) => status)).toEqual([
      'waiting',
      'waiting',
    ])
  })

  it('puts a text back in front of the draft of its room, unless it may have left', async () => {
    const store = useOutboxStore()
    await add([1], [2, { status: 'sending' }])
    await replica().putDraft(draft('and more'))
    expect(await store.takeBack(outboxRow(1))).toBe(ROOM)
    expect((await replica().readDraft(ROOM))?.text).toBe('row 1\nand more')
    expect(await store.takeBack(outboxRow(2))).toBeUndefined()
    await settle()
    expect(store.rows).toEqual([outboxRow(2, { status: 'sending' })])
  })

  it('counts what was wished for sent messages, and lets it be tried again or given up', async () => {
    const store = useOutboxStore()
    const wished = (order: number) => ({
      ...{ room: ROOM, id: outboxRow(order).id, order, problem: 'not-a-member' as const },
      wish: { kind: 'remove' as const },
    })
    const upkeep = await replica().upkeep()
    for (const order of [1, 2]) await upkeep.putChange(wished(order))
    emit({ kind: 'wishes' })
    await settle()
    expect(store.count).toBe(2)
    await store.settleWish(wished(1), 'discard')
    await settle()
    expect(store.wishes).toEqual([wished(2)])
    await store.sendAll()
    await settle()
    expect(store.wishes).toEqual([{ ...wished(2), problem: undefined }])
  })

  it('discards a row', async () => {
    const store = useOutboxStore()
    await add([1])
    await store.discard(outboxRow(1).id)
    await settle()
    expect(store.count).toBe(0)
  })

  it('shows drafts of rooms that one is not in, and lets go of them', async () => {
    const store = useOutboxStore()
    await replica().putRoom(ROOM, { mine: { room: ROOM, joinedAt: 1, readAt: 0, readCount: 0 } })
    emit({ kind: 'room', room: (await replica().readRoom(ROOM))! })
    await replica().putDraft(draft('in the room'))
    await replica().putDraft(draft('put out', { room: OTHER_ROOM }))
    await store.readDrafts()
    expect(store.leftDrafts.map(({ text }) => text)).toEqual(['put out'])
    await store.dropDraft(store.leftDrafts[0]!)
    expect(store.leftDrafts).toEqual([])
  })
})
