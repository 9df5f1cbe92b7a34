import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import StorageSection from '@/ui/views/settings/StorageSection.vue'
import { ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const actions = {
  setBudget: vi.fn(),
  clearRoom: vi.fn(),
  clearAll: vi.fn(),
  persist: vi.fn(),
  discardFile: vi.fn(),
  discardFiles: vi.fn(),
}

vi.mock('@/stores/storage', () => ({
  useStorageStore: defineStore('storage', () => ({
    rooms: shallowRef([{ id: ROOM, name: 'Kitchen', messages: 1200, bytes: 3_400_000 }]),
    files: shallowRef([
      { id: 'a', name: 'film.mov', bytes: 2_000_000, size: 8_000_000 },
      { id: 'b', name: '', bytes: 500_000, size: 500_000 },
    ]),
    total: shallowRef(5_900_000),
    estimate: shallowRef({ used: 5_000_000, quota: 2_000_000_000 }),
    isPersistent: shallowRef<boolean | undefined>(false),
    busy: shallowRef(false),
    refresh: vi.fn(),
    ...actions,
  })),
}))
vi.mock('@/stores/connection', () => ({
  useConnectionStore: defineStore('connection', () => ({ storage: shallowRef('disk') })),
}))
vi.mock('@/stores/preferences', () => ({
  usePreferencesStore: defineStore('preferences', () => ({ storageBudget: shallowRef(200) })),
}))
const { useConnectionStore } = await import('@/stores/connection')
const { useStorageStore } = await import('@/stores/storage')

describe('StorageSection', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
  })

  const show = (language: 'en' | 'zh' = 'en') => mountComponent(StorageSection, {}, language)
  const button = (shown: ReturnType<typeof show>, words: string) =>
    shown.findAll('button').find((each) => each.text() === words)

  it('says what is used, in all and by each room', () => {
    const words = show().text()
    expect(words).toContain('about 5.9 MB')
    expect(words).toContain('5 MB of the 2 GB')
    expect(words).toContain('Kitchen')
    expect(words).toContain('1200 messages')
    expect(show('zh').text()).toContain('约 5.9 MB')
  })

  it('takes a budget', async () => {
    const shown = show()
    expect(shown.findAll('input').map((each) => each.element.value)).toEqual([
      '50',
      '200',
      '1000',
      '0',
    ])
    await shown.get('input[value="50"]').setValue()
    expect(actions.setBudget).toHaveBeenCalledWith(50)
  })

  it('clears one room, and all of them after asking', async () => {
    const shown = show()
    await shown.get('[aria-label="Clear kept messages and pictures of Kitchen"]').trigger('click')
    expect(actions.clearRoom).toHaveBeenCalledWith(ROOM)
    await button(shown, 'Clear what is kept')?.trigger('click')
    expect(actions.clearAll).not.toHaveBeenCalled()
    expect(shown.text()).toContain('What you have not sent, and drafts, stay here.')
    await shown.get('.button--danger').trigger('click')
    expect(actions.clearAll).toHaveBeenCalledOnce()
  })

  it('lists received files, also those of which a part is here, and removes one, and all after asking', async () => {
    const shown = show()
    expect(shown.text()).toContain('Received files: 2.5 MB')
    expect(shown.text()).toContain('2 MB of 8 MB have arrived')
    expect(shown.text()).toContain('A file without a name')
    await shown.get('[aria-label="Remove film.mov from this device"]').trigger('click')
    expect(actions.discardFile).toHaveBeenCalledWith('a')
    await button(shown, 'Remove all files')?.trigger('click')
    expect(actions.discardFiles).not.toHaveBeenCalled()
    await shown.findAll('.button--danger').at(0)?.trigger('click')
    expect(actions.discardFiles).toHaveBeenCalledOnce()
  })

  it('asks the browser to keep it, and says what it answered', async () => {
    const shown = show()
    await button(shown, 'Ask the browser to keep it')?.trigger('click')
    await vi.waitFor(() => expect(shown.text()).toContain('did not promise it'))
    useStorageStore().$patch({ isPersistent: true } as never)
    await vi.waitFor(() => expect(shown.text()).toContain('has promised'))
    expect(button(shown, 'Ask the browser to keep it')).toBeUndefined()
  })

  it('says where nothing is kept at all', () => {
    useConnectionStore().$patch({ storage: 'memory' } as never)
    expect(show().text()).toContain('Not kept on this device')
  })
})
