import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import { fail, ok } from '@/shared/result'
import StatusForm from '@/ui/views/settings/StatusForm.vue'
import { mountComponent } from '../support/mount-component'

const act = vi.fn()
const status = shallowRef<string>()
vi.mock('@/stores/actions', () => ({
  useActionsStore: defineStore('actions', () => ({ act })),
}))
vi.mock('@/stores/session', () => ({
  useSessionStore: defineStore('session', () => ({ account: shallowRef({ id: 'mei' }) })),
}))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({ statusOf: () => status.value })),
}))

describe('the status', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    act.mockResolvedValue(ok(null))
    status.value = undefined
  })
  const field = (shown: ReturnType<typeof mountComponent>) =>
    shown.get<HTMLInputElement>('input').element

  it('is set, and cleared by a button that is there while it is', async () => {
    const shown = mountComponent(StatusForm, {})
    expect(shown.findAll('button')).toHaveLength(1)
    await shown.get('input').setValue('  🌲 in   the woods ')
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('set-status', { status: '🌲 in the woods' })
    expect(shown.get('[role=status]').text()).toBe('Saved.')
    status.value = '🌲 in the woods'
    await flushPromises()
    await shown.findAll('button')[1]?.trigger('click')
    await flushPromises()
    expect(act).toHaveBeenLastCalledWith('set-status', { status: '' })
    expect(field(shown).value).toBe('')
  })

  it('comes from another device, unless something is being typed', async () => {
    const shown = mountComponent(StatusForm, {})
    status.value = 'away'
    await flushPromises()
    expect(field(shown).value).toBe('away')
    await shown.get('input').setValue('typing')
    status.value = 'back'
    await flushPromises()
    expect(field(shown).value).toBe('typing')
  })

  it('says what is wrong', async () => {
    const shown = mountComponent(StatusForm, {}, 'zh')
    await shown.get('input').setValue('x'.repeat(101))
    await shown.get('form').trigger('submit')
    expect(shown.get('[role=alert]').text()).toBe('状态最多 100 个字。')
    expect(act).not.toHaveBeenCalled()
    act.mockResolvedValue(fail('offline'))
    await shown.get('input').setValue('ok')
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(shown.get('[role=alert]').text()).not.toBe('')
  })
})
