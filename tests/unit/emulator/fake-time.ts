import type { After } from '#emulator/session/after.ts'

/** A clock and its timers, both moved by hand. */
export function fakeTime(start = 0) {
  let now = start
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const after: After = (delay, run) => {
    const timer = { at: now + delay, run }
    timers.push(timer)
    return () => {
      timers = timers.filter((other) => other !== timer)
    }
  }
  return {
    clock: () => now,
    after,
    waiting: () => timers.length,
    /** Lets time pass; what falls due runs in order, each at its own time. */
    pass(duration: number) {
      const end = now + duration
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}
