import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PresenceRecord } from '@/domain/presence/presence-remote'
import type { TypingSign } from '@/domain/presence/typing'
import { MEI, ROOM, TOM, connectionId, userId } from '../support/fixtures'
import {
  eventually,
  recorder,
  seedRoom,
  type ContractClient,
  type ContractWorld,
  type OpenWorld,
} from './world'

/** What every `PresenceRemote` promises. */
export function presenceRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: PresenceRemote`, () => {
    let world: ContractWorld
    let mei: ContractClient
    let tom: ContractClient
    const phone = connectionId('phone')
    const desk = connectionId('desk')

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [MEI, TOM])
      mei = await world.connect(MEI)
      tom = await world.connect(TOM)
    })
    afterEach(() => world.close())

    const states = (record: PresenceRecord | undefined) =>
      record?.leases.map(({ connection, state }) => `${connection} ${state}`)

    it('knows nobody who never came', async () => {
      const seen = recorder<PresenceRecord>()
      tom.remotes.presence.watch(MEI, seen.watcher)
      await seen.settlesOn({ leases: [], lastSeen: undefined })
    })

    it('shows others a lease with the time of its last beat', async () => {
      const seen = recorder<PresenceRecord>()
      tom.remotes.presence.watch(MEI, seen.watcher)
      await mei.remotes.presence.announce(MEI, phone, 'online')
      await eventually(() => expect(states(seen.values.at(-1))).toEqual(['phone online']))
      const before = world.get(`presence/${MEI}/phone/beat`)
      expect(seen.values.at(-1)?.leases[0]?.beat).toBe(before)

      world.advance(60_000)
      await mei.remotes.presence.renew(MEI, phone, 'away')
      await eventually(() => expect(states(seen.values.at(-1))).toEqual(['phone away']))
      expect(world.get(`presence/${MEI}/phone/beat`)).toBeGreaterThanOrEqual(
        Number(before) + 60_000,
      )
    })

    it('ends the lease with the connection and remembers when', async () => {
      const seen = recorder<PresenceRecord>()
      tom.remotes.presence.watch(MEI, seen.watcher)
      await mei.remotes.presence.announce(MEI, phone, 'online')
      await eventually(() => expect(states(seen.values.at(-1))).toEqual(['phone online']))
      mei.leave()
      await eventually(() => {
        expect(states(seen.values.at(-1))).toEqual([])
        expect(seen.values.at(-1)?.lastSeen).toBe(world.get(`lastSeen/${MEI}`))
      })
      expect(world.get(`lastSeen/${MEI}`)).toBeTypeOf('number')
    })

    it('ends it again after the connection came back', async () => {
      await mei.remotes.presence.announce(MEI, phone, 'online')
      mei.leave()
      await eventually(() => expect(world.get(`presence/${MEI}`)).toBeNull())
      mei.comeBack()
      await mei.remotes.presence.announce(MEI, phone, 'online')
      expect(world.get(`presence/${MEI}/phone/state`)).toBe('online')
      mei.leave()
      await eventually(() => expect(world.get(`presence/${MEI}`)).toBeNull())
    })

    it('keeps the lease of the other connection', async () => {
      const second = await world.connect(MEI)
      await mei.remotes.presence.announce(MEI, phone, 'online')
      await second.remotes.presence.announce(MEI, desk, 'away')
      mei.leave()
      await eventually(() => expect(world.get(`presence/${MEI}/phone`)).toBeNull())
      expect(world.get(`presence/${MEI}/desk/state`)).toBe('away')
    })

    it('withdraws a lease and takes the last word back', async () => {
      await mei.remotes.presence.announce(MEI, phone, 'online')
      await mei.remotes.presence.withdraw(MEI, phone)
      expect(world.get(`presence/${MEI}`)).toBeNull()
      const seen = world.get(`lastSeen/${MEI}`)
      expect(seen).toBeTypeOf('number')
      world.advance(5000)
      mei.leave()
      await tom.remotes.rooms.exists(ROOM)
      expect(world.get(`lastSeen/${MEI}`)).toBe(seen)
    })

    it('leaves out what cannot be read', async () => {
      world.set(`presence/${MEI}`, {
        good: { state: 'online', at: 5, beat: 5 },
        bad: { state: 'dancing', at: 5, beat: 5 },
      })
      world.set(`lastSeen/${MEI}`, 'yesterday')
      const seen = recorder<PresenceRecord>()
      tom.remotes.presence.watch(MEI, seen.watcher)
      await eventually(() => expect(states(seen.values.at(-1))).toEqual(['good online']))
      expect(seen.values.at(-1)?.lastSeen).toBeUndefined()
    })

    it('announces nobody but oneself', async () => {
      await expect(mei.remotes.presence.announce(TOM, phone, 'online')).rejects.toThrow()
    })

    describe('typing', () => {
      const typists = (signs: readonly TypingSign[] | undefined) => signs?.map(({ user }) => user)

      it('is seen by the members, with the time of the server, until it ends', async () => {
        const seen = recorder<readonly TypingSign[]>()
        tom.remotes.presence.watchTyping(ROOM, seen.watcher)
        await seen.settlesOn([])
        await mei.remotes.presence.setTyping(ROOM, MEI, true)
        await seen.settlesOn([{ user: MEI, at: world.get(`typing/${ROOM}/${MEI}`) }])
        await mei.remotes.presence.setTyping(ROOM, MEI, false)
        await seen.settlesOn([])
      })

      it('is over when it ended before it had begun', async () => {
        await Promise.all([
          mei.remotes.presence.setTyping(ROOM, MEI, true),
          mei.remotes.presence.setTyping(ROOM, MEI, false),
        ])
        expect(world.get(`typing/${ROOM}/${MEI}`)).toBeNull()
      })

      it('ends with the connection', async () => {
        await mei.remotes.presence.setTyping(ROOM, MEI, true)
        mei.leave()
        await eventually(() => expect(world.get(`typing/${ROOM}/${MEI}`)).toBeNull())
      })

      it('is refused to strangers, who also see none', async () => {
        const stranger = await world.connect(userId('stranger'))
        const { presence } = stranger.remotes
        await expect(presence.setTyping(ROOM, userId('stranger'), true)).rejects.toThrow()
        await mei.remotes.presence.setTyping(ROOM, MEI, true)
        const seen = recorder<readonly TypingSign[]>()
        presence.watchTyping(ROOM, seen.watcher)
        await eventually(() => expect(seen.lost).toBe(1))
        expect(seen.values).toEqual([])
      })

      it('leaves out a sign that cannot be read', async () => {
        world.set(`typing/${ROOM}`, { [MEI]: 5000, [TOM]: 'now' })
        const seen = recorder<readonly TypingSign[]>()
        tom.remotes.presence.watchTyping(ROOM, seen.watcher)
        await eventually(() => expect(typists(seen.values.at(-1))).toEqual([MEI]))
      })
    })
  })
}
