import type { Ask } from './ask.ts'

/** One thing that the rules must allow or deny. */
export interface RuleCase {
  /** Begins with the ids that it shows, in brackets, where it shows any. */
  readonly title: string
  readonly ids: readonly string[]
  readonly ask: Ask
  readonly isAllowed: boolean
}

interface Say {
  readonly allows: (title: string, ask: Ask) => void
  readonly denies: (title: string, ask: Ask) => void
}

/** Cases are data: vitest judges them by the rules, the mutation run by rules with a part opened. */
export function collectCases(tell: (say: Say) => void): readonly RuleCase[] {
  const cases: RuleCase[] = []
  const add = (title: string, ask: Ask, isAllowed: boolean) => {
    const ids = /^\[([^\]]*)\]/.exec(title)?.[1]?.split(' ') ?? []
    cases.push({ title, ids, ask, isAllowed })
  }
  tell({
    allows: (title, ask) => add(title, ask, true),
    denies: (title, ask) => add(title, ask, false),
  })
  return cases
}
