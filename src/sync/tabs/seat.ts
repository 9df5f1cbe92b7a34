import type { Device } from '@/domain/device/device'

/** The lead among a person's tabs: one lock, and a place in the line for it. */
export interface Seat {
  readonly isLeader: boolean
  /** Takes the lead from a tab that holds it and does not answer. */
  takeOver(): void
}

/**
 * Stands in line for the lead for as long as the page lives. Closed and crashed tabs are let go by the
 * browser. One that is about to be frozen lets go by itself: it would keep the lock and do nothing.
 */
export function takeSeat(
  name: string,
  { locks, attention }: Pick<Device, 'locks' | 'attention'>,
  onTurn: (isLeader: boolean, isStolen: boolean) => void,
): Seat {
  let isLeader = false
  let isAsleep = false
  let waiting = new AbortController()
  let letGo: () => void = () => undefined

  function become(next: boolean, isStolen = false) {
    if (next === isLeader) return
    isLeader = next
    onTurn(next, isStolen)
  }

  function stand(isStolen = false) {
    // Or it would stand in line behind itself.
    waiting.abort()
    const place = new AbortController()
    waiting = place
    const lead = () =>
      new Promise<void>((resolve) => {
        if (waiting !== place || isAsleep) {
          resolve()
          return
        }
        letGo = resolve
        become(true, isStolen)
      })
    const held = isStolen ? locks.steal(name, lead) : locks.hold(name, place.signal, lead)
    void held
      // Called off, or taken over by another tab.
      .catch(() => undefined)
      .then(() => {
        if (waiting !== place) return
        become(false)
        if (!isAsleep) stand()
      })
  }

  attention.onSleep(() => {
    isAsleep = true
    become(false)
    letGo()
    waiting.abort()
  })
  attention.onWake(() => {
    if (!isAsleep) return
    isAsleep = false
    stand()
  })
  stand()

  return {
    get isLeader() {
      return isLeader
    },
    takeOver: () => stand(true),
  }
}
