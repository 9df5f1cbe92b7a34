import type { Clause } from './read-clauses.ts'

/** A case that rules deny, as far as opening clauses needs to know it. */
export interface DeniedCase {
  readonly title: string
  readonly ids: readonly string[]
}

export interface Opening {
  readonly clause: Clause
  /** A denied case under the clause's own id that the opened rules allow. */
  readonly noticedBy: DeniedCase | undefined
  /** Where there is none: a case under other ids, which notices by chance. */
  readonly noticedElsewhere: DeniedCase | undefined
}

/** Opens one clause at a time, and looks for a denied case that is then allowed. */
export function openEach<Case extends DeniedCase>(
  clauses: readonly Clause[],
  cases: readonly Case[],
  judgeBy: (rules: string) => (denied: Case) => boolean,
): Opening[] {
  return clauses.map((clause) => {
    const isAllowed = judgeBy(clause.opened)
    const own = cases.filter(({ ids }) => ids.includes(clause.id))
    const noticedBy = own.find(isAllowed)
    const noticedElsewhere = noticedBy ? undefined : cases.find(isAllowed)
    return { clause, noticedBy, noticedElsewhere }
  })
}
