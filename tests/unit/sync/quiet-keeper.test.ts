import { beforeEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import type { ToldQuiet } from '@/domain/notice/quiet-hours'
import type { DirectoryRemote } from '@/domain/user/directory-remote'
import { createOwnQuiet } from '@/sync/own-quiet'
import { startProfileSync } from '@/sync/profile-sync'
import { QUIET_CHECK_MS, startQuietKeeper } from '@/sync/quiet-keeper'
import { settle } from '../../support/fakes'
import { MEI } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

const HOUR = 3_600_000
const at = (day: number, hours: number, minutes = 0) =>
  new Date(2027, 0, day, hours, minutes).getTime()

describe('quiet hours that others see', () => {
  let world: SyncWorld
  let tab: Tab
  let directory: DirectoryRemote
  let preferences: NoticePreferences
  let told: ToldQuiet | undefined
  let written: number

  beforeEach(async () => {
    world = createSyncWorld()
    world.clock.set(at(10, 21, 59))
    told = undefined
    written = 0
    preferences = {
      ...DEFAULT_NOTICE_PREFERENCES,
      ...{ hasQuietHours: true, showsQuietHours: true },
      quietHours: { from: '22:00', to: '07:00' },
    }
    await lead()
  })

  async function lead() {
    tab = world.openTab()
    const profiles = startProfileSync(tab.context, 'Mei')
    const quiet = createOwnQuiet(tab.context, profiles)
    directory = (await tab.remotes.further()).directory
    const counted: Pick<DirectoryRemote, 'setQuiet'> = {
      setQuiet(me, until) {
        written++
        return directory.setQuiet(me, until)
      },
    }
    startQuietKeeper(tab.context, {
      ...{ preferences: () => preferences, quiet, directory: counted },
      told: { read: () => told, write: (now) => void (told = now) },
    })
    await settle()
  }
  async function pass(ms: number) {
    for (let left = ms; left > 0; left -= QUIET_CHECK_MS)
      await world.clock.advance(Math.min(left, QUIET_CHECK_MS))
    await settle()
  }
  const seen = () => world.server.get(`users/${MEI}/quietUntil`)

  it('are told once, as they begin, until their end, over midnight', async () => {
    expect(seen()).toBeNull()
    await pass(2 * 60_000)
    expect(seen()).toBe(at(11, 7))
    await pass(HOUR)
    expect(written).toBe(1)
  })

  it('are told after midnight, too, where Hearth is opened then, and not by each tab anew', async () => {
    await tab.close()
    world.clock.set(at(11, 0, 30))
    await lead()
    expect(seen()).toBe(at(11, 7))
    await tab.close()
    await lead()
    expect(written).toBe(1)
  })

  it('are nobody’s to see unless that is wanted', async () => {
    preferences = { ...preferences, showsQuietHours: false }
    await pass(2 * 60_000)
    expect(seen()).toBeNull()
    expect(written).toBe(0)
  })

  it.each([
    ['switched off', { hasQuietHours: false }],
    ['not to be seen any more', { showsQuietHours: false }],
    ['moved away', { quietHours: { from: '01:00', to: '02:00' } }],
  ])('are taken back where they are %s meanwhile', async (_what, part) => {
    await pass(2 * 60_000)
    preferences = { ...preferences, ...part }
    await pass(QUIET_CHECK_MS)
    expect(seen()).toBeNull()
    expect(told).toBeUndefined()
  })

  it('end earlier where they are made shorter', async () => {
    await pass(2 * 60_000)
    preferences = { ...preferences, quietHours: { from: '22:00', to: '06:30' } }
    await pass(QUIET_CHECK_MS)
    expect(seen()).toBe(at(11, 6, 30))
  })

  it('give way to what is chosen by hand: turned off, it stays off', async () => {
    await pass(2 * 60_000)
    await directory.setQuiet(MEI, 0)
    await pass(HOUR)
    expect(seen()).toBeNull()
    expect(written).toBe(1)
  })

  it('leave alone what is chosen for longer, also when they are switched off', async () => {
    const long = at(11, 8)
    await directory.setQuiet(MEI, long)
    await pass(2 * 60_000)
    expect(seen()).toBe(long)
    preferences = { ...preferences, hasQuietHours: false }
    await pass(QUIET_CHECK_MS)
    expect(seen()).toBe(long)
    expect(written).toBe(0)
  })

  it('are told once there is a connection', async () => {
    tab.client.goOffline()
    await pass(2 * 60_000)
    expect(seen()).toBeNull()
    tab.client.goOnline()
    await pass(QUIET_CHECK_MS)
    expect(seen()).toBe(at(11, 7))
  })

  it('begin anew the next evening', async () => {
    await pass(2 * 60_000)
    world.clock.set(at(11, 21, 59))
    await pass(2 * 60_000)
    expect(seen()).toBe(at(12, 7))
    expect(written).toBe(2)
  })
})
