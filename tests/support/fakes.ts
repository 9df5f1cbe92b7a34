import type { Clock } from '@/domain/device/clock'
import type { Attention, Device, TabChannel, TabLocks, TabNotice } from '@/domain/device/device'

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
  const watchers = new Set<() => void>()
  const wakers = new Set<() => void>()
  const attention: Attention = {
    isVisible: () => visible,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    onWake(listener) {
      wakers.add(listener)
      return () => wakers.delete(listener)
    },
  }
  return {
    ...attention,
    setVisible(next: boolean) {
      visible = next
      for (const listener of [...watchers]) listener()
    },
    wake() {
      for (const listener of [...wakers]) listener()
    },
  }
}
export type FakeAttention = ReturnType<typeof createFakeAttention>

/** The tabs of one person on one device: one channel and one set of locks between them. */
export function createTabs() {
  const listeners = new Map<symbol, Set<(notice: TabNotice) => void>>()
  const queues = new Map<string, Promise<void>>()

  const locks: TabLocks = {
    async hold(name, signal, work) {
      const before = queues.get(name) ?? Promise.resolve()
      const held = before.then(() => (signal.aborted ? undefined : work()))
      queues.set(
        name,
        held.catch(() => undefined),
      )
      await held
    },
  }

  function openChannel(): TabChannel {
    const tab = Symbol('tab')
    const own = new Set<(notice: TabNotice) => void>()
    listeners.set(tab, own)
    return {
      post(notice) {
        for (const [other, heard] of listeners) {
          if (other !== tab) for (const listener of [...heard]) listener(notice)
        }
      },
      listen(listener) {
        own.add(listener)
        return () => own.delete(listener)
      },
    }
  }
  return { locks, openChannel }
}
export type Tabs = ReturnType<typeof createTabs>

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

export function createFakeDevice({
  clock = createManualClock(),
  tabs = createTabs(),
  attention = createFakeAttention(),
}: { clock?: ManualClock; tabs?: Tabs; attention?: FakeAttention } = {}): FakeDevice {
  return {
    clock,
    channel: tabs.openChannel(),
    locks: tabs.locks,
    attention,
    randomBelow: createRandomBelow(++devices),
  }
}
