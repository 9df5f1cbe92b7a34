import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import PortraitChoice from '@/ui/views/portrait/PortraitChoice.vue'
import { MEI, ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const choose = vi.fn()
vi.mock('@/stores/portraits', () => ({
  usePortraitsStore: defineStore('portraits', () => ({ choose })),
}))

const google = 'https://photos.example/mei'
type Shown = ReturnType<typeof mountComponent>
const labels = (shown: Shown) => shown.findAll('button').map((button) => button.text())
async function press(shown: Shown, words: string) {
  await shown
    .findAll('button')
    .find((button) => button.text() === words)
    ?.trigger('click')
  await flushPromises()
}

describe('choosing a portrait', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    choose.mockReset()
    choose.mockResolvedValue(undefined)
  })

  it('offers to remove what is there, and the one of the account where another is shown', () => {
    const bare = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: undefined })
    expect(labels(bare)).toEqual(['Choose a picture'])
    const shown = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: 5, google })
    expect(labels(shown)).toEqual(['Choose another', 'Take the one from Google', 'Remove'])
    const same = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: google, google })
    expect(labels(same)).toEqual(['Choose another', 'Remove'])
  })

  it('asks for what was pressed, and says that it was done', async () => {
    const shown = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: 5, google })
    await press(shown, 'Take the one from Google')
    expect(choose).toHaveBeenLastCalledWith(`user/${MEI}`, google)
    expect(shown.get('[role=status]').text()).toBe('All see it now.')
    await press(shown, 'Remove')
    expect(choose).toHaveBeenLastCalledWith(`user/${MEI}`, null)
    expect(shown.get('[role=status]').text()).toContain('The picture is gone')
  })

  it('says why it was not done', async () => {
    const shown = mountComponent(PortraitChoice, { room: ROOM, name: 'Hall', photo: 5 })
    choose.mockResolvedValue('offline')
    await press(shown, 'Remove')
    expect(choose).toHaveBeenLastCalledWith(`room/${ROOM}`, null)
    expect(shown.get('[role=alert]').text()).not.toBe('')
    choose.mockResolvedValue('unreadable')
    await press(shown, 'Remove')
    expect(shown.get('[role=alert]').text()).toContain('cannot open this picture')
    expect(shown.get('[role=status]').text()).toBe('')
  })

  it('keeps the focus when what was pressed goes, before the answer or after', async () => {
    const shown = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: 5 })
    shown
      .findAll('button')
      .find((button) => button.text() === 'Remove')
      ?.element.focus()
    await press(shown, 'Remove')
    await shown.setProps({ photo: undefined })
    await flushPromises()
    expect(document.activeElement).toBe(shown.get('button').element)
  })

  it('takes nobody back who has gone on', async () => {
    const shown = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: 5 })
    const field = document.body.appendChild(document.createElement('textarea'))
    await press(shown, 'Remove')
    field.focus()
    await shown.setProps({ photo: undefined })
    await flushPromises()
    expect(document.activeElement).toBe(field)
  })

  it('does not ask for another picture while one is being kept', async () => {
    const shown = mountComponent(PortraitChoice, { user: MEI, name: 'Mei', photo: 5 })
    const asked = vi.spyOn(shown.get<HTMLInputElement>('input').element, 'click')
    choose.mockReturnValue(new Promise(() => undefined))
    await press(shown, 'Remove')
    await press(shown, 'Choose another')
    expect(asked).not.toHaveBeenCalled()
  })
})
