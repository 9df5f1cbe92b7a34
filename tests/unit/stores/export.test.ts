import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { useExportStore } from '@/stores/export'
import { CATCH_UP_MS } from '@/sync/fetch-rest'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, account, messages, position } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'
import { WORDS } from '../domain/export/export-world'

interface Exported {
  readonly rooms: readonly { readonly id: string; readonly history: readonly object[] }[]
}

describe('the export store', () => {
  let world: ServicesWorld
  let exportStore: ReturnType<typeof useExportStore>

  /** A person in two rooms, with a long talk in the first, of which nothing is on the device. */
  beforeEach(async () => {
    world = createServicesWorld()
    exportStore = useExportStore()
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    world.server.set(`users/${TOM}`, { name: 'Tom' })
    for (let number = 1; number <= 260; number++) world.say(number)
    await world.enter(account())
    await settle()
  })

  const saved = () => JSON.parse([...world.files.saved.values()].at(-1) ?? '') as Exported

  it('knows before it begins what will be missing', async () => {
    await exportStore.open(undefined)
    expect(exportStore.survey).toMatchObject({ known: 260, gaps: 1 })
    await exportStore.open(OTHER_ROOM)
    expect(exportStore.survey).toMatchObject({ known: 0, gaps: 0 })
  })

  it('fetches the rest, newest first, and exports all of it', async () => {
    await exportStore.open(undefined)
    await exportStore.fetchRest()
    expect([exportStore.phase, exportStore.survey?.gaps]).toEqual(['fetched', 0])
    await settle()
    const names = await world.services.person.value!.replica.readProfiles()
    expect(names.map(({ name }) => name)).toContain('Tom')
    expect(exportStore.done).toBeGreaterThanOrEqual(200)
    await exportStore.write('json', WORDS)
    expect(exportStore.phase).toBe('saved')
    expect(exportStore.file).toMatchObject({ messages: 260, gaps: 0 })
    expect(
      saved()
        .rooms.map(({ history }) => history.length)
        .sort(),
    ).toEqual([0, 260])
  })

  it('exports one room alone', async () => {
    await exportStore.open(OTHER_ROOM)
    await exportStore.write('json', WORDS)
    expect(saved().rooms.map(({ id }) => id)).toEqual([OTHER_ROOM])
  })

  it('keeps what was fetched when it is stopped, and goes on from there', async () => {
    await exportStore.open(ROOM)
    const stop = vi.spyOn(world.services.person.value!.sync.value!, 'loadOlder')
    stop.mockImplementationOnce(async (...asked) => {
      exportStore.stop()
      return world.services.person.value!.sync.value!.loadOlder(...asked)
    })
    await exportStore.fetchRest()
    expect(exportStore.phase).toBe('fetch-stopped')
    expect(stop.mock.calls.length).toBeLessThan(4)
    expect(exportStore.survey?.gaps).toBe(1)
    await exportStore.fetchRest()
    expect([exportStore.phase, exportStore.survey?.gaps]).toEqual(['fetched', 0])
  })

  it('says when the network does not answer', async () => {
    await exportStore.open(ROOM)
    world.tab().client.goOffline()
    const fetching = exportStore.fetchRest()
    await world.clock.advance(CATCH_UP_MS)
    await fetching
    expect(exportStore.phase).toBe('offline')
  })

  it('keeps no file when it is stopped in the middle', async () => {
    await world.services.person.value!.replica.applyHistory(ROOM, {
      messages: messages(1, 2000),
      complete: { from: BEGINNING, to: position(2_000_000, 2000) },
      cursor: 2_000_000,
    })
    await exportStore.open(ROOM)
    world.files.onWrite(() => {
      if (exportStore.done > 300) exportStore.stop()
    })
    await exportStore.write('html', WORDS)
    expect(exportStore.phase).toBe('stopped')
    expect(exportStore.done).toBeLessThan(2000)
    expect([world.files.saved.size, world.files.discarded.length]).toEqual([0, 1])
  })

  it('says when the file cannot be written, and when nobody wanted one', async () => {
    await exportStore.open(ROOM)
    world.files.onWrite(() => Promise.reject(new Error('no space')))
    await exportStore.write('html', WORDS)
    expect([exportStore.phase, world.files.discarded.length]).toEqual(['failed', 1])
    world.files.refuse()
    await exportStore.write('html', WORDS)
    expect([exportStore.phase, world.files.discarded.length]).toEqual(['stopped', 1])
  })

  it('says when its code cannot be loaded, and tries again', async () => {
    vi.spyOn(world.services, 'openExport').mockRejectedValueOnce(new Error('offline'))
    await exportStore.open(undefined)
    expect(exportStore.isUnavailable).toBe(true)
    await exportStore.open(undefined)
    expect([exportStore.isUnavailable, exportStore.survey?.known]).toEqual([false, 260])
  })
})
