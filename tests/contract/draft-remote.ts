import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '@/domain/draft/draft'
import type { DraftRemote } from '@/domain/draft/draft-remote'
import type { UserId } from '@/shared/ids'
import { MEI, OTHER_ROOM, ROOM, TOM, draft } from '../support/fixtures'
import { eventually, recorder, type ContractWorld, type OpenWorld } from './world'

/** What every `DraftRemote` promises. */
export function draftRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: DraftRemote`, () => {
    let world: ContractWorld
    let remote: DraftRemote

    beforeEach(async () => {
      world = await open()
      remote = await draftsOf(MEI)
    })
    afterEach(() => world.close())

    const draftsOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).drafts
    const place = `private/${MEI}/drafts/${ROOM}`

    it('tells the other device all drafts, and each change', async () => {
      const other = await draftsOf(MEI)
      const seen = recorder<readonly Draft[]>()
      other.watch(MEI, seen.watcher)
      await seen.settlesOn([])
      const one = draft('half a thought')
      expect(await remote.save(MEI, one)).toBe('done')
      await seen.settlesOn([one])
      const two = draft('elsewhere', { room: OTHER_ROOM })
      await remote.save(MEI, two)
      await seen.settlesOn([one, two])
      const cleared = draft('', { at: 2000 })
      await remote.save(MEI, cleared)
      await seen.settlesOn([cleared, two])
    })

    it('lets the newest win', async () => {
      await remote.save(MEI, draft('newer', { at: 2000 }))
      expect(await remote.save(MEI, draft('older', { at: 1999 }))).toBe('denied')
      expect(world.get(place)).toEqual({ text: 'newer', at: 2000 })
    })

    it.each<[string, () => Draft]>([
      ['longer than the longest', () => draft('x'.repeat(8001))],
      ['from the future', () => draft('soon', { at: world.now() + 60_000 })],
    ])('denies a draft %s', async (_what, make) => {
      expect(await remote.save(MEI, make())).toBe('denied')
      expect(world.get(place)).toBeNull()
    })

    it('shows nothing of it to another', async () => {
      await remote.save(MEI, draft('mine'))
      const tom = await draftsOf(TOM)
      const seen = recorder<readonly Draft[]>()
      tom.watch(MEI, seen.watcher)
      await eventually(() => expect(seen.lost).toBe(1))
      expect(seen.values).toEqual([])
      expect(await tom.save(MEI, draft('not mine', { at: 5000 }))).toBe('denied')
    })

    it('passes over what cannot be read', async () => {
      world.set(place, { text: 5, at: 1 })
      const seen = recorder<readonly Draft[]>()
      remote.watch(MEI, seen.watcher)
      await seen.settlesOn([])
      expect(seen.skips).toEqual([1])
    })
  })
}
