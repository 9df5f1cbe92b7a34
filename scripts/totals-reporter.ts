import { writeFileSync } from 'node:fs'
import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

/** What a run of the suites came to. */
export interface Totals {
  passed: number
  failed: number
  /** Names of those that failed first and passed at their second try: each is a fault to be looked for. */
  atSecondTry: string[]
}

/** Writes the totals of a run, as JSON, to the file that `HEARTH_TOTALS` names. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const totals: Totals = { passed: 0, failed: unhandledErrors.length, atSecondTry: [] }
    for (const module of modules) {
      // A file that broke outside of its tests has none to count.
      totals.failed += module.errors().length
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') totals.passed++
        if (state === 'failed') totals.failed++
        if (test.diagnostic()?.flaky)
          totals.atSecondTry.push(`${module.relativeModuleId} › ${test.fullName}`)
      }
    }
    const file = process.env['HEARTH_TOTALS']
    if (file) writeFileSync(file, JSON.stringify(totals))
  }
}
