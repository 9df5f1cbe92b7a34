import type { Clock } from '@/domain/device/clock'
import { createMemoryTabs } from '@/adapters/memory/memory-tabs'
import type { Attention, Device } from '@/domain/device/device'
import type { TabLocks } from '@/domain/device/tabs'
import type { RoomId } from '@/shared/ids'

/** A clock that moves only when told to. */
export function createManualClock(start = 1_800_000_000_000) {
  let now = start
  let alarms: { at: number; work: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after(ms, work) {
      const alarm = { at: now + ms, work }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter((each) => each !== alarm)
      }
    },
  }

  /** Lets time pass; what falls due runs in order, and what it causes is let happen. */
  async function advance(ms: number) {
    const end = now + ms
    await settle()
    for (;;) {
      const [next] = alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      now = Math.max(now, next.at)
      alarms = alarms.filter((each) => each !== next)
      next.work()
      await settle()
    }
    now = end
    await settle()
  }

  return {
    ...clock,
    advance,
    /** The clock is set, as by a person: alarms do not notice. */
    set: (to: number) => void (now = to),
    pending: () => alarms.length,
  }
}
export type ManualClock = ReturnType<typeof createManualClock>

/** Lets everything happen that needs no time: a few turns of the event loop, no sleep. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export function createFakeAttention() {
  let visible = true
  let seen: RoomId | undefined
  const watchers = new Set<() => void>()
  const wakers = new Set<() => void>()
  const sleepers = new Set<() => void>()
  const attention: Attention = {
    isVisible: () => visible,
    sees: (room) => visible && room === seen,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    onWake(listener) {
      wakers.add(listener)
      return () => wakers.delete(listener)
    },
    onSleep(listener) {
      sleepers.add(listener)
      return () => sleepers.delete(listener)
    },
  }
  return {
    ...attention,
    /** A room stands on the screen. */
    setRoom(room: RoomId | undefined) {
      seen = room
    },
    setVisible(next: boolean) {
      visible = next
      for (const listener of [...watchers]) listener()
    },
    wake() {
      for (const listener of [...wakers]) listener()
    },
    /** The browser says that it is about to freeze the page. */
    sleep() {
      for (const listener of [...sleepers]) listener()
    },
  }
}
export type FakeAttention = ReturnType<typeof createFakeAttention>

/** A small generator, so that chance is the same on every run. */
export function createRandomBelow(seed = 1): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

let devices = 0

export interface FakeDevice extends Device {
  readonly clock: ManualClock
  readonly attention: FakeAttention
}

interface FakeDeviceOptions {
  readonly clock?: ManualClock
  readonly locks?: TabLocks
  readonly attention?: FakeAttention
  readonly showsReading?: boolean
}

export function createFakeDevice({
  clock = createManualClock(),
  locks = createMemoryTabs().openTab().locks,
  attention = createFakeAttention(),
  showsReading = true,
}: FakeDeviceOptions = {}): FakeDevice {
  return {
    clock,
    locks,
    attention,
    randomBelow: createRandomBelow(++devices),
    showsReading: () => showsReading,
    showsTyping: () => true,
  }
}
