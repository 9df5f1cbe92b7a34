import { beforeEach, describe, expect, it } from 'vitest'
import { inboxOf } from '@/domain/peer/places'
import type { EndpointId, RoomId } from '@/shared/ids'
import type { Topic } from '@/sync/actions/actions'
import { watchTopic } from '@/sync/actions/watch-topic'
import { settle } from '../../../support/fakes'
import { MEI, messageId, ROOM, TOM, userId } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../../support/sync-world'

const AMARA = userId('amara')
const TOKEN = 'abcdefghijklmnopqrstuv'

describe('watching a topic', () => {
  let world: SyncWorld

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
  })

  async function follow(tab: Tab, topic: Topic) {
    const told: unknown[] = []
    const stop = await watchTopic(tab.context, topic, (now) => told.push(now))
    await settle()
    return { told, stop }
  }

  it('reads each open invite of a room, and follows which there are', async () => {
    const invite = { room: ROOM, name: 'Hearthside', expires: world.clock.now() + 1000, uses: 1 }
    world.server.update({
      [`invites/${TOKEN}`]: { ...invite, used: 0 },
      [`roomInvites/${ROOM}/${TOKEN}`]: { by: TOM, at: 1 },
    })
    const { told, stop } = await follow(world.openTab({ user: TOM }), `invites ${ROOM}`)
    expect(told.at(-1)).toEqual([{ ...invite, token: TOKEN, used: 0 }])
    world.server.update({ [`invites/${TOKEN}`]: null, [`roomInvites/${ROOM}/${TOKEN}`]: null })
    await settle()
    expect(told.at(-1)).toEqual([])
    stop()
  })

  it('tells who is banned, until that may no longer be seen', async () => {
    world.server.set(`bans/${ROOM}/${AMARA}`, { by: TOM, at: 5 })
    const { told } = await follow(world.openTab({ user: TOM }), `bans ${ROOM}`)
    expect(told).toEqual([[{ user: AMARA, by: TOM, at: 5 }]])
    world.server.set(`members/${ROOM}/${TOM}/role`, 'member')
    await settle()
    expect(told.at(-1)).toBeUndefined()
  })

  it('tells what is pinned', async () => {
    world.server.set(`pins/${ROOM}/3`, { id: messageId(1), by: TOM, at: 5 })
    const { told } = await follow(world.openTab({ user: TOM }), `pins ${ROOM}`)
    expect(told).toEqual([[{ id: messageId(1), by: TOM, at: 5 }]])
  })

  it('tells what is said to a page, takes it away, and passes over what is stale', async () => {
    const endpoint = 'page' as EndpointId
    const inbox = `signals/${MEI}/${inboxOf(endpoint)}`
    const said = {
      to: endpoint,
      from: TOM,
      endpoint: 'other',
      room: ROOM,
      link: 'link',
      body: '{}',
    }
    const now = world.clock.now()
    world.server.update({
      [`${inbox}/${TOM}~1`]: { ...said, id: messageId(1), at: now - 61_000 },
      [`${inbox}/${TOM}~2`]: { ...said, id: messageId(2), to: 'gone', at: now - 61_000 },
    })
    const { told, stop } = await follow(world.openTab({ user: MEI }), `signals ${endpoint}`)
    expect(told).toEqual([])
    expect(world.server.get(`signals/${MEI}`)).toBeNull()
    world.server.set(`${inbox}/${TOM}~3`, { ...said, id: messageId(3), at: now })
    await settle()
    expect(told).toMatchObject([[{ id: messageId(3), user: TOM, endpoint: 'other', body: '{}' }]])
    expect(world.server.get(inbox)).toBeNull()
    stop()
  })

  it('names the room of a question where it has a name', async () => {
    const dm = 'dm_mei_tom' as RoomId
    world.server.set(`rooms/${ROOM}/kind`, 'private')
    world.server.set(`rooms/${dm}`, {
      ...{ kind: 'dm', one: MEI, two: TOM, createdBy: TOM },
      createdAt: 1,
    })
    world.server.set(`invitations/${AMARA}/${ROOM}`, { by: TOM, at: 7 })
    world.server.set(`invitations/${AMARA}/${dm}`, { by: TOM, at: 8 })
    const { told } = await follow(world.openTab({ user: AMARA }), 'questions')
    expect(told.at(-1)).toEqual([
      { room: ROOM, by: TOM, at: 7, roomName: 'Hearthside' },
      { room: dm, by: TOM, at: 8 },
    ])
  })

  it('tells how the connection does', async () => {
    const { told, stop } = await follow(world.openTab({ user: MEI }), 'connection')
    expect(told.at(-1)).toMatchObject([{ transport: 'websocket', losses: [], offset: 0 }])
    stop()
  })

  it('tells whom one blocks', async () => {
    world.server.set(`private/${MEI}/blocks/${TOM}`, 1)
    const { told } = await follow(world.openTab({ user: MEI }), 'blocks')
    expect(told).toEqual([[TOM]])
  })
})
