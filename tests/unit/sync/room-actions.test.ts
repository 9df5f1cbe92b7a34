import { beforeEach, describe, expect, it, vi } from 'vitest'
import { REFILL_MS } from '@/domain/outbox/token-bucket'
import { ACTION_TIMEOUT_MS } from '@/sync/actions/ask-server'
import { createRoomActions, type RoomActions } from '@/sync/room-actions'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('room actions', () => {
  let world: SyncWorld
  let tab: Tab
  let actions: RoomActions

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM])
    tab = world.openTab()
    actions = createRoomActions(tab.context)
  })

  const draft = { name: 'Trails', topic: '' }

  it('creates, joins and leaves', async () => {
    const made = await actions.create(draft)
    expect(made.ok && world.server.get(`rooms/${made.value}/createdBy`)).toBe(MEI)
    expect(await actions.join(ROOM)).toEqual({ ok: true, value: ROOM })
    expect(await actions.leave(ROOM)).toEqual({ ok: true, value: ROOM })
    expect(world.server.isMember(ROOM, MEI)).toBe(false)
  })

  it('says that it is offline, at once', async () => {
    tab.client.goOffline()
    const offline = { ok: false, problem: 'offline' }
    expect(await actions.create(draft)).toEqual(offline)
    expect(await actions.join(ROOM)).toEqual(offline)
    expect(await actions.leave(ROOM)).toEqual(offline)
  })

  it('gives up when no answer comes', async () => {
    vi.spyOn(tab.remotes.rooms, 'join').mockReturnValue(new Promise(() => undefined))
    const joining = actions.join(ROOM)
    await world.clock.advance(ACTION_TIMEOUT_MS)
    expect(await joining).toEqual({ ok: false, problem: 'offline' })
    expect(world.clock.pending()).toBe(0)
  })

  it('says that a room is gone, or that it was refused', async () => {
    expect(await actions.join(OTHER_ROOM)).toEqual({ ok: false, problem: 'gone' })
    await actions.join(ROOM)
    expect(await actions.join(ROOM)).toEqual({ ok: false, problem: 'refused' })
  })

  it('says that one is banned', async () => {
    world.server.set(`bans/${ROOM}/${MEI}`, { by: TOM, at: 1 })
    expect(await actions.join(ROOM)).toEqual({ ok: false, problem: 'banned' })
  })

  it('waits for a token to make a room with', async () => {
    world.server.set(`rate/${MEI}`, { t: world.clock.now(), n: 0 })
    const making = actions.create(draft)
    await settle()
    expect(world.server.children('rooms')).toHaveLength(1)
    await world.clock.advance(REFILL_MS)
    expect(await making).toMatchObject({ ok: true })
  })

  it('takes an exception for a refusal', async () => {
    vi.spyOn(tab.remotes.rooms, 'leave').mockRejectedValue(new Error('odd'))
    expect(await actions.leave(ROOM)).toEqual({ ok: false, problem: 'refused' })
  })
})
