import { describe, expect, it } from 'vitest'
import { applyWishes } from '@/domain/message/apply-wishes'
import { mergeStored } from '@/domain/message/timeline'
import type { MessageChangeRow, Wish } from '@/domain/outbox/message-change'
import { MEI, message, messageId, messages, ROOM, TOM } from '../../../support/fixtures'

describe('what was wished for messages', () => {
  const entries = mergeStored([], messages(1, 3))
  const row = (number: number, wish: Wish, part: Partial<MessageChangeRow> = {}) => ({
    ...{ room: ROOM, id: messageId(number), wish, order: 7, problem: undefined },
    ...part,
  })
  const edit = { kind: 'edit', text: 'better', mentions: [] } as const

  it('is shown as if it were so, and leaves the others as they are', () => {
    const shown = applyWishes(entries, [row(2, edit)], MEI)
    expect(shown[1]).toMatchObject({ text: 'better', editedAt: 7 })
    expect(shown[0]).toBe(entries[0])
    expect(applyWishes(entries, [], MEI)).toBe(entries)
  })

  it('takes the text and the reactions of what is deleted', () => {
    const reacted = mergeStored([], [message(1, { reactions: { [TOM]: '👍' } })])
    const [shown] = applyWishes(reacted, [row(1, { kind: 'remove' })], MEI)
    expect(shown).toMatchObject({ text: '', deletedAt: 7, reactions: undefined })
  })

  it('puts one’s own reactions beside those of others', () => {
    const reacted = mergeStored([], [message(1, { reactions: { [TOM]: '👍' } })])
    const [shown] = applyWishes(reacted, [row(1, { kind: 'react', emoji: ['🎉', '👍'] })], MEI)
    expect(shown?.reactions).toEqual({ [TOM]: '👍', [MEI]: '🎉 👍' })
  })

  it('is told where it was refused, and not shown', () => {
    const refused = row(2, edit, { problem: 'deleted' })
    expect(applyWishes(entries, [refused], MEI)[1]).toEqual({ ...entries[1], refused })
  })

  it('changes nothing of what the server has deleted', () => {
    const deleted = mergeStored([], [message(1, { text: '', deletedAt: 5 })])
    expect(applyWishes(deleted, [row(1, edit)], MEI)).toEqual(deleted)
  })
})
