import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { useSearchPaneStore } from '@/stores/search-pane'
import { FIRST_RESULTS, useSearchStore } from '@/stores/search'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  TOM,
  account,
  membership,
  message,
  messages,
  position,
  room,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the search store', () => {
  let world: ServicesWorld
  let searchStore: ReturnType<typeof useSearchStore>

  const replica = () => world.services.person.value!.replica
  const changes = () => world.services.person.value!.changes
  const texts = () => searchStore.results.map(({ text }) => text)

  beforeEach(async () => {
    world = createServicesWorld()
    searchStore = useSearchStore()
    await world.enter(account(), { isLive: false })
    for (const [id, name] of [
      [ROOM, 'Hearthside'],
      [OTHER_ROOM, 'Café "du Port"'],
    ] as const) {
      const cached = await replica().putRoom(id, {
        room: room({ id, name }),
        mine: membership({ room: id }),
      })
      changes().emit({ kind: 'room', room: cached! })
    }
    for (const [id, name] of [
      [MEI, 'Mei'],
      [TOM, 'Tom'],
    ] as const) {
      changes().emit({ kind: 'profile', profile: { id, name, photo: undefined } })
    }
    await replica().applyHistory(ROOM, {
      messages: [...messages(1, 120), message(121, { text: 'mine', from: MEI })],
      complete: { from: BEGINNING, to: position(121_000, 121) },
      cursor: 121_000,
    })
    await replica().applyHistory(OTHER_ROOM, {
      messages: [message(1, { room: OTHER_ROOM, text: 'message elsewhere' })],
      complete: { from: BEGINNING, to: position(1000, 1) },
      cursor: 1000,
    })
  })

  it('finds a conversation of two by the name of the other', async () => {
    const talk = { ...room(), kind: 'dm' as const, name: '', people: [MEI, TOM] as const }
    const kept = await replica().putRoom(ROOM, { room: talk })
    changes().emit({ kind: 'room', room: kept! })
    useSearchPaneStore().open()
    searchStore.begin(ROOM)
    expect(searchStore.text).toBe('in:"Tom" ')
    expect(searchStore.roomName(ROOM)).toBe('Tom')
    searchStore.setText('in:tom mine')
    await vi.waitFor(() => expect(texts()).toEqual(['mine']))
  })

  async function begin() {
    useSearchPaneStore().open()
    searchStore.begin(undefined)
    await vi.waitFor(() => expect(searchStore.progress?.isComplete).toBe(true))
  }
  async function find(typed: string) {
    searchStore.setText(typed)
    await vi.waitFor(() => expect(searchStore.answered).toBe(typed))
  }

  it('shows the newest first, and more when asked', async () => {
    await begin()
    await find('message')
    expect(texts()[0]).toBe('message 120')
    expect([searchStore.results.length, searchStore.total]).toEqual([FIRST_RESULTS, 121])
    await searchStore.more()
    expect(searchStore.results).toHaveLength(2 * FIRST_RESULTS)
  })

  it.each([
    ['from:me', ['mine']],
    ['from:我', ['mine']],
    ['from:mei', ['mine']],
    ['from:nobody', []],
    ['in:cafe message', ['message elsewhere']],
    ['in:"cafe \'', []],
    ['in:nowhere message', []],
  ])('%s', async (typed, expected) => {
    await begin()
    await find(typed)
    expect(texts()).toEqual(expected)
  })

  it('begins in a room when told to', async () => {
    await begin()
    searchStore.begin(OTHER_ROOM)
    expect(searchStore.text).toBe('in:"Café du Port" ')
  })

  it('asks nothing when nothing is typed', async () => {
    await begin()
    await find('message')
    searchStore.setText(' from: ')
    expect([searchStore.isEmpty, texts(), searchStore.answered]).toEqual([true, [], undefined])
  })

  it('follows what arrives and what is left', async () => {
    await begin()
    await find('dumplings')
    expect(searchStore.total).toBe(0)
    const arrived = message(200, { text: 'dumplings tonight' })
    changes().emit({ kind: 'messages', room: ROOM, messages: [arrived] })
    await vi.waitFor(() => expect(texts()).toEqual(['dumplings tonight']))
    changes().emit({ kind: 'room-forgotten', room: ROOM })
    await vi.waitFor(() => expect(texts()).toEqual([]))
  })

  it('says when it cannot be loaded, and tries again', async () => {
    const broken = vi
      .spyOn(world.services, 'openSearch')
      .mockRejectedValueOnce(new Error('offline'))
    searchStore.begin(undefined)
    await vi.waitFor(() => expect(searchStore.isUnavailable).toBe(true))
    broken.mockRestore()
    await begin()
    expect(searchStore.isUnavailable).toBe(false)
  })
})
