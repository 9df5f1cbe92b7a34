import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { TimelineEntry } from '@/domain/message/timeline'
import MessageBubble from '@/ui/components/message/MessageBubble.vue'
import { entry } from '../support/entries'
import { mountComponent } from '../support/mount-component'

function show(change: Partial<TimelineEntry>, props: Record<string, unknown> = {}) {
  return mountComponent(MessageBubble, {
    entry: entry('m1', change),
    name: 'Mei',
    photo: undefined,
    own: true,
    startsGroup: true,
    offline: false,
    ...props,
  })
}

describe('MessageBubble', () => {
  beforeAll(async () => {
    // What is said of unsent messages loads with the first of them.
    show({ delivery: 'sending' })
    await vi.dynamicImportSettled()
  })

  it('carries its id and where it is on its way', () => {
    expect(show({ delivery: 'sending' }).attributes()).toMatchObject({
      'data-message-id': 'm1',
      'data-delivery': 'sending',
    })
  })

  it('says that a message was deleted, and nothing else of it', () => {
    const shown = show({ text: '', deletedAt: 5 })
    expect(shown.get('[data-message-text]').text()).toBe('Message deleted')
  })

  it.each([
    ['waiting', true, 'Waiting for network'],
    ['sending', true, 'Waiting for network'],
    ['waiting', false, 'Waiting to be sent'],
    ['sending', false, 'Sending'],
  ] as const)('says of a %s message (offline: %s): %s', (delivery, offline, words) => {
    expect(show({ delivery }, { offline }).text()).toContain(words)
  })

  it.each([
    ['not-a-member', 'you are no longer in this room'],
    ['room-gone', 'this room is gone'],
    ['too-long', 'it is too long'],
    ['refused', 'it was not accepted'],
  ] as const)('says why a message was refused: %s', (reason, words) => {
    expect(show({ delivery: 'refused', reason }).text()).toContain(`Not sent: ${words}`)
  })

  it('offers retry, edit and discard for a refused message', async () => {
    const shown = show({ delivery: 'refused', reason: 'refused' })
    for (const button of shown.findAll('button')) await button.trigger('click')
    expect(shown.findAll('button').map((button) => button.text())).toEqual([
      'Retry',
      'Edit',
      'Discard',
    ])
    expect(Object.keys(shown.emitted())).toEqual(
      expect.arrayContaining(['retry', 'edit', 'discard']),
    )
  })

  it('offers nothing for a message on its way', () => {
    expect(show({ delivery: 'sending' }).findAll('button')).toHaveLength(0)
  })

  it('shows the name once a group, and tells it to screen readers each time', () => {
    const first = show({}, { own: false })
    const later = show({}, { own: false, startsGroup: false })
    expect(first.get('.message__name').text()).toBe('Mei')
    expect(later.find('.message__name').exists()).toBe(false)
    expect(later.get('.visually-hidden').text()).toBe('Mei:')
  })

  it('says in words that an own message was sent', () => {
    const sent = '[role="img"][aria-label="Sent"]'
    expect(show({}).find(sent).exists()).toBe(true)
    expect(show({}, { own: false }).find(sent).exists()).toBe(false)
  })

  it('speaks Chinese', () => {
    const shown = mountComponent(
      MessageBubble,
      {
        entry: entry('m1', { delivery: 'refused', reason: 'room-gone' }),
        name: '林美',
        photo: undefined,
        own: true,
        startsGroup: true,
        offline: false,
      },
      'zh',
    )
    expect(shown.text()).toContain('未发送：房间已经不在了')
  })
})
