import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import { directRoomId } from '@/domain/room/direct'
import { mintInviteToken, type Invite, type InviteToken, type Question } from '@/domain/room/invite'
import type { Ban } from '@/domain/room/room-care-remote'
import type { UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, messageId, roomId, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

const AMARA = userId('amara')
const DAY = 86_400_000

/** What every `RoomCareRemote`, `InviteRemote` and `DirectRemote` promises. Tom owns the room, Mei is in it. */
export function roomWaysContract(name: string, open: OpenWorld): void {
  describe(`${name}: ways in, through and out of a room`, () => {
    let world: ContractWorld
    let tom: FurtherRemotes
    let mei: FurtherRemotes
    let amara: FurtherRemotes

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      for (const user of [TOM, MEI, AMARA]) world.set(`users/${user}`, { name: user, createdAt: 1 })
      const connect = async (user: UserId) => (await world.connect(user)).remotes.further()
      tom = await connect(TOM)
      mei = await connect(MEI)
      amara = await connect(AMARA)
    })
    afterEach(() => world.close())

    const purse = new Map<UserId, number>()
    beforeEach(() => purse.clear())
    const by = (user: UserId) => {
      const tokensLeft = purse.get(user) ?? 39
      purse.set(user, tokensLeft - 1)
      return { user, tokensLeft }
    }
    const roleOf = (user: UserId, room = ROOM) => world.get(`members/${room}/${user}/role`)
    const makePrivate = () => {
      world.set(`rooms/${ROOM}/kind`, 'private')
      world.set(`publicRooms/${ROOM}`, null)
      for (const user of [TOM, MEI]) world.set(`userRooms/${user}/${ROOM}/kind`, 'private')
    }

    describe('RoomCareRemote', () => {
      it('makes a room that stands in no directory', async () => {
        const draft = { name: 'Pantry', topic: '' }
        expect(await mei.roomCare.createPrivate(roomId(7), draft, by(MEI))).toBe('done')
        expect(world.get(`rooms/${roomId(7)}`)).toMatchObject({ kind: 'private', owner: MEI })
        expect(world.get(`publicRooms/${roomId(7)}`)).toBeNull()
        expect(roleOf(MEI, roomId(7))).toBe('owner')
      })

      it('changes a room and its entry, for who runs it', async () => {
        const change = {
          name: 'Fireside',
          topic: 'embers',
          membersInvite: true,
          strangersRead: true,
        }
        expect(await tom.roomCare.change(ROOM, change, by(TOM))).toBe('done')
        expect(world.get(`rooms/${ROOM}`)).toMatchObject(change)
        expect(world.get(`publicRooms/${ROOM}`)).toEqual({ name: 'Fireside', topic: 'embers' })
        expect(await mei.roomCare.change(ROOM, { name: 'Mine' }, by(MEI))).toBe('denied')
        world.set(`members/${ROOM}/${MEI}/role`, 'admin')
        expect(await mei.roomCare.change(ROOM, { topic: 'ash' }, by(MEI))).toBe('done')
        expect(await mei.roomCare.change(ROOM, { name: ' ' }, by(MEI))).toBe('denied')
      })

      it('gives roles by the owner alone', async () => {
        expect(await mei.roomCare.setRole(ROOM, MEI, 'admin')).toBe('denied')
        expect(await tom.roomCare.setRole(ROOM, MEI, 'admin')).toBe('done')
        expect(roleOf(MEI)).toBe('admin')
        expect(await mei.roomCare.setRole(ROOM, TOM, 'member')).toBe('denied')
        expect(await tom.roomCare.setRole(ROOM, AMARA, 'admin')).toBe('denied')
      })

      it('hands over, and leaves', async () => {
        expect(await mei.roomCare.handOver(ROOM, MEI, { ...by(MEI), leaves: false })).toBe('denied')
        expect(await tom.roomCare.handOver(ROOM, AMARA, { ...by(TOM), leaves: false })).toBe(
          'denied',
        )
        expect(await tom.roomCare.handOver(ROOM, MEI, { ...by(TOM), leaves: false })).toBe('done')
        expect([world.get(`rooms/${ROOM}/owner`), roleOf(MEI), roleOf(TOM)]).toEqual([
          MEI,
          'owner',
          'admin',
        ])
        expect(await mei.roomCare.handOver(ROOM, TOM, { ...by(MEI), leaves: true })).toBe('done')
        expect([roleOf(TOM), roleOf(MEI)]).toEqual(['owner', null])
      })

      it('puts out by rank', async () => {
        world.set(`members/${ROOM}/${AMARA}`, { role: 'admin', joinedAt: 1 })
        expect(await mei.roomCare.putOut(ROOM, AMARA)).toBe('denied')
        expect(await amara.roomCare.putOut(ROOM, TOM)).toBe('denied')
        expect(await amara.roomCare.putOut(ROOM, MEI)).toBe('done')
        expect(await tom.roomCare.putOut(ROOM, AMARA)).toBe('done')
        expect(Object.keys(world.get(`members/${ROOM}`) as object)).toEqual([TOM])
      })

      it('bans until that is lifted', async () => {
        const meisRooms = (await world.connect(MEI)).remotes
        expect(await tom.roomCare.ban(ROOM, MEI, TOM)).toBe('done')
        const seen = recorder<readonly Ban[]>()
        tom.roomCare.watchBans(ROOM, seen.watcher)
        const at = world.get(`bans/${ROOM}/${MEI}/at`)
        await seen.settlesOn([{ user: MEI, by: TOM, at }])
        expect(await meisRooms.rooms.join(ROOM, MEI)).toBe('denied')
        const text = 'from the outbox'
        const late = { id: messageId(1), room: ROOM, from: MEI, text, tokensLeft: 39 }
        expect(await meisRooms.messages.send(late)).toBe('denied')
        expect(await mei.roomCare.liftBan(ROOM, MEI)).toBe('denied')
        expect(await mei.roomCare.isBanned(ROOM, MEI)).toBe(true)
        expect(await tom.roomCare.liftBan(ROOM, MEI)).toBe('done')
        expect(await mei.roomCare.isBanned(ROOM, MEI)).toBe(false)
        expect(await meisRooms.rooms.join(ROOM, MEI)).toBe('done')
      })

      it('closes a room for good, by its owner', async () => {
        expect(await mei.roomCare.close(ROOM, MEI)).toBe('denied')
        expect(await tom.roomCare.close(ROOM, TOM)).toBe('done')
        for (const place of ['rooms', 'publicRooms', 'members', 'messages', 'roomState']) {
          expect([place, world.get(`${place}/${ROOM}`)]).toEqual([place, null])
        }
        const again = mei.roomCare.createPrivate(ROOM, { name: 'Mine', topic: '' }, by(MEI))
        expect(await again).toBe('denied')
      })
    })

    describe('InviteRemote', () => {
      const token = mintInviteToken(() => 7)
      const invite = (part: Partial<Invite> = {}): Invite => ({
        ...{ token, room: ROOM, name: 'Hearthside', uses: 2, used: 0 },
        expires: world.now() + DAY,
        ...part,
      })
      beforeEach(makePrivate)

      it('lets in who has the token, as often as it may be used', async () => {
        expect(await mei.invites.make(invite(), by(MEI))).toBe('denied')
        const made = invite({ uses: 1 })
        expect(await tom.invites.make(made, by(TOM))).toBe('done')
        const seen = recorder<readonly InviteToken[]>()
        tom.invites.watchTokens(ROOM, seen.watcher)
        await seen.settlesOn([token])
        expect(await amara.invites.read(token)).toEqual(made)
        expect(await amara.invites.joinBy(token, AMARA)).toBe('done')
        expect(roleOf(AMARA)).toBe('member')
        expect(world.get(`invites/${token}/used`)).toBe(1)
        expect(await amara.invites.joinBy(token, AMARA)).toBe('denied')
        world.set(`members/${ROOM}/${AMARA}`, null)
        expect(await amara.invites.joinBy(token, AMARA)).toBe('denied')
      })

      it('lets nobody in who is banned, too late, or after it was taken back', async () => {
        await tom.invites.make(invite(), by(TOM))
        world.set(`bans/${ROOM}/${AMARA}`, { by: TOM, at: 1 })
        expect(await amara.invites.joinBy(token, AMARA)).toBe('denied')
        world.set(`bans/${ROOM}/${AMARA}`, null)
        world.set(`invites/${token}/expires`, world.now() - 1)
        expect(await amara.invites.joinBy(token, AMARA)).toBe('denied')
        expect(await mei.invites.revoke(ROOM, token)).toBe('denied')
        expect(await tom.invites.revoke(ROOM, token)).toBe('done')
        expect(await tom.invites.revoke(ROOM, token)).toBe('done')
        expect(await amara.invites.read(token)).toBeUndefined()
        expect(await amara.invites.joinBy(token, AMARA)).toBe('denied')
      })

      it.each<[string, Partial<Invite>]>([
        ['without end', { expires: 9_000_000_000_000 }],
        ['for nobody', { uses: 0 }],
        ['to another name', { name: 'Elsewhere' }],
        ['that is guessed', { token: 'short' as InviteToken }],
      ])('denies an invite %s', async (_what, part) => {
        expect(await tom.invites.make(invite(part), by(TOM))).toBe('denied')
      })

      it('asks one person, who comes in or does not', async () => {
        expect(await mei.invites.ask(ROOM, AMARA, by(MEI))).toBe('denied')
        expect(await tom.invites.ask(ROOM, AMARA, by(TOM))).toBe('done')
        const seen = recorder<readonly Question[]>()
        amara.invites.watchQuestions(AMARA, seen.watcher)
        await eventually(() => expect(seen.values.at(-1)).toMatchObject([{ room: ROOM, by: TOM }]))
        expect(await amara.invites.decline(ROOM, AMARA)).toBe('done')
        await seen.settlesOn([])
        expect(await amara.invites.accept(ROOM, AMARA).catch(() => 'denied')).toBe('denied')
        await tom.invites.ask(ROOM, AMARA, by(TOM))
        expect(await amara.invites.accept(ROOM, AMARA)).toBe('done')
        expect(roleOf(AMARA)).toBe('member')
        expect(world.get(`userRooms/${AMARA}/${ROOM}/kind`)).toBe('private')
      })

      it('does not ask who blocks, is banned, or is there', async () => {
        expect(await tom.invites.ask(ROOM, MEI, by(TOM))).toBe('denied')
        world.set(`bans/${ROOM}/${AMARA}`, { by: TOM, at: 1 })
        expect(await tom.invites.ask(ROOM, AMARA, by(TOM))).toBe('denied')
        world.set(`bans/${ROOM}/${AMARA}`, null)
        await amara.direct.block(TOM, AMARA)
        expect(await tom.invites.ask(ROOM, AMARA, by(TOM))).toBe('denied')
      })
    })

    describe('DirectRemote', () => {
      const room = directRoomId(TOM, MEI)
      const say = async (from: UserId) => {
        const { messages } = (await world.connect(from)).remotes
        const text = 'psst'
        const id = messageId(Math.floor(world.now()) % 1e9)
        return messages.send({ ...by(from), id, room, from, text })
      }

      it('is one for both, on the list of who opens it', async () => {
        expect(await mei.direct.open(TOM, by(MEI))).toBe('done')
        expect(await mei.direct.open(TOM, by(MEI))).toBe('done')
        expect(world.get(`rooms/${room}`)).toMatchObject({ kind: 'dm', one: MEI, two: TOM })
        expect(world.get(`userRooms/${MEI}/${room}/kind`)).toBe('dm')
        const seen = recorder<readonly Question[]>()
        tom.invites.watchQuestions(TOM, seen.watcher)
        await eventually(() => expect(seen.values.at(-1)).toMatchObject([{ room, by: MEI }]))
        expect(await tom.invites.accept(room, TOM)).toBe('done')
        await seen.settlesOn([])
        expect(world.get(`userRooms/${TOM}/${room}/kind`)).toBe('dm')
        expect(await say(TOM)).toBe('stored')
      })

      it('is with oneself for notes, and with nobody who is not there', async () => {
        expect(await mei.direct.open(MEI, by(MEI))).toBe('done')
        expect(Object.keys(world.get(`members/${directRoomId(MEI, MEI)}`) as object)).toEqual([MEI])
        expect(await mei.direct.open(userId('ghost'), by(MEI))).toBe('denied')
      })

      it('ends with a block, until that ends', async () => {
        await mei.direct.open(TOM, by(MEI))
        await tom.invites.accept(room, TOM)
        expect(await mei.direct.block(TOM, MEI)).toBe('done')
        const seen = recorder<readonly UserId[]>()
        mei.direct.watchBlocks(MEI, seen.watcher)
        await seen.settlesOn([TOM])
        expect(await say(TOM)).toBe('denied')
        expect(await mei.direct.unblock(TOM, MEI)).toBe('done')
        await seen.settlesOn([])
        expect(await say(TOM)).toBe('stored')
      })

      it('does not begin where one blocks the other', async () => {
        await mei.direct.block(TOM, MEI)
        expect(await tom.direct.open(MEI, by(TOM))).toBe('denied')
        expect(await mei.direct.open(TOM, by(MEI))).toBe('denied')
      })
    })
  })
}
