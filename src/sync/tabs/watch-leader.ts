import type { Device } from '@/domain/device/device'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Seat } from '@/sync/tabs/seat'

/** How often a tab that is looked at asks whether its leader is there. */
export const ASK_AGAIN_MS = 300
/** So many questions without an answer, and it leads itself: within a second, even if the leader had just spoken. */
const MAX_SILENCES = 2
/** Browsers slow down a page that was not looked at for long; by then the lead has moved. */
export const HIDDEN_LEADER_MS = 60_000

interface WatchParts {
  readonly device: Device
  readonly seat: Seat
  readonly sayHello: () => void
}

/**
 * The browser hands the lock of a closed or crashed leader on by itself. It does not see one that is
 * stuck, or suspended without a word: that is noticed here, by a tab that someone looks at.
 */
export function watchLeader({ device, seat, sayHello }: WatchParts) {
  const { clock, attention } = device
  let heardAt = 0
  let silences = 0
  let cancel: Unsubscribe = () => undefined

  function look() {
    cancel()
    if (seat.isLeader || !attention.isVisible()) return
    const since = clock.now()
    // What the leader says to one tab, all hear.
    if (since - heardAt >= ASK_AGAIN_MS) sayHello()
    // Not in step with other tabs, so that one of them is the first to take over.
    const pause = ASK_AGAIN_MS + device.randomBelow(ASK_AGAIN_MS / 10)
    cancel = clock.after(pause, () => {
      // Much later than that: it was this tab that has slept.
      const hasSlept = clock.now() - since > 2 * pause
      silences = heardAt >= since - ASK_AGAIN_MS || hasSlept ? 0 : silences + 1
      if (silences >= MAX_SILENCES) takeOver()
      look()
    })
  }

  function takeOver() {
    silences = 0
    if (!seat.isLeader && attention.isVisible()) seat.takeOver()
  }

  attention.watch(() => {
    silences = 0
    look()
  })
  look()

  return {
    look,
    /** The leader has spoken. */
    hear(hiddenFor: number) {
      heardAt = clock.now()
      if (hiddenFor >= HIDDEN_LEADER_MS) takeOver()
    },
  }
}
