import { describe, expect, it } from 'vitest'
import { createDemoData } from '../../../../scripts/seed/demo-data'

const NOW = Date.UTC(2025, 10, 19, 20, 15)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const PEOPLE = ['demo-mei', 'demo-tom', 'demo-amara']
const ROOMS = ['kitchen', 'trails', 'reading', 'workshop']

interface Message {
  from: string
  at: number
  updatedAt: number
  text: string
}
interface Read {
  kind: string
  joinedAt: number
  readAt: number
  readCount: number
}
type Members = Record<string, { role: string; joinedAt: number }>

const data = createDemoData(NOW, 0)
const at = (path: string) => data[path] as never
const messagesOf = (room: string) => Object.entries<Message>(at(`messages/${room}`))
const membersOf = (room: string): Members => at(`members/${room}`)
const readOf = (uid: string, room: string) => at(`userRooms/${uid}/${room}`) as Read | undefined
const all = ROOMS.flatMap(messagesOf)

describe('createDemoData', () => {
  it('gives the same data for the same moment', () => {
    expect(createDemoData(NOW, 0)).toEqual(data)
  })

  it('moves with the moment', () => {
    const later = createDemoData(NOW + 7 * DAY, 0)
    expect(later['lastSeen/demo-mei']).toBe((data['lastSeen/demo-mei'] as number) + 7 * DAY)
  })

  it('writes three people and four public rooms', () => {
    for (const uid of PEOPLE) {
      expect(data[`users/${uid}`]).toMatchObject({ name: expect.stringMatching(/\S/) as string })
      expect(NOW - (data[`lastSeen/${uid}`] as number)).toBeLessThan(HOUR)
    }
    for (const room of ROOMS) {
      const { name, topic } = at(`rooms/${room}`) as { name: string; topic: string }
      expect(data[`publicRooms/${room}`]).toEqual({ name, topic })
      expect(name.length).toBeLessThanOrEqual(60)
      expect(topic.length).toBeLessThanOrEqual(240)
    }
  })

  it('leaves one room with two members, and one owner in each', () => {
    const sizes = ROOMS.map((room) => Object.keys(membersOf(room)).length)
    expect(sizes.sort()).toEqual([2, 3, 3, 3])
    for (const room of ROOMS) {
      const owners = Object.entries(membersOf(room)).filter(([, { role }]) => role === 'owner')
      expect(owners.map(([uid]) => uid)).toEqual([
        (at(`rooms/${room}`) as { createdBy: string }).createdBy,
      ])
    }
  })

  it('lets only members speak, after they joined', () => {
    for (const room of ROOMS) {
      for (const [, { from, at: sentAt }] of messagesOf(room)) {
        expect(membersOf(room)[from]?.joinedAt).toBeLessThan(sentAt)
      }
    }
  })

  it('mints well-formed ids that ascend with strictly ascending times', () => {
    expect(new Set(all.map(([id]) => id)).size).toBe(all.length)
    for (const room of ROOMS) {
      const messages = messagesOf(room)
      expect(messages.every(([id]) => /^[-0-9A-Z_a-z]{20}$/.test(id))).toBe(true)
      for (const [place, [id, message]] of messages.entries()) {
        const [earlierId, earlier] = messages[place - 1] ?? ['', { at: 0 }]
        expect(message.at).toBeGreaterThan(earlier.at)
        expect(message.updatedAt).toBe(message.at)
        expect(id > earlierId).toBe(true)
      }
    }
  })

  it('spreads about two thousand messages over the last five weeks', () => {
    expect(all.length).toBeGreaterThanOrEqual(1900)
    expect(all.length).toBeLessThanOrEqual(2100)
    for (const room of ROOMS) {
      const days = messagesOf(room).map(([, message]) => Math.floor((NOW - message.at) / DAY))
      expect(days[0]).toBeGreaterThanOrEqual(30)
      expect(days[0]).toBeLessThan(39)
      expect(new Set(days).size).toBeGreaterThan(24)
    }
  })

  it('keeps the nights quiet, wherever it runs', () => {
    const there = createDemoData(NOW, 9 * 60)
    const times = ROOMS.flatMap((room) =>
      Object.values(there[`messages/${room}`] as Record<string, Message>),
    ).map((message) => new Date(message.at + 9 * HOUR).getUTCHours())
    // The last talk happens now, whatever the hour is there.
    expect(times.filter((hour) => hour < 6).length).toBeLessThan(100)
  })

  it('fits its order to any day and hour', () => {
    for (let shift = 0; shift < 14; shift++) {
      const now = NOW + shift * 12 * HOUR
      const shifted = createDemoData(now, 0)
      for (const room of ROOMS) {
        const times = Object.values(shifted[`messages/${room}`] as Record<string, Message>).map(
          (message) => message.at,
        )
        expect(times.every((time, place) => place === 0 || time > times[place - 1]!)).toBe(true)
        expect(now - times[0]!).toBeLessThan(42 * DAY)
        expect(times.at(-1)).toBeLessThan(now)
      }
    }
  })

  it('ends a few minutes ago', () => {
    for (const room of ROOMS) {
      const age = NOW - messagesOf(room).at(-1)![1].at
      expect(age).toBeGreaterThan(0)
      expect(age).toBeLessThan(HOUR)
    }
  })

  it('sums each room up as its messages say', () => {
    for (const room of ROOMS) {
      const messages = messagesOf(room)
      const [id, { from, at: sentAt, text }] = messages.at(-1)!
      expect(data[`roomState/${room}`]).toEqual({
        count: messages.length,
        last: { id, from, at: sentAt, text: text.slice(0, 120) },
      })
    }
  })

  it('counts as unread what came after the last read message, never their own', () => {
    for (const room of ROOMS) {
      const messages = messagesOf(room).map(([, message]) => message)
      for (const uid of PEOPLE) {
        const read = readOf(uid, room)
        expect(read?.joinedAt).toBe(membersOf(room)[uid]?.joinedAt)
        if (!read) continue
        expect(read.kind).toBe('public')
        expect(read.readAt).toBe(messages[read.readCount - 1]?.at)
        expect(messages.slice(read.readCount).map(({ from }) => from)).not.toContain(uid)
      }
    }
    expect(messagesOf('trails').length - readOf('demo-mei', 'trails')!.readCount).toBe(7)
  })

  it('speaks English and Chinese', () => {
    const chinese = (room: string) => {
      const texts = messagesOf(room).map(([, { text }]) => text)
      return texts.filter((text) => /\p{Script=Han}/u.test(text)).length / texts.length
    }
    expect(chinese('reading')).toBeGreaterThan(0.9)
    expect(chinese('kitchen')).toBeGreaterThan(0.25)
    expect(chinese('kitchen')).toBeLessThan(0.75)
    expect(chinese('trails')).toBeLessThan(0.2)
  })

  it('hardly repeats itself', () => {
    const long = all.map(([, { text }]) => text).filter((text) => text.length > 12)
    expect(1 - new Set(long).size / long.length).toBeLessThan(0.05)
  })

  it('says only what can be said', () => {
    for (const [, { text }] of all) {
      expect(text).toBe(text.trim())
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(4000)
      expect(text).not.toMatch(/[{}|]/)
    }
  })
})
