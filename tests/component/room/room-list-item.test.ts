import { RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import RoomListItem from '@/ui/components/room/RoomListItem.vue'
import { MINUTE, NOON } from '../support/entries'
import { mountComponent } from '../support/mount-component'

const room = {
  id: 'lobby',
  name: 'Lobby',
  topic: 'Where everyone meets',
  isGone: false,
  unread: 0,
  last: { fromName: 'Mei', text: 'good\nmorning', at: NOON, mine: false },
}

const show = (change: object = {}, language: 'en' | 'zh' = 'en') =>
  mountComponent(RoomListItem, { room: { ...room, ...change }, now: NOON + MINUTE }, language)

describe('RoomListItem', () => {
  it('leads to its room', () => {
    expect(show().getComponent(RouterLinkStub).props('to')).toEqual({
      name: 'room',
      params: { room: 'lobby' },
    })
  })

  it('shows who said what last, on one line', () => {
    expect(show().get('.item__preview').text()).toBe('Mei: good morning')
  })

  it.each([
    ['**good** `a_b_` morning', 'good a_b_ morning'],
    ['> said before\n_so_ **早**安', 'said before so 早安'],
    ['see ```ts\nconst cut = `of', 'see const cut = `of'],
    ['snake_case, 2**3, 4**5, ~/a and ~/b', 'snake_case, 2**3, 4**5, ~/a and ~/b'],
  ])('shows %j without its marks', (text, shown) => {
    const last = { ...room.last, text }
    expect(show({ last }).get('.item__preview').text()).toBe(`Mei: ${shown}`)
  })

  it('says that the last words were mine', () => {
    const last = { ...room.last, mine: true }
    expect(show({ last }).get('.item__preview').text()).toBe('You: good morning')
  })

  it('shows what was typed there and not sent instead, on one line', () => {
    const shown = mountComponent(RoomListItem, { room, draft: 'half a\nthought', now: NOON })
    expect(shown.get('.item__preview').text()).toBe('Draft: half a thought')
  })

  it('shows the topic of a room where nothing was said yet', () => {
    expect(show({ last: undefined }).get('.item__preview').text()).toBe('Where everyone meets')
  })

  it('does not show what somebody said whom one has blocked', () => {
    const last = { ...room.last, isFolded: true }
    expect(show({ last }).get('.item__preview').text()).toBe('From somebody you have blocked')
  })

  it('says that a room is gone', () => {
    expect(show({ isGone: true }).get('.item__preview').text()).toBe('This room was closed')
  })

  it('counts unread messages as a number to see and as words to hear', () => {
    const badge = show({ unread: 3 }).get('.item__badge')
    expect(badge.get('[aria-hidden]').text()).toBe('3')
    expect(badge.get('.visually-hidden').text()).toBe('3 unread messages')
  })

  it('uses the singular', () => {
    expect(show({ unread: 1 }).get('.visually-hidden').text()).toBe('one unread message')
  })

  it('stops counting at a thousand', () => {
    expect(show({ unread: 1200 }).get('.item__badge [aria-hidden]').text()).toBe('999+')
  })

  it('shows no badge when all is read', () => {
    expect(show().find('.item__badge').exists()).toBe(false)
  })
})
