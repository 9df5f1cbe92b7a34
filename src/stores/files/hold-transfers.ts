import type { FileParts } from '@/stores/files/file-parts'

export interface Holds {
  /** Whether this page has it from now on. */
  hold(parts: FileParts, id: string): Promise<boolean>
  release(id: string): void
}

/** One page has each transfer, by a lock that goes with the page. */
export function createHolds(): Holds {
  const locks = new Map<string, () => void>()
  return {
    async hold({ tryHold }, id) {
      if (locks.has(id)) return true
      return new Promise((resolve) => {
        const work = () =>
          new Promise<void>((release) => {
            locks.set(id, release)
            resolve(true)
          })
        tryHold(`hearth.file.${id}`, work).then(
          (wasFree) => {
            if (!wasFree) resolve(false)
          },
          () => resolve(false),
        )
      })
    },
    release(id) {
      locks.get(id)?.()
      locks.delete(id)
    },
  }
}
