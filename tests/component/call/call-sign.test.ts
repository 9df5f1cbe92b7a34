import { describe, expect, it } from 'vitest'
import RoomSigns from '@/ui/components/room/RoomSigns.vue'
import { mountComponent } from '../support/mount-component'

const show = (inCall: number, language: 'en' | 'zh' = 'en') =>
  mountComponent(
    RoomSigns,
    { room: { id: 'lobby', name: 'Lobby', topic: '', isGone: false, unread: 0, inCall } },
    language,
  )

describe('that a call goes on, in the list of rooms', () => {
  it.each([
    [1, 'en', '1 person is in a call'],
    [3, 'en', '3 people are in a call'],
    [3, 'zh', '3 人正在通话'],
  ] as const)('is a number to see, and words to hear: %i, %s', (count, language, words) => {
    const sign = show(count, language).get('[data-call-sign]')
    expect(sign.get('.visually-hidden').text()).toBe(words)
    expect(sign.get('span[aria-hidden]').text()).toBe(String(count))
  })

  it('is not said where none does', () => {
    expect(show(0).find('[data-call-sign]').exists()).toBe(false)
  })
})
