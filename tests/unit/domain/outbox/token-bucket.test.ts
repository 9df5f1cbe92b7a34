import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  BUCKET_CAPACITY,
  REFILL_MS,
  takeToken,
  takeTokenModestly,
  type TokenBucket,
} from '@/domain/outbox/token-bucket'
import { fc } from '../../../support/properties'

/** What may be claimed of a bucket, taken from the rules themselves. */
const rules = readFileSync('database.rules.json', 'utf8')
const formula =
  /(newData\.child\('t'\)\.val\(\) === now && [^"]+?- 1 : \d+\))/.exec(rules)?.[1] ?? 'false'

interface Bucket {
  readonly t: number
  readonly n: number
}

function ruleAllows(next: Bucket, now: number, known: Bucket | undefined): boolean {
  const snapshot = (value: Bucket | undefined) => ({
    exists: () => value !== undefined,
    child: (key: 't' | 'n') => ({ val: () => value?.[key] ?? null }),
  })
  // The rule is an expression of JavaScript too; nothing else is ever evaluated here.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const judge = new Function('newData', 'data', 'now', `return ${formula}`) as (
    newData: unknown,
    data: unknown,
    now: number,
  ) => boolean
  return judge(snapshot(next), snapshot(known), now)
}

describe('takeToken', () => {
  it('finds a full bucket where there is none', () => {
    expect(takeToken(undefined, 5)).toEqual({ kind: 'take', tokensLeft: BUCKET_CAPACITY - 1 })
  })

  it('takes one after the other, then says how long to wait', () => {
    let bucket: TokenBucket | undefined
    for (let taken = 1; taken <= BUCKET_CAPACITY; taken++) {
      const offer = takeToken(bucket, 1000)
      if (offer.kind === 'wait') throw new Error(`waited after ${taken - 1}`)
      bucket = { at: 1000, tokens: offer.tokensLeft }
    }
    expect(takeToken(bucket, 1000)).toEqual({ kind: 'wait', ms: REFILL_MS })
    expect(takeToken(bucket, 1200)).toEqual({ kind: 'wait', ms: REFILL_MS - 200 })
    expect(takeToken(bucket, 1500)).toEqual({ kind: 'take', tokensLeft: 0 })
  })

  it('never holds more than its capacity', () => {
    const offer = takeToken({ at: 0, tokens: 30 }, 10_000_000)
    expect(offer).toEqual({ kind: 'take', tokensLeft: BUCKET_CAPACITY - 1 })
  })

  it('has a rule to be measured by', () => {
    expect(formula).toContain(`/ ${REFILL_MS} - 1`)
    expect(ruleAllows({ t: 5, n: 40 }, 5, undefined)).toBe(false)
  })

  it('never claims more than the rule allows, with a clock that is right or behind', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: BUCKET_CAPACITY - 1 }),
        fc.nat({ max: 60_000 }),
        fc.nat({ max: 60_000 }),
        (tokens, elapsed, behind) => {
          const at = 1_800_000_000_000
          const now = at + elapsed
          const offer = takeToken({ at, tokens }, now - behind)
          if (offer.kind === 'wait') return
          const next = { t: now, n: offer.tokensLeft }
          expect(ruleAllows(next, now, { t: at, n: tokens })).toBe(true)
        },
      ),
    )
  })

  it('is allowed the whole of a first bucket', () => {
    const offer = takeToken(undefined, 1)
    expect(offer.kind === 'take' && ruleAllows({ t: 1, n: offer.tokensLeft }, 1, undefined)).toBe(
      true,
    )
  })

  it('can always take after the wait it asked for', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.integer({ min: -5000, max: 5000 }), (tokens, elapsed) => {
        const bucket = { at: 100_000, tokens }
        const now = 100_000 + elapsed
        const offer = takeToken(bucket, now)
        if (offer.kind === 'take') return
        // A clock behind the bucket may have to ask again, but each wait ends.
        expect(offer.ms).toBeGreaterThan(0)
        expect(takeToken(bucket, Math.max(now, bucket.at) + offer.ms).kind).toBe('take')
      }),
    )
  })
})

describe('takeTokenModestly', () => {
  it('claims what the rule allows whatever the clock says, half a second after the last token', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: BUCKET_CAPACITY - 1 }),
        fc.integer({ min: REFILL_MS, max: 60_000 }),
        (tokens, elapsed) => {
          const at = 1_800_000_000_000
          const n = takeTokenModestly({ at, tokens })
          return ruleAllows({ t: at + elapsed, n }, at + elapsed, { t: at, n: tokens })
        },
      ),
    )
    expect(ruleAllows({ t: 5, n: takeTokenModestly(undefined) }, 5, undefined)).toBe(true)
  })
})
