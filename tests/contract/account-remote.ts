import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountRemote } from '@/domain/account/account-remote'
import type { Remotes } from '@/domain/connection/remotes'
import { directRoomId } from '@/domain/room/direct'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId } from '../support/fixtures'
import { seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `AccountRemote` promises. Tom owns the room, Mei is in it and wants to go. */
export function accountRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: AccountRemote`, () => {
    let world: ContractWorld
    let mei: Remotes
    let account: AccountRemote
    let tom: Remotes
    const talk = directRoomId(MEI, TOM)

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      for (const user of [TOM, MEI]) world.set(`users/${user}`, { name: user, createdAt: 1 })
      mei = (await world.connect(MEI)).remotes
      tom = (await world.connect(TOM)).remotes
      account = (await mei.further()).account
    })
    afterEach(() => world.close())

    const by = (user: typeof MEI, tokensLeft: number) => ({ user, tokensLeft })
    const beginTalk = async () => (await mei.further()).direct.open(TOM, by(MEI, 39))

    it('is begun once, and called off while there is a profile', async () => {
      expect(await account.isLeaving(MEI)).toBe(false)
      expect(await account.begin(MEI)).toBe('done')
      expect(await account.begin(MEI)).toBe('done')
      expect(await account.isLeaving(MEI)).toBe(true)
      expect(await account.callOff(MEI)).toBe('done')
      expect(await account.callOff(MEI)).toBe('done')
      expect(await account.isLeaving(MEI)).toBe(false)
      expect(await account.begin(TOM)).toBe('denied')
    })

    it('lists one’s rooms, with who else is in them', async () => {
      await beginTalk()
      world.set(`userRooms/${MEI}/${OTHER_ROOM}`, { kind: 'private', joinedAt: 1 })
      const rooms = await account.readRooms(MEI)
      expect(rooms.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject(
        [
          { id: ROOM, name: 'Hearthside', kind: 'public', role: 'member', others: [{ id: TOM }] },
          { id: OTHER_ROOM, name: '', role: undefined, others: [] },
          { id: talk, kind: 'dm', role: 'member', others: [{ id: TOM }] },
        ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
      const toms = (await tom.further()).account
      // Not accepted yet, and all the same one is in it.
      expect((await toms.readRooms(TOM)).map(({ id }) => id)).toContain(talk)
    })

    it('erases all that is left, and nothing before it is begun', async () => {
      await beginTalk()
      await mei.rooms.leave(ROOM, MEI)
      const { drafts, direct } = await mei.further()
      await drafts.save(MEI, { room: ROOM, text: 'half', at: world.now() - 5000 })
      await direct.block(TOM, MEI)
      world.set(`private/${MEI}/settings`, '{}')
      world.set(`userPortraits/${MEI}`, { at: 7, data: 'data:image/webp;base64,AAAA' })
      world.set(`users/${MEI}/photo`, 7)
      world.set(`presence/${MEI}/c1`, { state: 'online', at: 1, beat: 1 })
      world.set(`lastSeen/${MEI}`, 1)
      world.set(`devices/${MEI}/phone`, { name: 'Safari', since: 1, seen: 1 })
      world.set(`signals/${MEI}/0/${TOM}~1`, { from: TOM, at: 1 })
      await (await mei.further()).directory.setListed(MEI, true)
      expect(world.get(`directory/${MEI}`)).not.toBeNull()
      world.set(`reads/${talk}/${MEI}`, 1)
      world.set(`invitations/${MEI}/${ROOM}`, { by: TOM, at: 1 })
      expect(await account.erase(MEI)).toBe('denied')
      await account.begin(MEI)
      expect(await account.erase(MEI)).toBe('done')
      const places = [
        'users',
        'userPortraits',
        'directory',
        'private',
        'presence',
        'lastSeen',
        'signals',
        'devices',
        'invitations',
        'rate',
      ]
      for (const place of [
        ...places,
        'userRooms',
        `members/${ROOM}`,
        `members/${talk}`,
        `reads/${talk}`,
      ]) {
        expect([place, world.get(`${place}/${MEI}`)]).toEqual([place, null])
      }
      expect(world.get(`members/${talk}/${TOM}`)).not.toBeNull()
      expect(world.get(`bans/${talk}/${TOM}`)).toBeNull()
      expect(await account.erase(MEI)).toBe('done')
      expect(await account.callOff(MEI)).toBe('denied')
      expect(await account.isLeaving(MEI)).toBe(true)
    })

    it('lets nothing come back afterwards', async () => {
      await mei.rooms.leave(ROOM, MEI)
      await account.begin(MEI)
      await account.erase(MEI)
      expect(await mei.rooms.join(ROOM, MEI)).toBe('denied')
      expect(await mei.profiles.save({ id: MEI, name: 'Mei', photo: undefined })).toBe('denied')
      const toms = await tom.further()
      expect(await toms.invites.ask(ROOM, MEI, by(TOM, 39))).toBe('denied')
    })

    it('closes notes, and a conversation that the other has left for good', async () => {
      await beginTalk()
      const { direct } = await mei.further()
      await direct.open(MEI, by(MEI, 38))
      const notes = directRoomId(MEI, MEI)
      const secret = { id: messageId(1), room: notes, from: MEI, text: 'secret' }
      expect(await mei.messages.send({ ...secret, tokensLeft: 37 })).toBe('stored')
      world.set(`reads/${notes}/${MEI}`, 1)
      expect(await account.closeDirect(notes, MEI)).toBe('denied')
      await account.begin(MEI)
      expect(await account.closeDirect(notes, MEI)).toBe('done')
      expect(world.get(`messages/${notes}`)).toBeNull()
      expect(world.get(`rooms/${notes}`)).toBeNull()
      expect(world.get(`reads/${notes}`)).toBeNull()
      expect(await account.closeDirect(talk, MEI)).toBe('denied')
      const toms = (await tom.further()).account
      await toms.begin(TOM)
      world.set(`members/${talk}/${TOM}`, null)
      expect(await account.closeDirect(talk, MEI)).toBe('done')
      expect(world.get(`members/${talk}`)).toBeNull()
    })

    it('takes back the invites that one has made', async () => {
      const toms = (await tom.further()).account
      const at = world.now()
      for (const [token, user] of [
        ['mine', TOM],
        ['hers', MEI],
      ] as const) {
        world.set(`roomInvites/${ROOM}/${token}`, { by: user, at })
        world.set(`invites/${token}`, { room: ROOM, name: 'x', expires: at, uses: 1, used: 0 })
      }
      await toms.withdrawInvites(ROOM, TOM)
      expect(Object.keys(world.get('invites') as object)).toEqual(['hers'])
      expect(Object.keys(world.get(`roomInvites/${ROOM}`) as object)).toEqual(['hers'])
    })
  })
}
