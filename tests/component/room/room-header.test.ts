import { describe, expect, it } from 'vitest'
import RoomHeader from '@/ui/components/room/RoomHeader.vue'
import { mountComponent } from '../support/mount-component'

const show = (change: object = {}) =>
  mountComponent(RoomHeader, {
    room: 'lobby',
    name: 'Lobby',
    topic: 'Where everyone meets',
    hereCount: 2,
    hasDetails: true,
    isDetailsOpen: false,
    ...change,
  })

describe('RoomHeader', () => {
  it.each([
    [0, 'nobody here'],
    [1, 'one here'],
    [4, '4 here'],
  ])('says how many are here: %i', (hereCount, words) => {
    expect(show({ hereCount }).get('button').text()).toBe(words)
  })

  it('claims nothing about who is here while it is not known', () => {
    expect(show({ hereCount: undefined }).get('button').text()).toBe('')
  })

  it('tells what its button does and whether the details are open', () => {
    expect(show().get('button').attributes()).toMatchObject({
      'aria-expanded': 'false',
      'aria-label': '2 here. Show people and details',
    })
    expect(show({ isDetailsOpen: true }).get('button').attributes('aria-label')).toContain('Hide')
  })

  it('has a heading that can take the focus on arrival', () => {
    expect(show().get('h1').attributes()).toMatchObject({ 'data-arrival': '', tabindex: '-1' })
  })
})
