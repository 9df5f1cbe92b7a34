import { compileRules } from '#emulator/rules/compile-rules.ts'
import { ALL_CASES } from '../tests/rules/support/all-cases.ts'
import { readRules } from '../tests/rules/support/load-rules.ts'
import { openEach } from './rules/open-clauses.ts'
import { readClauses } from './rules/read-clauses.ts'

/**
 * Proves that each clause of database.rules.json is needed: opens them one at a time and expects a
 * denied case under the clause's id to be allowed then. Exits with 1 where a clause is not missed.
 */
const { clauses, problems } = readClauses(readRules())
const requests = ALL_CASES.filter(({ isAllowed }) => !isAllowed).map((denied) => ({
  ...denied,
  request: denied.ask.toRequest(),
}))
const openings = openEach(clauses, requests, (rules) => {
  const { check } = compileRules(rules)
  return ({ request }) => check(request).allowed
})

const survivors = openings.filter(({ noticedBy }) => !noticedBy)
for (const problem of problems) console.error(problem)
for (const { clause, noticedElsewhere } of survivors) {
  const { id, place, source } = clause
  const verdict = noticedElsewhere
    ? `noticed only by "${noticedElsewhere.title}", which is not its own`
    : 'opened, and nothing noticed'
  console.error(`${id} at ${place}: ${verdict}\n  ${source}`)
}
console.log(`${openings.length} clauses opened, ${openings.length - survivors.length} noticed`)
process.exitCode = survivors.length + problems.length > 0 ? 1 : 0
