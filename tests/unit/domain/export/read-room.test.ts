import { describe, expect, it } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { countGaps, EXPORT_PAGE, readRoom } from '@/domain/export/read-room'
import { BEGINNING } from '@/domain/message/history'
import type { Message } from '@/domain/message/message'
import { message, messageId, messages, position, ROOM, TOM } from '../../../support/fixtures'
import { fc } from '../../../support/properties'
import { cachedRoom, replicaWith } from './export-world'

const all = (to: number) => messages(1, to)

async function read(replica: MemoryReplica, room = cachedRoom()) {
  const texts: string[] = []
  for await (const piece of readRoom(replica, room)) {
    if (piece.kind === 'gap') texts.push('gap')
    else texts.push(...piece.messages.map(({ text }) => text))
  }
  return texts
}

const texts = (list: readonly Message[]) => list.map(({ text }) => text)
const lastAt = (number: number) => ({
  state: {
    count: number,
    last: { id: messageId(number), from: TOM, at: number * 1000, text: '' },
  },
})

describe('reading a room for an export', () => {
  it('gives everything once and in order, over more than a page', async () => {
    const many = all(2 * EXPORT_PAGE + 7)
    expect(await read(await replicaWith(many))).toEqual(texts(many))
  })

  it('says where something is missing, and keeps the message that a stretch begins with', async () => {
    const replica = new MemoryReplica()
    await replica.applyHistory(ROOM, {
      messages: messages(5, 6),
      complete: { from: position(5000, 5), to: position(6000, 6) },
      cursor: undefined,
    })
    await replica.applyHistory(ROOM, {
      messages: messages(9, 10),
      complete: { from: position(9000, 9), to: position(10_000, 10) },
      cursor: undefined,
    })
    const own = message(20, { text: 'mine, ahead' })
    await replica.applyHistory(ROOM, { messages: [own], complete: undefined, cursor: undefined })
    expect(await read(replica, cachedRoom(lastAt(30)))).toEqual([
      ...['gap', 'message 5', 'message 6', 'gap', 'message 9', 'message 10'],
      ...['gap', 'mine, ahead', 'gap'],
    ])
  })

  it('knows the difference between an empty room and one never looked at', async () => {
    expect(await read(new MemoryReplica())).toEqual([])
    expect(await read(new MemoryReplica(), cachedRoom({ state: undefined }))).toEqual(['gap'])
    expect(await read(new MemoryReplica(), cachedRoom(lastAt(3)))).toEqual(['gap'])
  })

  it('loses nothing of what is here and counts the gaps that it tells', async () => {
    const stretch = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(stretch, { maxLength: 5 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 90 }),
        async (stretches, fromBeginning, last) => {
          const replica = new MemoryReplica()
          const here = new Set<number>()
          for (const [index, [from, length]] of stretches.entries()) {
            const to = from + length
            for (let number = from; number <= to; number++) here.add(number)
            const start = index === 0 && fromBeginning ? BEGINNING : position(from * 1000, from)
            if (index === 0 && fromBeginning) for (let n = 1; n < from; n++) here.add(n)
            await replica.applyHistory(ROOM, {
              messages: messages(start === BEGINNING ? 1 : from, to),
              complete: { from: start, to: position(to * 1000, to) },
              cursor: undefined,
            })
          }
          const room = last === 0 ? cachedRoom() : cachedRoom(lastAt(last))
          const found = await read(replica, room)
          const expected = [...here].sort((a, b) => a - b).map((number) => `message ${number}`)
          expect(found.filter((text) => text !== 'gap')).toEqual(expected)
          const gaps = countGaps(
            room,
            await replica.readHistory(ROOM),
            await replica.readAhead(ROOM),
          )
          expect(found.filter((text) => text === 'gap')).toHaveLength(gaps)
        },
      ),
      { numRuns: 60 },
    )
  })
})
