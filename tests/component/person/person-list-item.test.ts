import { describe, expect, it } from 'vitest'
import PersonListItem from '@/ui/components/person/PersonListItem.vue'
import { MINUTE, NOON } from '../support/entries'
import { mountComponent } from '../support/mount-component'

const person = {
  id: 'mei',
  name: '林美',
  photo: undefined,
  role: 'member',
  availability: 'online',
  lastSeen: undefined,
  isMe: false,
}

const show = (change: object, language: 'en' | 'zh' = 'en') =>
  mountComponent(PersonListItem, { person: { ...person, ...change }, now: NOON }, language)

describe('PersonListItem', () => {
  it.each([
    [{ availability: 'online' }, 'Online'],
    [{ availability: 'away' }, 'Away'],
    [{ availability: 'offline' }, 'Offline'],
    [{ availability: 'offline', lastSeen: NOON - 5 * MINUTE }, 'Last seen 5 minutes ago'],
    [{ availability: 'offline', lastSeen: NOON - 1000 }, 'Last seen just now'],
  ])('says in words: %j is %s', (change, words) => {
    expect(show(change).get('.person__state').text()).toBe(words)
  })

  it('says it in Chinese', () => {
    const shown = show({ availability: 'offline', lastSeen: NOON - 5 * MINUTE }, 'zh')
    expect(shown.get('.person__state').text()).toBe('5分钟前来过')
  })

  it('tells who owns the room, and which one is me', () => {
    const shown = show({ role: 'owner', isMe: true })
    expect(shown.get('.person__role').text()).toBe('Owner')
    expect(shown.get('.person__name').text()).toContain('(you)')
  })
})
