import { expect, it } from 'vitest'
import { useOwnProfileStore } from '@/stores/own-profile'
import { MEI, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld } from '../../support/services-world'

it('renames, or says why not', async () => {
  const world = createServicesWorld()
  world.seedRoom(ROOM, [TOM, MEI])
  await world.enter(account())
  const ownProfileStore = useOwnProfileStore()
  expect(await ownProfileStore.rename('  ')).toBe('empty')
  expect(await ownProfileStore.rename('x'.repeat(61))).toBe('too-long')
  expect(await ownProfileStore.rename(' 林美 ')).toBeUndefined()
  expect(world.server.get(`users/${MEI}/name`)).toBe('林美')
  world.tab().client.goOffline()
  expect(await ownProfileStore.rename('Mei')).toBe('offline')
})
