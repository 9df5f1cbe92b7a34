import { describe, expect, it } from 'vitest'
import type { OutboxRow } from '@/domain/outbox/outbox'
import OutboxItem from '@/ui/components/outbox/OutboxItem.vue'
import { outboxRow } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

function show(part: Partial<OutboxRow>, props: Record<string, unknown> = {}, language?: 'zh') {
  const row = outboxRow(1, part)
  return mountComponent(OutboxItem, { row, offline: false, seconds: undefined, ...props }, language)
}
const buttons = (shown: ReturnType<typeof show>) =>
  shown.findAll('button').map((each) => each.text())

describe('OutboxItem', () => {
  it.each([
    [{}, { offline: true }, 'Waiting for network'],
    [{}, { seconds: 6 }, 'Too fast, again in 6 s'],
    [{}, {}, 'Waiting to be sent'],
    [{ status: 'sending' }, {}, 'Sending'],
    [{ status: 'refused', reason: 'room-gone' }, {}, 'Not sent: this room is gone'],
    [{ tries: 2 }, {}, 'tried 2 times'],
  ] as const)('says what a row waits for: %j %j', (part, props, words) => {
    expect(show(part, props).text()).toContain(words)
  })

  it('offers what can be done with it', async () => {
    expect(buttons(show({}))).toEqual(['Edit', 'Discard'])
    expect(buttons(show({ status: 'sending' }))).toEqual([])
    const refused = show({ status: 'refused', reason: 'refused' })
    expect(buttons(refused)).toEqual(['Retry', 'Edit', 'Discard'])
    for (const button of refused.findAll('button')) await button.trigger('click')
    expect(Object.keys(refused.emitted())).toEqual(
      expect.arrayContaining(['retry', 'edit', 'discard']),
    )
  })

  it('speaks Chinese', () => {
    expect(show({}, { seconds: 6 }, 'zh').text()).toContain('6 秒后再发')
  })
})
