import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import ShellBanners from '@/ui/views/shell/ShellBanners.vue'
import { ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const reconnect = vi.fn()
const applyUpdate = vi.fn()

vi.mock('@/stores/connection', () => ({
  useConnectionStore: defineStore('connection', () => ({
    status: shallowRef('online'),
    storage: shallowRef('disk'),
    sendsWithoutTab: shallowRef(true),
    reconnect,
  })),
}))
vi.mock('@/stores/app-updates', () => ({
  useAppUpdatesStore: defineStore('app-updates', () => ({
    updateReady: shallowRef(false),
    applyUpdate,
  })),
}))
vi.mock('@/stores/session', () => ({
  useSessionStore: defineStore('session', () => ({ account: shallowRef({ isGuest: false }) })),
}))
vi.mock('@/stores/hints', () => ({
  useHintsStore: defineStore('hints', () => ({ due: shallowRef(undefined) })),
}))
vi.mock('@/stores/notices', () => ({
  useNoticesStore: defineStore('notices', () => ({
    followTaps: () => Promise.resolve(() => undefined),
  })),
}))

vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({
    status: shallowRef('ready'),
    joined: shallowRef([]),
  })),
}))
const unmark = vi.fn().mockResolvedValue(undefined)
vi.mock('@/stores/room-keeping', () => ({
  useRoomKeepingStore: defineStore('room-keeping', () => ({ unmark })),
}))
vi.mock('@/stores/call', () => ({
  useCallStore: defineStore('call', () => ({
    current: shallowRef(undefined),
    peers: shallowRef([]),
    own: shallowRef(undefined),
    ended: shallowRef(undefined),
  })),
}))
vi.mock('@/stores/calls', () => ({
  useCallsStore: defineStore('calls', () => ({ ringing: shallowRef([]) })),
}))
vi.mock('@/stores/files', () => ({
  useFilesStore: defineStore('files', () => ({
    transfers: shallowRef([]),
    start: () => Promise.resolve(),
  })),
}))
vi.mock('@/ui/views/call/ring-sound', () => ({ useRingSound: () => undefined }))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({ nameOf: () => '' })),
}))
vi.mock('vue-router', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: vi.fn() }),
  useRoute: () => ({ params: { room: ROOM } }),
}))

const { useConnectionStore } = await import('@/stores/connection')
const { useAppUpdatesStore } = await import('@/stores/app-updates')
const { useSessionStore } = await import('@/stores/session')

// Loaded beforehand, so that no test waits for it.
await Promise.all([
  import('@/ui/views/shell/ShellNotices.vue'),
  import('@/ui/views/call/ShellCall.vue'),
  import('@/ui/views/files/ShellFiles.vue'),
  import('@/ui/views/shell/GuestBanner.vue'),
  import('@/ui/views/shell/UpdateBanner.vue'),
  import('@/ui/views/shell/StorageBanner.vue'),
])

const show = (language: 'en' | 'zh' = 'en') => mountComponent(ShellBanners, {}, language)

describe('ShellBanners', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
  })

  it('say nothing when all is well', () => {
    expect(show().text()).toBe('')
  })

  it('take the mark by hand off the room that one has gone to', async () => {
    show()
    await vi.waitFor(() => expect(unmark).toHaveBeenCalledWith(ROOM))
  })

  it('say that the app is offline, and try again when asked', async () => {
    useConnectionStore().$patch({ status: 'offline' })
    const shown = show()
    expect(shown.text()).toContain('sent when the network is back, even with Hearth closed')
    await shown.get('button').trigger('click')
    expect(reconnect).toHaveBeenCalledOnce()
  })

  it('say what has to be done where the browser does not send by itself', () => {
    useConnectionStore().$patch({ status: 'offline', sendsWithoutTab: false } as never)
    expect(show().text()).toContain('will be sent when you open Hearth')
    expect(show('zh').text()).toContain('打开 Hearth 后发出')
  })

  it('say nothing while connecting', () => {
    useConnectionStore().$patch({ status: 'connecting' })
    expect(show().text()).toBe('')
  })

  it.each([
    ['memory', 'Not kept on this device', false],
    ['blocked', 'Close that tab', true],
    ['newer', 'of a newer Hearth', true],
    ['full', 'out of space', false],
    ['outdated', 'updated in another tab', true],
    ['cleared', 'had not sent is safe', false],
    ['closed', 'Reload to go on', true],
  ])('say what is wrong with the storage: %s', async (storage, words, canReload) => {
    useConnectionStore().$patch({ storage } as never)
    const shown = show()
    await vi.waitFor(() => expect(shown.text()).toContain(words))
    expect(shown.find('button').exists()).toBe(canReload)
  })

  it('offer a new version', async () => {
    useAppUpdatesStore().$patch({ updateReady: true })
    const shown = show('zh')
    await vi.waitFor(() => expect(shown.text()).toContain('Hearth 有新版本了'))
    await shown.get('button').trigger('click')
    expect(applyUpdate).toHaveBeenCalledOnce()
  })

  it('tell guests how to stay', async () => {
    useSessionStore().$patch({ account: { isGuest: true } } as never)
    const shown = show()
    await vi.waitFor(() => expect(shown.text()).toContain('You are here as a guest'))
  })
})
