import { describe, expect, it } from 'vitest'
import { writeJson } from '@/domain/export/write-json'
import type { BlobId } from '@/shared/ids'
import { MEI, TOM, message, messageId, outboxRow, room, userId } from '../../../support/fixtures'
import { fc } from '../../../support/properties'
import { cachedRoom, content, replicaWith, textOf } from './export-world'

interface Parsed {
  readonly format: string
  readonly version: number
  readonly scope: string
  readonly rooms: readonly {
    readonly name: string
    readonly joinedAt: number
    readonly history: readonly Record<string, unknown>[]
    readonly unsent: readonly unknown[]
  }[]
  readonly people: readonly { readonly id: string; readonly name?: string }[]
}
const parse = (text: string) => JSON.parse(text) as Parsed

describe('the JSON export', () => {
  it('holds what the domain has of each message', async () => {
    const ghost = userId('ghost')
    const replica = await replicaWith([
      message(1, { mentions: [MEI], reactions: { [MEI]: '🎉 🐟', [ghost]: '🎉' } }),
      message(2, { from: MEI, re: messageId(1), editedAt: 2500, updatedAt: 2500 }),
      message(3, { text: '', deletedAt: 3100, deletedBy: MEI }),
      message(4, { text: '', blob: 'blob-1' as BlobId, fwd: MEI }),
    ])
    await replica.addOutboxRow(outboxRow(9))
    const file = parse(await textOf(writeJson(replica, content())))
    expect(file).toMatchObject({ format: 'hearth-export', version: 1, scope: 'room' })
    expect(file.rooms[0]?.history).toEqual([
      {
        ...{ id: messageId(1), from: TOM, at: 1000, updatedAt: 1000, text: 'message 1' },
        mentions: [MEI],
        reactions: [
          { emoji: '🎉', people: [MEI, ghost] },
          { emoji: '🐟', people: [MEI] },
        ],
      },
      {
        ...{ id: messageId(2), from: MEI, at: 2000, updatedAt: 2500, text: 'message 2' },
        ...{ re: messageId(1), editedAt: 2500 },
      },
      {
        ...{ id: messageId(3), from: TOM, at: 3000, updatedAt: 3000, text: '' },
        ...{ deletedAt: 3100, deletedBy: MEI },
      },
      {
        ...{ id: messageId(4), from: TOM, at: 4000, updatedAt: 4000, text: '' },
        ...{ blob: 'blob-1', fwd: MEI },
      },
    ])
    expect(file.rooms[0]?.unsent).toEqual([{ id: messageId(9), text: 'row 9', composedAt: 9 }])
    expect(file.people).toContainEqual({ id: MEI, name: 'Mei' })
    expect(file.people).toContainEqual({ id: ghost })
  })

  it('is JSON with no rooms, with a gap, and with two rooms', async () => {
    const replica = await replicaWith([message(1)])
    const none = parse(await textOf(writeJson(replica, content({ rooms: [] }))))
    expect(none.rooms).toEqual([])
    const rooms = [cachedRoom({ state: undefined, id: 'elsewhere' as never }), cachedRoom()]
    const two = parse(await textOf(writeJson(replica, content({ rooms, scope: undefined }))))
    expect(two.scope).toBe('everything')
    expect(two.rooms.map(({ history }) => history.length)).toEqual([1, 1])
    expect(two.rooms[0]?.history).toEqual([{ gap: true }])
  })

  it('gives back every text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, name) => {
        const replica = await replicaWith([message(1, { text })])
        const rooms = [cachedRoom({ room: room({ name }) })]
        const file = parse(await textOf(writeJson(replica, content({ rooms }))))
        expect(file.rooms[0]?.name).toBe(name)
        expect(file.rooms[0]?.history[0]?.['text']).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})
