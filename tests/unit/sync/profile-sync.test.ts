import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DELETED_NAME } from '@/domain/user/deleted-name'
import { startProfileSync } from '@/sync/profile-sync'
import { settle } from '../../support/fakes'
import { MEI, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('profile sync', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    tab = world.openTab()
  })

  it('gives the newcomer a name, once', async () => {
    const save = vi.spyOn(tab.remotes.profiles, 'save')
    startProfileSync(tab.context, 'Mei')
    await settle()
    expect(world.server.get(`users/${MEI}/name`)).toBe('Mei')
    expect(save).toHaveBeenCalledOnce()
    expect(await tab.replica.readProfiles()).toEqual([{ id: MEI, name: 'Mei', photo: undefined }])
  })

  it('leaves a chosen name alone', async () => {
    world.server.set(`users/${MEI}`, { name: '林美', createdAt: 1 })
    startProfileSync(tab.context, 'Mei')
    await settle()
    expect(world.server.get(`users/${MEI}/name`)).toBe('林美')
  })

  it('keeps those who are wanted up to date, asking once', async () => {
    world.server.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
    const watch = vi.spyOn(tab.remotes.profiles, 'watch')
    const profiles = startProfileSync(tab.context, 'Mei')
    profiles.want(TOM)
    profiles.want(TOM)
    await settle()
    expect(watch).toHaveBeenCalledTimes(2)
    world.server.set(`users/${TOM}/name`, 'Thomas')
    await settle()
    expect(tab.seen).toContainEqual({
      kind: 'profile',
      profile: { id: TOM, name: 'Thomas', photo: undefined },
    })
    expect(await tab.replica.readProfiles()).toContainEqual({
      id: TOM,
      name: 'Thomas',
      photo: undefined,
    })
  })

  it('calls nobody any more by the name of an account that was deleted', async () => {
    world.server.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
    startProfileSync(tab.context, 'Mei').want(TOM)
    await settle()
    world.server.update({ [`users/${TOM}`]: null })
    await settle()
    // A profile that is only missing is no reason.
    expect((await tab.replica.readProfiles()).map(({ name }) => name)).toContain('Tom')
    world.server.update({ [`users/${TOM}`]: { name: 'Tom', createdAt: 1 } })
    await settle()
    world.server.update({ [`users/${TOM}`]: null, [`leaving/${TOM}`]: 1 })
    await settle()
    const names = (await tab.replica.readProfiles()).map(({ name }) => name)
    expect(names.sort()).toEqual(['Mei', DELETED_NAME])
  })

  it('tells that the own account was deleted elsewhere, and does not bring it back', async () => {
    startProfileSync(tab.context, 'Mei')
    await settle()
    expect(tab.seen).not.toContainEqual({ kind: 'account-gone' })
    world.server.update({ [`users/${MEI}`]: null, [`leaving/${MEI}`]: 1 })
    await settle()
    expect(tab.seen).toContainEqual({ kind: 'account-gone' })
    expect(world.server.has(`users/${MEI}`)).toBe(false)
  })

  it('ends with the person', async () => {
    const profiles = startProfileSync(tab.context, 'Mei')
    await settle()
    await tab.close()
    profiles.want(TOM)
    tab.client.goOnline()
    world.server.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
    await settle()
    expect(await tab.replica.readProfiles()).toHaveLength(1)
  })
})
