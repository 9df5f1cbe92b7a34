import { beforeEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import type { ToldQuiet } from '@/domain/notice/quiet-hours'
import type { DirectoryRemote } from '@/domain/user/directory-remote'
import { createOwnQuiet } from '@/sync/own-quiet'
import { startProfileSync } from '@/sync/profile-sync'
import { LONGEST_WAIT_MS, startQuietKeeper } from '@/sync/quiet-keeper'
import { createFakeAttention, settle, type FakeAttention } from '../../support/fakes'
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
  let looks: number
  let attention: FakeAttention
  /** By how much somebody has set this device's clock on: its timers do not notice. */
  let setOn: number
  const listeners = new Set<() => void>()

  beforeEach(async () => {
    world = createSyncWorld()
    world.clock.set(at(10, 21, 59))
    told = undefined
    written = looks = setOn = 0
    listeners.clear()
    preferences = {
      ...DEFAULT_NOTICE_PREFERENCES,
      ...{ hasQuietHours: true, showsQuietHours: true },
      quietHours: { from: '22:00', to: '07:00' },
    }
    await lead()
  })

  async function lead() {
    attention = createFakeAttention()
    tab = world.openTab({ attention })
    const profiles = startProfileSync(tab.context, 'Mei')
    const quiet = createOwnQuiet(tab.context, profiles)
    directory = (await tab.remotes.further()).directory
    const counted: Pick<DirectoryRemote, 'setQuiet'> = {
      setQuiet(me, until) {
        written++
        return directory.setQuiet(me, until)
      },
    }
    const clock = { ...world.clock, now: () => world.clock.now() + setOn }
    startQuietKeeper(
      { ...tab.context, device: { ...tab.context.device, clock } },
      {
        ...{ quiet, directory: counted },
        preferences: {
          read: () => preferences,
          watch(listener) {
            listeners.add(listener)
            return () => listeners.delete(listener)
          },
        },
        told: {
          read() {
            looks++
            return told
          },
          write: (now) => void (told = now),
        },
      },
    )
    await settle()
  }
  async function pass(ms: number) {
    await world.clock.advance(ms)
    await settle()
  }
  async function choose(part: Partial<NoticePreferences>) {
    preferences = { ...preferences, ...part }
    for (const listener of [...listeners]) listener()
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
    await choose({ showsQuietHours: false })
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
    await choose(part)
    expect(seen()).toBeNull()
    expect(told).toBeUndefined()
  })

  it('end earlier where they are made shorter', async () => {
    await pass(2 * 60_000)
    await choose({ quietHours: { from: '22:00', to: '06:30' } })
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
    await choose({ hasQuietHours: false })
    expect(seen()).toBe(long)
    expect(written).toBe(0)
  })

  it('are told once there is a connection', async () => {
    tab.client.goOffline()
    await pass(2 * 60_000)
    expect(seen()).toBeNull()
    tab.client.goOnline()
    await settle()
    expect(seen()).toBe(at(11, 7))
  })

  it('begin anew the next evening', async () => {
    await pass(24 * HOUR)
    await pass(2 * 60_000)
    expect(seen()).toBe(at(12, 7))
    expect(written).toBe(2)
  })

  it('are told the moment they begin, and not looked at all the time before and after', async () => {
    world.clock.set(at(10, 13))
    await tab.close()
    await lead()
    looks = 0
    await pass(9 * HOUR - 1)
    expect(seen()).toBeNull()
    await pass(1)
    expect(seen()).toBe(at(11, 7))
    await pass(8 * HOUR)
    expect(looks).toBeLessThanOrEqual((17 * HOUR) / LONGEST_WAIT_MS + 5)
  })

  it('are told when the device wakes up in them, though its timers stood still', async () => {
    world.clock.set(at(11, 1))
    attention.wake()
    await settle()
    expect(seen()).toBe(at(11, 7))
  })

  it('are told a while after the clock was set, with nothing else to tell of it', async () => {
    await tab.close()
    world.clock.set(at(10, 13))
    await lead()
    // One in the night, where it ends in six hours.
    setOn = 12 * HOUR
    await pass(LONGEST_WAIT_MS)
    expect(seen()).toBe(at(10, 19))
  })

  it('are no matter any more to a tab that does not lead', async () => {
    await tab.close()
    expect(listeners.size).toBe(0)
    await pass(HOUR)
    expect(written).toBe(0)
  })

  it('are weighed anew where they were changed while they were being told', async () => {
    world.clock.set(at(10, 22))
    preferences = { ...preferences, quietHours: { from: '22:00', to: '07:00' } }
    attention.wake()
    await choose({ quietHours: { from: '22:00', to: '06:00' } })
    expect(seen()).toBe(at(11, 6))
  })
})
