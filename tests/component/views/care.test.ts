import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { PersonHere } from '@/domain/presence/person-here'
import type { Role } from '@/domain/room/room'
import CareAbout from '@/ui/views/care/CareAbout.vue'
import CareEnd from '@/ui/views/care/CareEnd.vue'
import InviteMaker from '@/ui/views/invite/InviteMaker.vue'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const act = vi.fn()
const replace = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ replace }) }))
vi.mock('@/stores/actions', () => ({
  useActionsStore: defineStore('actions', () => ({ act })),
}))
vi.mock('@/stores/portraits', () => ({
  usePortraitsStore: defineStore('portraits', () => ({ choose: vi.fn() })),
}))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({ here: shallowRef<PersonHere[]>([]) })),
}))
const { usePeopleStore } = await import('@/stores/people')

const someone = (id: typeof MEI, role: Role): PersonHere => ({
  ...{ id, name: id, photo: undefined, role },
  ...{ availability: 'online', lastSeen: undefined, isMe: id === MEI },
})
const room = {
  ...{ id: ROOM, name: 'Pantry', topic: 'jam', kind: 'private' as const },
  ...{ createdBy: MEI, createdAt: 1 },
}
type Shown = ReturnType<typeof mountComponent>
const press = async (shown: Shown, words: string) => {
  const button = shown.findAll('button').find((each) => each.text() === words)
  await button?.trigger('click')
  await flushPromises()
}

describe('caring for a room', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    document.body.replaceChildren()
    act.mockResolvedValue({ ok: true, value: null })
  })

  it('offers editing to who runs it alone', () => {
    expect(mountComponent(CareAbout, { room, isRunBy: false }).find('button').exists()).toBe(false)
    expect(mountComponent(CareAbout, { room, isRunBy: true }).find('button').exists()).toBe(true)
  })

  it('renames in place, and says what is wrong with a name', async () => {
    const shown = mountComponent(CareAbout, { room, isRunBy: true })
    await press(shown, 'Edit name and topic')
    await shown.get('input').setValue('  ')
    await shown.get('form').trigger('submit')
    expect(shown.get('[role=alert]').text()).toBe('Give the room a name.')
    expect(act).not.toHaveBeenCalled()
    await shown.get('input').setValue('Larder')
    await shown.get('form').trigger('submit')
    await flushPromises()
    const change = { name: 'Larder', topic: 'jam' }
    expect(act).toHaveBeenCalledWith('change-room', { room: ROOM, change })
    expect(shown.find('form').exists()).toBe(false)
  })

  it('keeps what was typed where the server did not take it, and says why', async () => {
    act.mockResolvedValue({ ok: false, problem: 'gone' })
    const shown = mountComponent(CareAbout, { room, isRunBy: true }, 'zh')
    await press(shown, '修改名称和简介')
    await shown.get('input').setValue('Larder')
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(shown.text()).toContain('这个房间已被关闭')
    expect(shown.get('input').element.value).toBe('Larder')
  })

  it('hands over to who is chosen, and only where there is someone', async () => {
    usePeopleStore().$patch({ here: [someone(MEI, 'owner')] } as never)
    const alone = mountComponent(CareEnd, { room: ROOM, name: 'Pantry' })
    expect(alone.text()).not.toContain('Hand over')
    usePeopleStore().$patch({ here: [someone(MEI, 'owner'), someone(TOM, 'member')] } as never)
    const shown = mountComponent(CareEnd, { room: ROOM, name: 'Pantry' })
    await press(shown, 'Hand over and leave')
    const buttons = shown.findAll('dialog .button--danger')
    await buttons.at(-1)?.trigger('click')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('hand-over', { room: ROOM, to: TOM, leaves: true })
    expect(replace).toHaveBeenCalledWith('/')
  })

  it('makes an invite of the time and number that are chosen', async () => {
    act.mockResolvedValue({ ok: true, value: { token: 'abcdefghijklmnopqrstuv' } })
    const shown = mountComponent(InviteMaker, { room: ROOM })
    await shown.get('input[value=day]').setValue(true)
    await shown.get('input[value=hundred]').setValue(true)
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('make-invite', { room: ROOM, lifetime: 86_400_000, uses: 100 })
    expect(shown.emitted('made')).toEqual([['abcdefghijklmnopqrstuv']])
  })
})
