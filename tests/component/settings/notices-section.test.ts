import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { NoticePermission } from '@/domain/device/notice-board'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import NoticesSection from '@/ui/views/settings/NoticesSection.vue'
import { mountComponent } from '../support/mount-component'

const permission = shallowRef<NoticePermission>('default')
const preferences = shallowRef<NoticePreferences>(DEFAULT_NOTICE_PREFERENCES)
const actions = { change: vi.fn(), ask: vi.fn() }

vi.mock('@/stores/notices', () => ({
  useNoticesStore: defineStore('notices', () => ({ permission, preferences, ...actions })),
}))
const quiet = { until: shallowRef<number>(), localNow: shallowRef(0) }
const turns = { turnOn: vi.fn(), turnOff: vi.fn() }
vi.mock('@/stores/quiet', () => ({
  useQuietStore: defineStore('quiet', () => ({
    ...{ ...quiet, ...turns },
    toLocal: (at: number) => at,
  })),
}))
vi.mock('@/stores/actions', () => ({ useActionsStore: defineStore('actions', () => ({})) }))

describe('NoticesSection', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    permission.value = 'default'
    preferences.value = DEFAULT_NOTICE_PREFERENCES
  })

  const show = (language: 'en' | 'zh' = 'en') => mountComponent(NoticesSection, {}, language)
  const legends = (shown: ReturnType<typeof show>) =>
    shown.findAll('legend').map((each) => each.text())

  it('asks when told to, and not by itself', async () => {
    const shown = show()
    expect(actions.ask).not.toHaveBeenCalled()
    await shown.get('button').trigger('click')
    expect(actions.ask).toHaveBeenCalledOnce()
  })

  it('says how to change what the browser was told', () => {
    permission.value = 'denied'
    const shown = show()
    expect(shown.get('[data-permission]').text()).toContain('site settings')
    expect(shown.find('.notices__ask').exists()).toBe(false)
    permission.value = 'unsupported'
    expect(show('zh').get('[data-permission]').text()).toContain('主屏幕')
  })

  it('says plainly that nothing comes while Hearth is open nowhere', () => {
    expect(show().text()).toContain('While it is open nowhere, nothing comes')
    expect(show('zh').text()).toContain('完全没有打开时不会收到')
  })

  it('has what they show only where they are shown', async () => {
    permission.value = 'granted'
    const shown = show()
    expect(legends(shown)).toEqual([
      'Notifications on this device',
      'What they show',
      'Sound for messages in other rooms while you are in Hearth',
      'Quiet hours',
    ])
    await shown.findAll('fieldset')[1]?.get('input[value="off"]').setValue()
    expect(actions.change).toHaveBeenLastCalledWith({ showsText: false })
    await shown.findAll('fieldset')[0]?.get('input[value="off"]').setValue()
    expect(actions.change).toHaveBeenLastCalledWith({ isOn: false })
    preferences.value = { ...DEFAULT_NOTICE_PREFERENCES, isOn: false }
    await shown.vm.$nextTick()
    expect(legends(shown)).not.toContain('What they show')
  })

  it('takes quiet hours, and keeps an hour that was emptied', async () => {
    preferences.value = { ...DEFAULT_NOTICE_PREFERENCES, hasQuietHours: true }
    const [from] = show().findAll<HTMLInputElement>('input[type="time"]')
    await from?.setValue('23:15')
    expect(actions.change).toHaveBeenLastCalledWith({ quietHours: { from: '23:15', to: '07:00' } })
    await from?.setValue('')
    expect(actions.change).toHaveBeenCalledTimes(1)
  })

  it('turns “Do not disturb” on for a while, and off again, or says why not', async () => {
    const shown = show()
    const part = shown.get('[role=group][aria-label="Do not disturb"]')
    const [hour, , off] = part.findAll('button')
    expect(part.get('[role=status]').text()).toBe('Off')
    await off?.trigger('click')
    expect(turns.turnOff).not.toHaveBeenCalled()
    turns.turnOn.mockResolvedValue({ ok: false, problem: 'offline' })
    await hour?.trigger('click')
    await flushPromises()
    expect(turns.turnOn).toHaveBeenCalledWith('hour')
    expect(part.get('[role=alert]').text()).not.toBe('')
    quiet.until.value = new Date(2026, 10, 20, 23, 59).getTime()
    quiet.localNow.value = new Date(2026, 10, 20, 23, 1).getTime()
    await flushPromises()
    expect(part.get('[role=status]').text()).toBe('On until 23:59')
    turns.turnOff.mockResolvedValue({ ok: true, value: null })
    await off?.trigger('click')
    expect(turns.turnOff).toHaveBeenCalledOnce()
    quiet.until.value = undefined
  })
})
