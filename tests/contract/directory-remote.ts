import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DirectoryRemote } from '@/domain/user/directory-remote'
import type { Profile } from '@/domain/user/profile'
import type { UserId } from '@/shared/ids'
import { MEI, TOM, userId } from '../support/fixtures'
import { recorder, type ContractWorld, type OpenWorld } from './world'

/** What every `DirectoryRemote` promises. */
export function directoryRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: DirectoryRemote`, () => {
    let world: ContractWorld
    let mei: DirectoryRemote
    let tom: DirectoryRemote

    beforeEach(async () => {
      world = await open()
      world.set(`users/${MEI}`, { name: '林美 Mei', createdAt: 1 })
      world.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
      const connect = async (user: UserId) => (await world.connect(user)).remotes.further()
      mei = (await connect(MEI)).directory
      tom = (await connect(TOM)).directory
    })
    afterEach(() => world.close())

    it('says until when one does not want to be disturbed, for a week at most', async () => {
      const seen = recorder<Profile | undefined>()
      const stop = (await world.connect(TOM)).remotes.profiles.watch(MEI, seen.watcher)
      const hour = 3_600_000
      const until = world.now() + hour
      expect(await mei.setQuiet(MEI, until)).toBe('done')
      await expect.poll(() => seen.values.at(-1)?.quietUntil).toBe(until)
      expect(await mei.setQuiet(MEI, world.now() + 169 * hour)).toBe('denied')
      expect(await mei.setQuiet(MEI, world.now() - hour)).toBe('denied')
      expect(await mei.setQuiet(TOM, until)).toBe('denied')
      expect(await mei.setQuiet(MEI, 0)).toBe('done')
      await expect.poll(() => seen.values.at(-1)?.quietUntil).toBeUndefined()
      stop()
    })

    it('finds who wants to be found, by how their name begins', async () => {
      expect(await tom.find('林')).toEqual([])
      expect(await mei.setListed(MEI, true)).toBe('done')
      expect(await tom.setListed(TOM, true)).toBe('done')
      expect(await tom.find('林')).toEqual([{ id: MEI, name: '林美 Mei' }])
      expect(await mei.find('to')).toEqual([{ id: TOM, name: 'Tom' }])
      expect(await mei.find('om')).toEqual([])
    })

    it('finds the first twenty, in the order of names, and not everyone', async () => {
      for (let n = 30; n > 0; n--) {
        const called = `Guest ${String(n).padStart(2, '0')}`
        const entry = { name: called, nameLower: called.toLowerCase() }
        world.set(`directory/${userId(`g${n}`)}`, entry)
      }
      const found = await mei.find('guest')
      expect(found).toHaveLength(20)
      expect(found[0]?.name).toBe('Guest 01')
      await expect(mei.find('')).rejects.toThrow()
    })

    it('tells oneself whether one is listed', async () => {
      const seen = recorder<boolean>()
      mei.watchListed(MEI, seen.watcher)
      await seen.settlesOn(false)
      await mei.setListed(MEI, true)
      await seen.settlesOn(true)
      await mei.setListed(MEI, false)
      await seen.settlesOn(false)
      const denied = recorder<boolean>()
      tom.watchListed(MEI, denied.watcher)
      await expect.poll(() => denied.lost).toBe(1)
    })

    it('follows a name that is changed', async () => {
      await mei.setListed(MEI, true)
      expect(await mei.rename(MEI, 'Mei Lin')).toBe('done')
      expect(world.get(`users/${MEI}/name`)).toBe('Mei Lin')
      expect(await tom.find('mei l')).toEqual([{ id: MEI, name: 'Mei Lin' }])
      expect(await tom.find('林')).toEqual([])
    })

    it('is not needed for a name', async () => {
      expect(await mei.rename(MEI, '美')).toBe('done')
      expect(world.get(`directory/${MEI}`)).toBeNull()
      expect(await mei.rename(MEI, ' ')).toBe('denied')
      expect(await mei.rename(MEI, 'x'.repeat(61))).toBe('denied')
      expect(await mei.rename(TOM, 'Thomas')).toBe('denied')
    })

    it('says something of oneself, and no more', async () => {
      expect(await mei.setStatus(MEI, '🌲 in the woods')).toBe('done')
      const seen = recorder<Profile | undefined>()
      const { profiles } = (await world.connect(TOM)).remotes
      profiles.watch(MEI, seen.watcher)
      await expect.poll(() => seen.values.at(-1)?.status).toBe('🌲 in the woods')
      await mei.rename(MEI, 'Mei')
      await expect.poll(() => seen.values.at(-1)?.name).toBe('Mei')
      expect(seen.values.at(-1)?.status).toBe('🌲 in the woods')
      expect(await mei.setStatus(MEI, '')).toBe('done')
      await expect.poll(() => seen.values.at(-1)?.status).toBeUndefined()
      expect(await mei.setStatus(MEI, 's'.repeat(101))).toBe('denied')
      expect(await tom.setStatus(MEI, 'not I')).toBe('denied')
    })

    it('lists oneself alone', async () => {
      expect(await mei.setListed(TOM, true)).toBe('denied')
      expect(world.get(`directory/${TOM}`)).toBeNull()
    })
  })
}
