import { beforeEach, describe, expect, it, vi } from 'vitest'
import { REFILL_MS } from '@/domain/outbox/token-bucket'
import { directRoomId } from '@/domain/room/direct'
import type { Invite, InviteToken } from '@/domain/room/invite'
import type { RoomId, UserId } from '@/shared/ids'
import type { ActionName, Needs } from '@/sync/actions/actions'
import { ACTION_TIMEOUT_MS } from '@/sync/actions/ask-server'
import { performAction } from '@/sync/actions/perform-action'
import { settle } from '../../../support/fakes'
import { MEI, OTHER_ROOM, messageId, ROOM, TOM, userId } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../../support/sync-world'

const AMARA = userId('amara')
const DAY = 86_400_000

describe('performing an action', () => {
  let world: SyncWorld
  let mei: Tab
  let tom: Tab
  let amara: Tab

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    for (const user of [TOM, MEI, AMARA]) {
      world.server.set(`users/${user}`, { name: user, createdAt: 1 })
    }
    mei = world.openTab({ user: MEI })
    tom = world.openTab({ user: TOM })
    amara = world.openTab({ user: AMARA })
  })

  const act = <Name extends ActionName>(tab: Tab, name: Name, needs: Needs<Name>) =>
    performAction(tab.context, name, needs)

  async function invite(part: { lifetime?: number; uses?: number } = {}): Promise<Invite> {
    world.server.set(`rooms/${ROOM}/kind`, 'private')
    const made = await act(tom, 'make-invite', { room: ROOM, lifetime: DAY, uses: 10, ...part })
    if (!made.ok) throw new Error(made.problem)
    return made.value
  }
  const joinBy = (tab: Tab, token: InviteToken) => act(tab, 'join-by', { token })
  const failed = (problem: string) => ({ ok: false, problem })
  const DONE = { ok: true, value: null }

  const draft = { name: 'Trails', topic: '' }

  it('makes a public room, joins and leaves', async () => {
    const made = await act(mei, 'create-public', { draft })
    expect(made.ok && world.server.get(`rooms/${made.value}/createdBy`)).toBe(MEI)
    expect(await act(amara, 'join-room', { room: ROOM })).toEqual({ ok: true, value: ROOM })
    expect(await act(amara, 'leave-room', { room: ROOM })).toEqual(DONE)
    expect(world.server.isMember(ROOM, AMARA)).toBe(false)
  })

  it('says that a room is gone, that one is banned, or that it was refused', async () => {
    const join = (tab: Tab, room: RoomId) => act(tab, 'join-room', { room })
    expect(await join(mei, OTHER_ROOM)).toEqual(failed('gone'))
    expect(await join(mei, ROOM)).toEqual(failed('refused'))
    world.server.set(`bans/${ROOM}/${AMARA}`, { by: TOM, at: 1 })
    expect(await join(amara, ROOM)).toEqual(failed('banned'))
  })

  it('pins a message and takes it out, and says when there is no place', async () => {
    world.say(1)
    const one = { room: ROOM, id: messageId(1) }
    const tom = world.openTab({ user: TOM })
    await settle()
    expect(await act(mei, 'pin-message', one)).toEqual(failed('refused'))
    expect(await act(tom, 'pin-message', one)).toEqual({ ok: true, value: null })
    expect(world.server.children(`pins/${ROOM}`)).toHaveLength(1)
    expect(await act(tom, 'unpin-message', one)).toEqual({ ok: true, value: null })
    for (let place = 0; place < 20; place++) {
      world.server.set(`pins/${ROOM}/${place}`, { id: messageId(place + 2), by: TOM, at: 1 })
    }
    expect(await act(tom, 'pin-message', one)).toEqual(failed('full'))
  })

  it('waits for a token to make a room with', async () => {
    world.server.set(`rate/${MEI}`, { t: world.clock.now(), n: 0 })
    const making = act(mei, 'create-public', { draft })
    await settle()
    expect(world.server.children('rooms')).toHaveLength(1)
    await world.clock.advance(REFILL_MS)
    expect(await making).toMatchObject({ ok: true })
  })

  it('takes an exception for a refusal', async () => {
    vi.spyOn(mei.remotes.rooms, 'leave').mockRejectedValue(new Error('odd'))
    expect(await act(mei, 'leave-room', { room: ROOM })).toEqual(failed('refused'))
  })

  it('makes a private room', async () => {
    const made = await act(mei, 'create-private', { draft: { name: 'Pantry', topic: '' } })
    expect(made.ok && world.server.get(`rooms/${made.value}`)).toMatchObject({
      kind: 'private',
      owner: MEI,
    })
  })

  it('makes an invite that says what the room is called, and lets in by it', async () => {
    const made = await invite()
    expect(made).toMatchObject({ name: 'Hearthside', uses: 10, used: 0 })
    expect(made.expires).toBe(world.clock.now() + DAY)
    expect(await act(amara, 'read-invite', { token: made.token })).toEqual({
      ok: true,
      value: made,
    })
    expect(await joinBy(amara, made.token)).toEqual({ ok: true, value: ROOM })
    expect(world.server.isMember(ROOM, AMARA)).toBe(true)
  })

  it('leads who is in the room already there', async () => {
    const { token } = await invite()
    expect(await joinBy(mei, token)).toEqual({ ok: true, value: ROOM })
    expect(world.server.number(`invites/${token}/used`)).toBe(0)
  })

  it('says why an invite does not let in', async () => {
    const one = await invite({ uses: 1, lifetime: DAY })
    world.server.set(`bans/${ROOM}/${AMARA}`, { by: TOM, at: 1 })
    expect(await joinBy(amara, one.token)).toEqual(failed('banned'))
    world.server.set(`bans/${ROOM}/${AMARA}`, null)
    world.server.set(`invites/${one.token}/used`, 1)
    expect(await joinBy(amara, one.token)).toEqual(failed('used-up'))
    await world.clock.advance(DAY)
    expect(await joinBy(amara, one.token)).toEqual(failed('over'))
    await act(tom, 'revoke-invite', { room: ROOM, token: one.token })
    expect(await joinBy(amara, one.token)).toEqual(failed('revoked'))
    expect(await act(amara, 'read-invite', { token: one.token })).toEqual(failed('revoked'))
  })

  it('says that the room of an invite was closed', async () => {
    const { token } = await invite()
    await act(tom, 'close-room', { room: ROOM })
    expect(await joinBy(amara, token)).toEqual(failed('gone'))
  })

  it('tries again where someone else used the invite at the same moment', async () => {
    const { token } = await invite()
    const { invites } = await amara.remotes.further()
    vi.spyOn(invites, 'joinBy').mockImplementationOnce(() => Promise.resolve('denied'))
    vi.spyOn(amara.remotes, 'further').mockResolvedValue({
      ...(await amara.remotes.further()),
      invites,
    })
    expect(await joinBy(amara, token)).toEqual({ ok: true, value: ROOM })
  })

  it('changes a room, its roles and who is in it', async () => {
    const change = { name: 'Fireside', membersInvite: true }
    expect(await act(tom, 'change-room', { room: ROOM, change })).toEqual(DONE)
    expect(world.server.get(`rooms/${ROOM}/name`)).toBe('Fireside')
    expect(await act(tom, 'set-role', { room: ROOM, user: MEI, role: 'admin' })).toEqual(DONE)
    expect(world.server.get(`members/${ROOM}/${MEI}/role`)).toBe('admin')
    expect(await act(tom, 'ban', { room: ROOM, user: AMARA })).toEqual(DONE)
    expect(world.server.get(`bans/${ROOM}/${AMARA}/by`)).toBe(TOM)
    expect(await act(tom, 'lift-ban', { room: ROOM, user: AMARA })).toEqual(DONE)
    expect(await act(tom, 'hand-over', { room: ROOM, to: MEI, leaves: false })).toEqual(DONE)
    expect(await act(mei, 'put-out', { room: ROOM, user: TOM })).toEqual(DONE)
    expect(world.server.isMember(ROOM, TOM)).toBe(false)
  })

  it('says that it was refused, or that the room was closed meanwhile', async () => {
    const user: UserId = MEI
    expect(await act(mei, 'put-out', { room: ROOM, user: TOM })).toEqual(failed('refused'))
    expect(await act(tom, 'close-room', { room: ROOM })).toEqual(DONE)
    expect(await act(tom, 'put-out', { room: ROOM, user })).toEqual(failed('gone'))
    expect(await act(tom, 'make-invite', { room: ROOM, lifetime: DAY, uses: 1 })).toEqual(
      failed('gone'),
    )
    // Twice comes to the same.
    expect(await act(tom, 'close-room', { room: ROOM })).toEqual(DONE)
  })

  it('opens a conversation, asks in, and answers', async () => {
    const room = directRoomId(MEI, TOM)
    expect(await act(mei, 'open-direct', { other: TOM })).toEqual({ ok: true, value: room })
    expect(await act(tom, 'accept', { room })).toEqual({ ok: true, value: room })
    expect(await act(tom, 'block', { other: MEI })).toEqual(DONE)
    expect(await act(mei, 'open-direct', { other: TOM })).toEqual({ ok: true, value: room })
    expect(await act(tom, 'unblock', { other: MEI })).toEqual(DONE)
    world.server.set(`rooms/${ROOM}/kind`, 'private')
    expect(await act(tom, 'ask-in', { room: ROOM, user: AMARA })).toEqual(DONE)
    expect(await act(amara, 'decline', { room: ROOM })).toEqual(DONE)
    expect(await act(amara, 'accept', { room: ROOM })).toEqual(failed('refused'))
  })

  it('opens a conversation that the other begins at the same moment, but none where one is blocked', async () => {
    const room = directRoomId(MEI, TOM)
    const { direct } = await mei.remotes.further()
    const opening = vi.spyOn(direct, 'open').mockImplementationOnce(async () => {
      expect(await act(tom, 'open-direct', { other: MEI })).toEqual({ ok: true, value: room })
      return 'denied'
    })
    expect(await act(mei, 'open-direct', { other: TOM })).toEqual({ ok: true, value: room })
    expect(opening).toHaveBeenCalledTimes(2)
    expect(await act(tom, 'block', { other: AMARA })).toEqual(DONE)
    expect(await act(amara, 'open-direct', { other: TOM })).toEqual(failed('refused'))
  })

  it('is offline at once without a connection, and in the end without an answer', async () => {
    const { roomCare } = await tom.remotes.further()
    vi.spyOn(tom.remotes, 'further').mockResolvedValue({
      ...(await tom.remotes.further()),
      roomCare: Object.assign(Object.create(roomCare) as typeof roomCare, {
        putOut: () => new Promise<never>(() => undefined),
      }),
    })
    const acting = act(tom, 'put-out', { room: ROOM, user: MEI })
    await settle()
    await world.clock.advance(ACTION_TIMEOUT_MS)
    expect(await acting).toEqual(failed('offline'))
    mei.client.goOffline()
    expect(await act(mei, 'block', { other: TOM })).toEqual(failed('offline'))
  })

  it('waits for a token where it costs one', async () => {
    world.server.set(`rate/${TOM}`, { t: world.clock.now(), n: 0 })
    const acting = act(tom, 'change-room', { room: ROOM, change: { topic: 'embers' } })
    await settle()
    expect(world.server.get(`rooms/${ROOM}/topic`)).toBe('')
    await world.clock.advance(REFILL_MS)
    expect(await acting).toEqual(DONE)
  })

  it('takes a room of no name for gone', async () => {
    const needs = { room: 'nowhere' as RoomId, lifetime: DAY, uses: 1 }
    expect(await act(tom, 'make-invite', needs)).toEqual(failed('gone'))
  })
})
