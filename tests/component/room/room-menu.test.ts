import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import RoomList from '@/ui/components/room/RoomList.vue'
import RoomListItem from '@/ui/components/room/RoomListItem.vue'
import RoomNotices from '@/ui/views/room/RoomNotices.vue'
import ShellRoomMenuItems from '@/ui/views/shell/ShellRoomMenuItems.vue'
import { ROOM } from '../../support/fixtures'
import { NOON } from '../support/entries'
import { mountComponent } from '../support/mount-component'

const actions = {
  pin: vi.fn(),
  unpin: vi.fn(),
  mute: vi.fn(),
  setNotices: vi.fn(),
  archive: vi.fn(),
  unarchive: vi.fn(),
  markRead: vi.fn(),
  markUnread: vi.fn(),
}
vi.mock('@/stores/room-keeping', () => ({
  FOR_GOOD: 1e15,
  useRoomKeepingStore: defineStore('room-keeping', () => ({ ...actions })),
}))

const room = { id: ROOM, name: 'Lobby', topic: '', isGone: false, unread: 0, last: undefined }

describe('the menu of a room', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    // happy-dom has no popovers.
    Object.assign(HTMLElement.prototype, { showPopover: vi.fn(), hidePopover: vi.fn() })
  })

  const show = (part: object = {}, language: 'en' | 'zh' = 'en') =>
    mountComponent(
      ShellRoomMenuItems,
      { room: { ...room, ...part }, beside: document.body },
      language,
    )
  const words = (shown: ReturnType<typeof show>) =>
    shown.findAll('[role=menuitem]').map((each) => each.text())

  it('offers what can be done to it', () => {
    expect(words(show())).toEqual([
      'Pin to the top',
      'Only mentions',
      'Mute for 8 hours',
      'Mute',
      'Mark as unread',
      'Archive',
    ])
    expect(
      words(show({ isPinned: true, isMuted: true, isArchived: true, unread: 2 }, 'zh')),
    ).toEqual(['取消置顶', '取消静音', '标为已读', '移出归档'])
  })

  it('does it, and puts the focus on the first', async () => {
    const shown = show()
    expect(document.activeElement?.textContent.trim()).toBe('Pin to the top')
    const [pin, , hours, mute] = shown.findAll('[role=menuitem]')
    await pin?.trigger('click')
    await hours?.trigger('click')
    await mute?.trigger('click')
    expect(actions.pin).toHaveBeenCalledWith(ROOM)
    expect(actions.mute.mock.calls).toEqual([
      [ROOM, 8 * 60 * 60 * 1000],
      [ROOM, 1e15],
    ])
    await shown.get('[role=menu]').trigger('keydown', { key: 'End' })
    expect(document.activeElement?.textContent.trim()).toBe('Archive')
  })

  it('says only mentions, or all again; not of a conversation of two', async () => {
    await show().findAll('[role=menuitem]')[1]?.trigger('click')
    const all = show({ mentionsOnly: true }).findAll('[role=menuitem]')[1]
    expect(all?.text()).toBe('All messages')
    await all?.trigger('click')
    expect(actions.setNotices.mock.calls).toEqual([
      [ROOM, 'mentions'],
      [ROOM, 'all'],
    ])
    expect(words(show({ person: 'tom' }))).not.toContain('Only mentions')
  })

  it('says when it could not be kept', async () => {
    actions.archive.mockRejectedValueOnce(new Error('full'))
    const shown = show()
    await shown.findAll('[role=menuitem]').at(-1)?.trigger('click')
    await flushPromises()
    expect(shown.get('[role=status]').text()).not.toBe('')
  })
})

describe('the room list', () => {
  const list = (rooms: readonly object[]) =>
    mountComponent(RoomList, {
      rooms,
      drafts: new Map(),
      open: undefined,
      loading: false,
      now: NOON,
    })

  it('puts what is archived under a fold, with what is unread there', async () => {
    const away = { ...room, id: '-R9', name: 'Old', unread: 4, isArchived: true }
    const shown = list([room, away])
    await vi.waitFor(() => expect(shown.find('details').exists()).toBe(true))
    expect(shown.findAll('.rooms__list .item__name').map((each) => each.text())).toEqual(['Lobby'])
    expect(shown.get('summary').text()).toContain('Archived (1)')
    expect(shown.get('summary').text()).toContain('4 unread messages')
    expect(shown.get('details .item__name').text()).toBe('Old')
  })

  it('has no fold where nothing is archived, and says so where there is no room', () => {
    expect(list([room]).find('details').exists()).toBe(false)
    expect(list([]).text()).toContain('You are in no room yet.')
  })

  it('says that somebody names one, and that only this is said', async () => {
    const kept = { ...room, unread: 2, mentionsOnly: true, isMentioned: true }
    const shown = mountComponent(RoomListItem, { room: kept, now: NOON })
    await vi.waitFor(() => expect(shown.text()).toContain('You are mentioned'))
    expect(shown.text()).toContain('Only mentions')
    expect(shown.find('[data-mentioned]').exists()).toBe(true)
    expect(shown.get('.item__badge').classes()).toContain('item__badge--quiet')
  })

  it('says in words what is muted, pinned or marked as unread', async () => {
    const kept = { ...room, isMuted: true, isPinned: true, isMarked: true }
    const shown = mountComponent(RoomListItem, { room: kept, now: NOON })
    await vi.waitFor(() => expect(shown.text()).toContain('Muted'))
    expect(shown.text()).toContain('Pinned')
    expect(shown.get('.item__badge').text()).toContain('marked as unread')
    expect(shown.get('.item__badge').classes()).toContain('item__badge--quiet')
  })
})

describe('the notices of a room', () => {
  const show = (part: object) => mountComponent(RoomNotices, { room: { ...room, ...part } })
  const chosen = (shown: ReturnType<typeof show>) =>
    shown.get<HTMLInputElement>('input:checked').element.value

  it('are all, mentions or none, and chosen', async () => {
    expect(chosen(show({}))).toBe('all')
    expect(chosen(show({ isMuted: true, mentionsOnly: true }))).toBe('none')
    const shown = show({ mentionsOnly: true })
    expect(chosen(shown)).toBe('mentions')
    await shown.get('input[value=none]').setValue()
    expect(actions.setNotices).toHaveBeenCalledWith(ROOM, 'none')
  })

  it('say where they could not be kept', async () => {
    actions.setNotices.mockRejectedValueOnce(new Error('full'))
    const shown = show({})
    await shown.get('input[value=none]').setValue()
    await flushPromises()
    expect(shown.get('[role=alert]').text()).not.toBe('')
  })
})
