/** Below this a picture is too much, and comes back above the other. In bits a second. */
export const TOO_SLOW_BPS = 100_000
export const FAST_AGAIN_BPS = 200_000
/** So many looks in a row make it slow, or fast again. */
const LOOKS = 4
/** A picture that is tried once more has so many to show whether there is room for it. */
const TRIAL_LOOKS = 6
/** It is tried after so many looks, then after twice as many, up to the most. */
const FIRST_REST = 8
const LONGEST_REST = 64

/** `trying`: a picture goes out again to see whether there is room for it; nobody is shown it yet. */
export type Pace = 'fast' | 'slow' | 'trying'

/**
 * Decides from what may be sent whether a picture goes out beside the voice. Where only the voice goes out, a
 * browser's figure never grows beyond what the voice needs: so the picture has to be tried now and then.
 */
export function createPace() {
  let pace: Pace = 'fast'
  /** Looks in this pace so far, and those in a row that speak for another. */
  let looks = 0
  let inRow = 0
  let rest = FIRST_REST

  function become(next: Pace): Pace {
    pace = next
    looks = inRow = 0
    return pace
  }

  return {
    get now() {
      return pace
    },
    /** One look: what may be sent now, in bits a second; `undefined` where the browser does not say. */
    look(available: number | undefined): Pace {
      if (available === undefined) return pace
      looks++
      const isTurning = pace === 'fast' ? available < TOO_SLOW_BPS : available > FAST_AGAIN_BPS
      inRow = isTurning ? inRow + 1 : 0
      if (pace === 'fast') {
        if (looks > LONGEST_REST) rest = FIRST_REST
        return inRow >= LOOKS ? become('slow') : pace
      }
      if (inRow >= LOOKS) return become('fast')
      if (pace === 'slow' && looks >= rest) return become('trying')
      if (pace === 'trying' && looks >= TRIAL_LOOKS && inRow === 0) {
        rest = Math.min(rest * 2, LONGEST_REST)
        return become('slow')
      }
      return pace
    },
  }
}
