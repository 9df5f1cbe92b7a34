import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { BOBS_TOKENS, KITCHEN, NEXT, NOW } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const bucket = 'rate/bob'

export const rateCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read(bucket)
  allows('[R-RATE-1] one reads one’s own bucket', read)
  denies('[R-RATE-1] another reads one’s bucket', read.by('alice'))
  denies('[R-RATE-1] nobody reads a bucket', read.byNobody())

  const taking = (n: unknown) => ({ t: TIMESTAMP, n, for: `${KITCHEN}/${NEXT}` })
  const take = as('bob').write(bucket, taking(BOBS_TOKENS))
  allows('[R-RATE-2 R-RATE-3 R-RATE-4 R-RATE-5 R-RATE-6 R-RATE-7 R-RATE-9] a token is taken', take)
  denies('[R-RATE-2] a token is taken from another’s bucket', take.by('alice'))
  denies('[R-RATE-2] a token is taken by nobody', take.byNobody())
  denies('[R-RATE-3] a token is taken in the past', take.but(`${bucket}/t`, NOW - 1000))
  denies('[R-RATE-3] a token is taken in the future', take.but(`${bucket}/t`, NOW + 1000))

  const empty = { t: NOW, n: 0, for: KITCHEN }
  const spent = take.given(bucket, empty).but(bucket, taking(0)).later(500).asIs()
  allows('[R-RATE-4] the token that grew in half a second is taken', spent)
  denies('[R-RATE-6] a token is taken that has not grown yet', spent.later(-1))
  denies(
    '[R-RATE-4] a token is borrowed',
    spent.given(bucket, { ...empty, t: NOW + 500 }).but(`${bucket}/n`, -1),
  )
  denies('[R-RATE-6] an empty bucket is filled', spent.but(`${bucket}/n`, 39))
  denies('[R-RATE-6] a token is not taken', take.but(`${bucket}/n`, BOBS_TOKENS + 1))

  const rested = take.later(3_600_000).but(`${bucket}/n`, 39).asIs()
  allows('[R-RATE-5] after an hour the bucket is full', rested)
  denies('[R-RATE-5] after an hour the bucket is more than full', rested.but(`${bucket}/n`, 40))
  const first = as('carol').update({ 'rate/carol': { ...taking(39), for: KITCHEN } })
  allows('[R-RATE-6] the first token of all is taken', first)
  denies('[R-RATE-5 R-RATE-6] a first bucket is more than full', first.but('rate/carol/n', 40))
  denies('tokens that are text', take.but(`${bucket}/n`, '29'))
  denies('no tokens are named', take.but(`${bucket}/n`, undefined))
  for (const part of ['', '/t', '/n', '/for']) {
    denies(
      `[R-RATE-7] a bucket with a priority at ${part || 'its top'}`,
      take.weighing(bucket + part),
    )
  }
  allows(
    '[R-RATE-8] a token for something of 200 characters',
    take.but(`${bucket}/for`, 'f'.repeat(200)),
  )
  denies(
    '[R-RATE-8] a token for something of 201 characters',
    take.but(`${bucket}/for`, 'f'.repeat(201)),
  )
  denies('[R-RATE-8] a token for a number', take.but(`${bucket}/for`, 7))
  denies('[R-RATE-9] a bucket with more than belongs there', take.but(`${bucket}/gift`, 100))

  denies('the bucket is deleted, to have it full again', as('bob').remove(bucket))
  denies('the tokens are deleted', as('bob').remove(`${bucket}/n`))
  denies('the time is deleted', as('bob').remove(`${bucket}/t`))
  denies('what the token was for is deleted', as('bob').remove(`${bucket}/for`))
  denies('the last token pays for one more', as('bob').write(`${bucket}/for`, `${KITCHEN}/${NEXT}`))
  denies(
    'the last token pays for one more at once',
    as('bob').write(`${bucket}/for`, 'x').given(`${bucket}/t`, NOW).asIs(),
  )
  denies('the tokens alone are raised', as('bob').write(`${bucket}/n`, 39))
})
