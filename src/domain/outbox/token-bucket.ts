/** The rate limit, mirrored by rules R-RATE-4 to R-RATE-6: bursts up to the capacity, then a trickle. */
export const BUCKET_CAPACITY = 40
/** One token comes back in this time. */
export const REFILL_MS = 500

/** A person's bucket as the server last stored it. */
export interface TokenBucket {
  /** Server time of the last token taken. */
  readonly at: number
  /** Whole tokens left then. */
  readonly tokens: number
}

export type TokenOffer =
  | { readonly kind: 'take'; readonly tokensLeft: number }
  | { readonly kind: 'wait'; readonly ms: number }

/**
 * A claim that holds whatever this device's clock says, half a second after the last token: for
 * when a claim was denied, perhaps because a clock has been set.
 */
export function takeTokenModestly(bucket: TokenBucket | undefined): number {
  return bucket ? Math.max(0, bucket.tokens - 1) : BUCKET_CAPACITY - 1
}

/**
 * What the next message may claim. The server's `now` comes later than this estimate, so the claim
 * is never above what the rule allows as long as the estimate does not run ahead.
 */
export function takeToken(bucket: TokenBucket | undefined, serverNow: number): TokenOffer {
  if (!bucket) return { kind: 'take', tokensLeft: BUCKET_CAPACITY - 1 }
  const elapsed = Math.max(0, serverNow - bucket.at)
  const available = Math.min(BUCKET_CAPACITY, bucket.tokens + Math.floor(elapsed / REFILL_MS))
  if (available >= 1) return { kind: 'take', tokensLeft: available - 1 }
  return { kind: 'wait', ms: REFILL_MS - (elapsed % REFILL_MS) }
}
