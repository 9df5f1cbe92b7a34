import { describe, expect, it } from 'vitest'
import { parseHistory } from '@/domain/message/parse-history'
import { parseMessage } from '@/domain/message/parse-message'
import { parsePin } from '@/domain/message/parse-pin'
import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import { parseLease, parseTyping } from '@/domain/presence/parse-presence'
import { parseCachedRoom } from '@/domain/replica/parse-cached-room'
import { parseReadMark } from '@/domain/room/parse-read-mark'
import {
  parseMember,
  parseMembership,
  parsePublicRoom,
  parseRoom,
  parseRoomState,
} from '@/domain/room/parse-room'
import { parseProfile } from '@/domain/user/parse-profile'
import {
  MEI,
  ROOM,
  TOM,
  connectionId,
  membership,
  message,
  messageId,
  outboxRow,
  position,
  room,
} from '../../support/fixtures'
import { fc } from '../../support/properties'

interface Case {
  readonly parse: (raw: unknown) => unknown
  readonly good: Record<string, unknown>
  /** Fields that may be absent or wrong without spoiling the whole. */
  readonly forgiving?: readonly string[]
}

const last = { id: messageId(1), from: TOM, at: 5, text: 'hi' }

const CASES: Record<string, Case> = {
  message: { parse: parseMessage, good: { ...message(1) } },
  'outbox row': { parse: parseOutboxRow, good: { ...outboxRow(1) }, forgiving: ['reason'] },
  lease: {
    parse: parseLease,
    good: { connection: connectionId('c'), state: 'online', beat: 5 },
  },
  'typing sign': { parse: parseTyping, good: { user: MEI, at: 5 } },
  pin: { parse: parsePin, good: { id: messageId(1), by: MEI, at: 5 } },
  'read mark': { parse: parseReadMark, good: { user: MEI, at: 5 } },
  room: { parse: parseRoom, good: { ...room() }, forgiving: ['topic'] },
  membership: { parse: parseMembership, good: { ...membership() } },
  member: { parse: parseMember, good: { id: MEI, role: 'owner', joinedAt: 5 } },
  'public room': {
    parse: parsePublicRoom,
    good: { id: ROOM, name: 'a', topic: 'b' },
    forgiving: ['topic'],
  },
  'room state': { parse: parseRoomState, good: { count: 3, last }, forgiving: ['last'] },
  profile: {
    parse: parseProfile,
    good: { id: MEI, name: 'Mei', photo: 'https://example.com/a.png' },
    forgiving: ['photo'],
  },
}

describe.each(Object.entries(CASES))('a %s at the border', (_name, { parse, good, forgiving }) => {
  it('is read as it is', () => {
    expect(parse(good)).toEqual(good)
  })

  it('is read without what newer versions have added', () => {
    expect(parse({ ...good, brandNew: { a: 1 } })).toEqual(good)
  })

  it('is none without each of its parts', () => {
    for (const key of Object.keys(good).filter((name) => !forgiving?.includes(name))) {
      const rest = Object.entries(good).filter(([name]) => name !== key)
      expect([key, parse(Object.fromEntries(rest))]).toEqual([key, undefined])
    }
  })

  it('is none with nonsense in a part', () => {
    const nonsense = [null, {}, [], NaN, -1, Infinity, '', true]
    for (const key of Object.keys(good).filter((name) => !forgiving?.includes(name))) {
      for (const value of nonsense) {
        if (Object.is(good[key], value)) continue
        const parsed = parse({ ...good, [key]: value })
        // A number that happens to be allowed there is no nonsense.
        if (typeof value === 'number' && parsed !== undefined) continue
        expect([key, value, parsed]).toEqual([key, value, undefined])
      }
    }
  })

  it('never throws', () => {
    const mangled = fc
      .tuple(fc.constantFrom(...Object.keys(good)), fc.anything())
      .map(([key, value]) => ({ ...good, [key]: value }))
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), mangled), (raw) => {
        parse(raw)
      }),
    )
  })
})

describe('what is particular', () => {
  it('cleans the text of a message and takes none that is empty then', () => {
    expect(parseMessage({ ...message(1), text: ' a\u0000 ' })).toMatchObject({ text: 'a' })
    expect(parseMessage({ ...message(1), text: ' \u0000 ' })).toBeUndefined()
    expect(parseMessage({ ...message(1), text: 'x'.repeat(4001) })).toBeUndefined()
  })

  it('reads what else a message carries, and leaves out what it cannot', () => {
    const parts = { re: messageId(2), fwd: TOM, mentions: { 0: MEI, 1: 7, 2: 'a/b' } }
    const more = { reactions: { [TOM]: '👍', 'a/b': '👍', [MEI]: 7 }, editedAt: 'once' }
    expect(parseMessage({ ...message(1), ...parts, ...more })).toEqual({
      ...message(1),
      ...{ re: messageId(2), fwd: TOM, mentions: [MEI], reactions: { [TOM]: '👍' } },
    })
  })

  it('reads a message without text where it is deleted, or a picture', () => {
    const { text, ...bare } = message(1)
    expect(text).not.toBe('')
    expect(parseMessage({ ...bare, deletedAt: 5, deletedBy: MEI })).toMatchObject({ text: '' })
    expect(parseMessage({ ...bare, blob: messageId(7) })).toMatchObject({ text: '' })
    const kept = parseMessage({ ...bare, deletedAt: 5 })
    expect(parseMessage(kept)).toEqual(kept)
    expect(parseMessage({ ...bare, deletedAt: 'once' })).toBeUndefined()
  })

  it('leaves out a picture that is not from the web', () => {
    const profile = { id: MEI, name: 'Mei', photo: 'javascript:alert(1)' }
    expect(parseProfile(profile)).toEqual({ id: MEI, name: 'Mei', photo: undefined })
  })

  it('knows rooms of this version only', () => {
    expect(parseRoom({ ...room(), kind: 'secret' })).toBeUndefined()
  })

  it('has no room state with a broken last message', () => {
    expect(parseRoomState({ count: 3, last: { ...last, at: 'x' } })).toBeUndefined()
  })

  it('keeps an unread outbox row that says why it was refused', () => {
    const refused = outboxRow(1, { status: 'refused', reason: 'room-gone' })
    expect(parseOutboxRow({ ...refused })).toEqual(refused)
    expect(parseOutboxRow({ ...refused, reason: 'bad mood' })).toBeUndefined()
  })

  it('keeps whom an outbox row mentions and who said it first, and rows of before there was that', () => {
    const row = outboxRow(1, { mentions: [MEI], fwd: TOM })
    expect(parseOutboxRow({ ...row })).toEqual(row)
    expect(parseOutboxRow({ ...outboxRow(1) })?.mentions).toBeUndefined()
    expect(parseOutboxRow({ ...row, mentions: [7] })).toBeUndefined()
  })
})

describe('a history on the disk', () => {
  it('is read as it is', () => {
    const history = { stretches: [{ from: position(1, 1), to: position(2, 2) }], cursor: 5 }
    expect(parseHistory(history)).toEqual(history)
    expect(parseHistory({ stretches: [] })).toEqual({ stretches: [], cursor: undefined })
  })

  it('is empty rather than wrong, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const { stretches } = parseHistory(raw)
        for (const { from, to } of stretches) expect([typeof from.at, typeof to.id]).toBeTruthy()
      }),
    )
    expect(parseHistory({ stretches: [{ from: 1, to: 2 }] }).stretches).toEqual([])
  })
})

describe('a cached room on the disk', () => {
  it('never throws, and is none without an id', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        parseCachedRoom(raw)
        expect(parseCachedRoom({ id: ROOM, room: raw, state: raw, mine: raw })).toBeDefined()
      }),
    )
    expect(parseCachedRoom({ room: room() })).toBeUndefined()
    expect(parseCachedRoom(null)).toBeUndefined()
  })
})
