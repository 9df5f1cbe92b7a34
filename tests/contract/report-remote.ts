import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '@/domain/room/report'
import type { ReportRemote } from '@/domain/room/report-remote'
import type { UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, messageId, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

const AMARA = userId('amara')
const MESSAGE = messageId(1)
const spam = { message: MESSAGE, why: 'spam', text: 'again and again' } as const

/** What every `ReportRemote` promises. Tom owns the room, Mei is in it. */
export function reportRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: ReportRemote`, () => {
    let world: ContractWorld
    let mei: ReportRemote
    let tom: ReportRemote

    const connect = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).reports
    const by = (user: UserId, tokensLeft = 39) => ({ user, tokensLeft })

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      const at = world.now() - 1000
      world.set(`messages/${ROOM}/${MESSAGE}`, { from: TOM, at, updatedAt: at, text: 'buy this' })
      mei = await connect(MEI)
      tom = await connect(TOM)
    })
    afterEach(() => world.close())

    it('reaches who runs the room, and nobody else', async () => {
      const seen = recorder<readonly Report[]>()
      const refused = recorder<readonly Report[]>()
      tom.watch(ROOM, seen.watcher)
      mei.watch(ROOM, refused.watcher)
      await seen.settlesOn([])
      expect(await mei.report(ROOM, spam, by(MEI))).toBe('done')
      await eventually(() => expect(seen.values.at(-1)).toMatchObject([{ ...spam, by: MEI }]))
      await eventually(() => expect(refused.lost).toBe(1))
      world.set(`members/${ROOM}/${MEI}/role`, 'admin')
      const admin = recorder<readonly Report[]>()
      mei.watch(ROOM, admin.watcher)
      await eventually(() => expect(admin.values.at(-1)).toHaveLength(1))
    })

    it('is made once, and made twice is done', async () => {
      await mei.report(ROOM, spam, by(MEI))
      const first = world.get(`reports/${ROOM}/${MESSAGE}/${MEI}`)
      expect(await mei.report(ROOM, { ...spam, why: 'abuse' }, by(MEI, 38))).toBe('done')
      expect(world.get(`reports/${ROOM}/${MESSAGE}/${MEI}`)).toEqual(first)
    })

    it('costs a token, and is about a message that is there, by a member', async () => {
      world.set(`rate/${MEI}`, { t: world.now(), n: 0, for: ROOM })
      expect(await mei.report(ROOM, spam, by(MEI, 0))).toBe('denied')
      const amara = await connect(AMARA)
      expect(await amara.report(ROOM, spam, by(AMARA))).toBe('denied')
      expect(await tom.report(ROOM, { ...spam, message: messageId(9) }, by(TOM))).toBe('denied')
      expect(await tom.report(ROOM, { ...spam, text: 'x'.repeat(501) }, by(TOM))).toBe('denied')
      expect(world.get(`reports/${ROOM}`)).toBeNull()
    })

    it('is dismissed by who runs the room', async () => {
      await mei.report(ROOM, { ...spam, text: '' }, by(MEI))
      expect(await mei.dismiss(ROOM, MESSAGE)).toBe('denied')
      expect(await tom.dismiss(ROOM, MESSAGE)).toBe('done')
      expect(world.get(`reports/${ROOM}`)).toBeNull()
      expect(await tom.dismiss(ROOM, MESSAGE)).toBe('done')
    })

    it('goes with the room', async () => {
      await mei.report(ROOM, spam, by(MEI))
      const { roomCare } = await (await world.connect(TOM)).remotes.further()
      expect(await roomCare.close(ROOM, TOM)).toBe('done')
      expect(world.get(`reports/${ROOM}`)).toBeNull()
    })
  })
}
