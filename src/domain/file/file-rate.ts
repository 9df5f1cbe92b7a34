/** How far back is looked. */
const WINDOW_MS = 4000

/** Bytes a second over the last moments; `undefined` until something can be said. */
export function createFileRate(now: () => number) {
  let samples: { readonly at: number; readonly position: number }[] = []

  return {
    note(position: number): number | undefined {
      const at = now()
      samples = [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, position }]
      const [first] = samples
      const ms = first ? at - first.at : 0
      return first && ms >= 500 ? Math.round(((position - first.position) * 1000) / ms) : undefined
    },
    clear() {
      samples = []
    },
  }
}
