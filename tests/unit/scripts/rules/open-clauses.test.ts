import { describe, expect, it } from 'vitest'
import { openEach } from '../../../../scripts/rules/open-clauses.ts'

const clause = (id: string) => ({ id, place: '/users .read', source: 'auth !== null', opened: id })
const denied = (...ids: string[]) => ({ title: ids.join(' '), ids })

/** Says of which opened rules each case is then allowed. */
const judgeBy = (allowed: Record<string, string[]>) => (rules: string) => {
  return ({ title }: { title: string }) => allowed[rules]?.includes(title) ?? false
}

describe('openEach', () => {
  it('sees a case of the clause’s own notice', () => {
    const cases = [denied('R-USR-2'), denied('R-USR-1')]
    const [opening] = openEach([clause('R-USR-1')], cases, judgeBy({ 'R-USR-1': ['R-USR-1'] }))
    expect(opening?.noticedBy).toBe(cases[1])
  })

  it('does not take the notice of another’s case for it, but tells of it', () => {
    const cases = [denied('R-USR-2'), denied('R-USR-1')]
    const [opening] = openEach([clause('R-USR-1')], cases, judgeBy({ 'R-USR-1': ['R-USR-2'] }))
    expect(opening?.noticedBy).toBeUndefined()
    expect(opening?.noticedElsewhere).toBe(cases[0])
  })

  it('sees that nothing notices', () => {
    const [opening] = openEach([clause('R-USR-1')], [denied('R-USR-1')], judgeBy({}))
    expect(opening).toMatchObject({ noticedBy: undefined, noticedElsewhere: undefined })
  })
})
