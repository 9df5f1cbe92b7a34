import * as v from 'valibot'
import type { TokenBucket } from '@/domain/outbox/token-bucket'

const bucketSchema = v.object({ t: v.number(), n: v.number() })

/** A person's rate limit as stored under `rate/$uid`; `undefined` before the first message. */
export function parseBucket(raw: unknown): TokenBucket | undefined {
  const bucket = v.safeParse(bucketSchema, raw)
  return bucket.success ? { at: bucket.output.t, tokens: bucket.output.n } : undefined
}
