/** Runs something once, later. Returns how to call it off. Injected, so that tests need not wait. */
export type After = (delay: number, run: () => void) => () => void

/** A longer wait than this would be none at all. */
const LONGEST = 2 ** 31 - 1

/** Waits in real time, without keeping the process alive. A wait beyond 24 days ends early. */
export const afterReal: After = (delay, run) => {
  const timer = setTimeout(run, Math.min(delay, LONGEST)).unref()
  return () => {
    clearTimeout(timer)
  }
}

interface Time {
  readonly clock: () => number
  readonly after: After
}

/** Runs something once the clock shows a time; a timer that is early waits again. */
export function atTime(time: number, { clock, after }: Time, run: () => void): () => void {
  let callOff: () => void = () => undefined
  const wait = () => {
    callOff = after(Math.max(1, time - clock()), () => {
      if (time > clock()) wait()
      else run()
    })
  }
  wait()
  return () => {
    callOff()
  }
}
