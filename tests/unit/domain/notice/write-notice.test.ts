import { describe, expect, it } from 'vitest'
import type { RoomNews } from '@/domain/notice/weigh-arrival'
import { writeCatchUp, writeNotice, type NoticeWords } from '@/domain/notice/write-notice'
import { OTHER_ROOM, ROOM, TOM, membership, messageId, room } from '../../../support/fixtures'

const words: NoticeWords = {
  app: 'Hearth',
  newMessages: (count) => (count === 1 ? 'New message' : `${count} new messages`),
  says: (name, text) => `${name}: ${text}`,
  mentioned: 'named',
  wantsToTalk: (name) => `${name} talks`,
  asksIn: (name) => `${name} asks`,
  asked: 'asked',
  calls: (name) => `${name} calls`,
  callsIn: (name, room) => `${name} calls in ${room}`,
  called: 'a call',
  missed: (count, rooms) => `${count} in ${rooms}`,
}
const look = { name: 'Tom', words, showsText: true, isSilent: false }

function news(part: Partial<RoomNews> = {}, text = 'supper is ready'): RoomNews {
  const last = { id: messageId(9), from: TOM, at: 9000, text }
  return {
    id: ROOM,
    room: room({ name: 'Kitchen' }),
    state: { count: 9, last },
    mine: membership({ readCount: 8 }),
    isGone: false,
    ...part,
  }
}

describe('a notice', () => {
  it('says where, who and what, and leads to the message', () => {
    expect(writeNotice(news(), look)).toEqual({
      about: ROOM,
      title: 'Kitchen',
      body: 'Tom: supper is ready',
      path: `/room/${ROOM}?m=${messageId(9)}`,
      at: 9000,
      isSilent: false,
    })
  })

  it('says how many wait', () => {
    const notice = writeNotice(news({ mine: membership({ readCount: 6 }) }), look)
    expect(notice.title).toBe('(3) Kitchen')
  })

  it('of a conversation of two is called after the other', () => {
    const notice = writeNotice(news({ room: room({ name: '', kind: 'dm' }) }), look)
    expect(notice).toMatchObject({ title: 'Tom', body: 'supper is ready' })
  })

  it('says it in plain words', () => {
    expect(writeNotice(news({}, '**supper** is `ready`'), look).body).toBe('Tom: supper is ready')
  })

  it('does with what is known', () => {
    expect(writeNotice(news({ room: undefined }), { ...look, name: undefined })).toMatchObject({
      title: 'Hearth',
      body: 'supper is ready',
    })
    expect(writeNotice(news({}, ''), look).body).toBe('Tom: New message')
  })

  it('says nothing of it where the text is not to be shown', () => {
    const notice = writeNotice(news(), { ...look, showsText: false })
    expect(notice).toMatchObject({ title: 'Hearth', body: 'New message' })
    expect(JSON.stringify(notice)).not.toMatch(/Kitchen|Tom|supper/)
  })

  it('about all that was missed counts it', () => {
    const other = news({ id: OTHER_ROOM, mine: membership({ readCount: 4 }) })
    expect(writeCatchUp([news(), other], words)).toMatchObject({
      about: 'catch-up',
      body: '6 in 2',
      path: '/',
      at: 9000,
    })
  })
})
