import { expect } from 'vitest'
import type { Ask } from './ask.ts'
import { loadRules } from './load-rules.ts'

interface AskMatchers<Result> {
  toBeAllowed(): Result
  toBeDenied(): Result
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way vitest is extended
  interface Matchers<T> extends AskMatchers<T> {}
}

const rules = loadRules()

/** Prints how each clause came out where it is not as wanted. */
function judge(ask: Ask, wanted: boolean) {
  const { allowed, trace } = rules.check(ask.toRequest())
  return {
    pass: allowed === wanted,
    message: () => `expected this to be ${wanted ? 'allowed' : 'denied'}:\n${trace.join('\n')}`,
  }
}

expect.extend({
  toBeAllowed: (ask: Ask) => judge(ask, true),
  toBeDenied: (ask: Ask) => judge(ask, false),
})
