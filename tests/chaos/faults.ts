import type { Page } from 'playwright-core'
import { OUTBOX_TAG } from '@/domain/device/late-delivery'
import type { Database } from './database'
import type { Device } from './device'
import type { Wire } from './wire'

const HOUR_MS = 3_600_000

export interface World {
  readonly database: Database
  readonly wire: Wire
  readonly devices: readonly Device[]
}

export interface Turn {
  readonly device: Device
  /** The tab whose turn it is; open, as far as anyone knows. */
  readonly tab: Page
  readonly room: string
  /** Whole numbers in [0, limit). */
  readonly random: (limit: number) => number
}

type Fault = (world: World, turn: Turn) => Promise<void> | void

/** What may go wrong between two messages, by name, so that a log can be read. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'cut all': ({ wire }) => wire.cutAll(),
  'cut before arrival': ({ wire }) => wire.cutNext('before-arrival'),
  'cut after arrival': ({ wire }) => wire.cutNext('after-arrival'),
  'server killed': ({ database }) => database.kill(),
  'server back': ({ database }) => database.start(),
  'server killed and back': async ({ database }) => {
    await database.kill()
    await database.start()
  },
  'tab reloaded': async (_, { tab }) => {
    await tab.reload()
  },
  'tab closed': (_, { device, tab }) => device.closeTab(tab),
  'tab crashed': (_, { device, tab }) => device.crashTab(tab),
  'opened twice': async (_, { device, room }) => {
    await device.openTab(room)
  },
  'browser killed': (_, { device }) => device.killBrowser(),
  'clock set': (_, { device, tab, random }) => device.skewClock(tab, (random(13) - 6) * HOUR_MS),
  'service worker called': (_, { device }) => device.callServiceWorker(OUTBOX_TAG),
}
