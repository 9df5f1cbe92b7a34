import { browserAttention } from '@/adapters/browser/attention'
import { browserClock } from '@/adapters/browser/browser-clock'
import { preferencesMemory } from '@/adapters/browser/kept-values'
import { tabLocks } from '@/adapters/browser/tab-locks'
import type { Device } from '@/domain/device/device'

/** 32 random bits spread over the range: even enough for ids of 64 letters. */
function randomBelow(limit: number): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1))
  return Math.floor((bits / 2 ** 32) * limit)
}

/** This browser tab. */
export const browserDevice: Device = {
  clock: browserClock,
  locks: tabLocks,
  attention: browserAttention,
  randomBelow,
  showsReading: () => preferencesMemory.read().reading === 'shown',
  showsTyping: () => preferencesMemory.read().typing === 'shown',
}
