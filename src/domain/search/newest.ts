import { comparePositions, type Message } from '@/domain/message/message'

/** Keeps the newest of many without sorting them all. */
export function createNewest(limit: number) {
  let kept: Message[] = []
  let total = 0

  function trim() {
    kept.sort((a, b) => comparePositions(b, a))
    kept = kept.slice(0, limit)
  }

  return {
    add(message: Message) {
      total++
      kept.push(message)
      if (kept.length >= 2 * limit + 100) trim()
    },
    total: () => total,
    /** Newest first. */
    messages(): readonly Message[] {
      trim()
      return kept
    },
  }
}
