import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '@/domain/user/profile'
import type { ProfileRemote } from '@/domain/user/profile-remote'
import { MEI, TOM } from '../support/fixtures'
import { recorder, type ContractWorld, type OpenWorld } from './world'

/** What every `ProfileRemote` promises. */
export function profileRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: ProfileRemote`, () => {
    let world: ContractWorld
    let remote: ProfileRemote

    beforeEach(async () => {
      world = await open()
      remote = (await world.connect(MEI)).remotes.profiles
    })
    afterEach(() => world.close())

    const mei: Profile = { id: MEI, name: 'Mei', photo: 'https://example.com/mei.png' }

    it('tells that there is none, and then what it is', async () => {
      const tom = (await world.connect(TOM)).remotes.profiles
      const seen = recorder<Profile | undefined>()
      tom.watch(MEI, seen.watcher)
      await seen.settlesOn(undefined)
      expect(seen.values).toHaveLength(1)
      expect(await remote.save(mei)).toBe('done')
      await seen.settlesOn(mei)
    })

    it('keeps when it was made over later changes', async () => {
      await remote.save(mei)
      const createdAt = world.get(`users/${MEI}/createdAt`)
      expect(createdAt).toBeTypeOf('number')
      world.advance(5000)
      expect(await remote.save({ id: MEI, name: '林美', photo: undefined })).toBe('done')
      expect(world.get(`users/${MEI}`)).toEqual({ name: '林美', createdAt })
    })

    it.each<[string, Profile]>([
      ['of another', { id: TOM, name: 'Tom', photo: undefined }],
      ['without a name', { id: MEI, name: ' ', photo: undefined }],
      ['with a name above the longest', { id: MEI, name: 'x'.repeat(61), photo: undefined }],
      ['with a picture from anywhere', { id: MEI, name: 'Mei', photo: 'javascript:1' }],
    ])('denies a profile %s', async (_what, profile) => {
      expect(await remote.save(profile)).toBe('denied')
      expect(world.get(`users/${profile.id}`)).toBeNull()
    })

    it('takes one that cannot be read for none', async () => {
      world.set(`users/${TOM}`, { name: 5, createdAt: 1 })
      const seen = recorder<Profile | undefined>()
      remote.watch(TOM, seen.watcher)
      await seen.settlesOn(undefined)
      expect(seen.skips).toEqual([1])
    })

    it('tells nothing more once stopped', async () => {
      const seen = recorder<Profile | undefined>()
      const stop = remote.watch(MEI, seen.watcher)
      await seen.settlesOn(undefined)
      stop()
      stop()
      await remote.save(mei)
      expect(seen.values).toEqual([undefined])
    })
  })
}
