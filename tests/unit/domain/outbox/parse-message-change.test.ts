import { describe, expect, it } from 'vitest'
import { changeKey, type MessageChangeRow } from '@/domain/outbox/message-change'
import { parseMessageChange } from '@/domain/outbox/parse-message-change'
import { messageId, ROOM } from '../../../support/fixtures'

describe('a wish from the disk', () => {
  const row: MessageChangeRow = {
    ...{ room: ROOM, id: messageId(1), order: 5, problem: undefined },
    wish: { kind: 'react', emoji: ['👍'] },
  }

  it('is read as it was written', () => {
    expect(parseMessageChange(structuredClone(row))).toEqual(row)
    const refused = { ...row, wish: { kind: 'remove' }, problem: 'deleted' } as const
    expect(parseMessageChange(refused)).toEqual(refused)
  })

  it.each([
    ['nothing', undefined],
    ['an unknown wish', { ...row, wish: { kind: 'paint' } }],
    ['no emoji but words', { ...row, wish: { kind: 'react', emoji: ['hello'] } }],
    ['an empty text', { ...row, wish: { kind: 'edit', text: '', mentions: [] } }],
    ['an unknown problem', { ...row, problem: 'tired' }],
  ])('is skipped where it is none: %s', (_, raw) => {
    expect(parseMessageChange(raw)).toBeUndefined()
  })

  it('has one place for each kind of wish for a message', () => {
    expect(changeKey(row)).toBe(changeKey({ ...row, wish: { kind: 'react', emoji: [] } }))
    expect(changeKey(row)).not.toBe(changeKey({ ...row, wish: { kind: 'remove' } }))
  })
})
