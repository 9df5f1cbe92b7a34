import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRemote } from '@/domain/device/device-remote'
import type { SignedInDevice } from '@/domain/device/signed-in-device'
import type { DeviceId, UserId } from '@/shared/ids'
import { MEI, TOM } from '../support/fixtures'
import { eventually, recorder, type ContractWorld, type OpenWorld } from './world'

/** What every `DeviceRemote` promises. */
export function deviceRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: DeviceRemote`, () => {
    let world: ContractWorld
    let remote: DeviceRemote

    beforeEach(async () => {
      world = await open()
      remote = await devicesOf(MEI)
    })
    afterEach(() => world.close())

    const devicesOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).devices
    const phone = { id: 'phone' as DeviceId, name: 'Safari, iPhone' }
    const desk = { id: 'desk' as DeviceId, name: 'Firefox, Linux' }
    const place = `devices/${MEI}/phone`
    const sinceOf = (id: string) => world.get(`devices/${MEI}/${id}/since`) as number

    it('tells the others of each device, and of one that is asked to sign out', async () => {
      const seen = recorder<readonly SignedInDevice[]>()
      ;(await devicesOf(MEI)).watch(MEI, seen.watcher)
      await seen.settlesOn([])
      expect(await remote.announce(MEI, phone)).toBe('done')
      expect(await remote.announce(MEI, desk)).toBe('done')
      const shown = (device: typeof phone, isOut: boolean) => ({
        ...{ ...device, isOut, since: sinceOf(device.id), seen: sinceOf(device.id) },
      })
      await seen.settlesOn([shown(desk, false), shown(phone, false)])
      expect(await remote.signOut(MEI, phone.id)).toBe('done')
      await seen.settlesOn([shown(desk, false), shown(phone, true)])
      expect(await remote.drop(MEI, phone.id)).toBe('done')
      await seen.settlesOn([shown(desk, false)])
    })

    it('stays as old as it is, and is seen again', async () => {
      await remote.announce(MEI, phone)
      const since = sinceOf('phone')
      world.advance(5000)
      expect(await remote.announce(MEI, { ...phone, name: 'Safari 30', since })).toBe('done')
      expect(world.get(place)).toMatchObject({ name: 'Safari 30', since })
      expect(world.get(`${place}/seen`)).toBeGreaterThanOrEqual(since)
      expect(await remote.announce(MEI, { ...phone, since: since - 1 })).toBe('denied')
    })

    it.each([
      ['without a name', ''],
      ['with an endless one', 'n'.repeat(61)],
    ])('denies a device %s', async (_what, unfit) => {
      expect(await remote.announce(MEI, { ...phone, name: unfit })).toBe('denied')
      expect(world.get(place)).toBeNull()
    })

    it('denies to sign out one that is not there', async () => {
      expect(await remote.signOut(MEI, phone.id)).toBe('denied')
      expect(world.get(place)).toBeNull()
    })

    it('shows nothing of it to another, who can do nothing with it', async () => {
      await remote.announce(MEI, phone)
      const tom = await devicesOf(TOM)
      const seen = recorder<readonly SignedInDevice[]>()
      tom.watch(MEI, seen.watcher)
      await eventually(() => expect(seen.lost).toBe(1))
      expect(await tom.signOut(MEI, phone.id)).toBe('denied')
      expect(await tom.drop(MEI, phone.id)).toBe('denied')
      expect(await tom.announce(MEI, desk)).toBe('denied')
      expect(world.get(`${place}/out`)).toBeNull()
    })

    it('passes over what cannot be read', async () => {
      world.set(place, { name: 5 })
      const seen = recorder<readonly SignedInDevice[]>()
      remote.watch(MEI, seen.watcher)
      await seen.settlesOn([])
      expect(seen.skips).toEqual([1])
    })
  })
}
