import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import RoomLeaveDialog from '@/ui/views/room/RoomLeaveDialog.vue'
import { ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

let kind = 'public'
vi.mock('vue-router', () => ({ useRouter: () => ({}) }))
vi.mock('@/stores/actions', () => ({ useActionsStore: defineStore('actions', () => ({})) }))
vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({ cachedRoom: () => ({ room: { kind } }) })),
}))

beforeEach(() => setActivePinia(createPinia()))

it.each([
  ['public', 'en', 'You can join again at any time'],
  ['private', 'en', 'you need to be invited again'],
  ['public', 'zh', '随时可以重新加入'],
  ['private', 'zh', '需要再次受邀'],
] as const)('says what leaving a %s room means, in %s', (which, language, words) => {
  kind = which
  const shown = mountComponent(RoomLeaveDialog, { open: true, room: ROOM, name: 'Shed' }, language)
  expect(shown.text()).toContain(words)
})
