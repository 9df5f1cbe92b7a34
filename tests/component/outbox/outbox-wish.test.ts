import { describe, expect, it } from 'vitest'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import OutboxWish from '@/ui/components/outbox/OutboxWish.vue'
import { messageId, ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

function show(part: Partial<MessageChangeRow>, offline = false) {
  const row: MessageChangeRow = {
    ...{ room: ROOM, id: messageId(1), order: 1, problem: undefined, wish: { kind: 'remove' } },
    ...part,
  }
  return mountComponent(OutboxWish, { row, offline })
}

describe('OutboxWish', () => {
  it.each([
    [{ kind: 'edit', text: 'better', mentions: [] }, 'Edit to: better'],
    [{ kind: 'remove' }, 'Delete a message for everyone'],
    [{ kind: 'react', emoji: ['👍', '🎉'] }, 'React: 👍 🎉'],
    [{ kind: 'react', emoji: [] }, 'Take back a reaction'],
  ] as const)('says what shall become of a message', (wish, words) => {
    expect(show({ wish }).text()).toContain(words)
  })

  it('says what it waits for, and can be given up', async () => {
    expect(show({}).text()).toContain('Waiting to be sent')
    const shown = show({}, true)
    expect(shown.text()).toContain('Waiting for network')
    await shown.get('button').trigger('click')
    expect(shown.emitted('settle')).toEqual([['discard']])
  })

  it('says why it was refused, and can be tried again', async () => {
    const shown = show({ problem: 'deleted' })
    expect(shown.text()).toContain('Not done: the message was deleted')
    await shown.get('button').trigger('click')
    expect(shown.emitted('settle')).toEqual([['retry']])
  })
})
