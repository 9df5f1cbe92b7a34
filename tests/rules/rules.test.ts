import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import { readClauses } from '../../scripts/rules/read-clauses.ts'
import { asNobody } from './support/ask.ts'
import { ALL_CASES, CASES_BY_PLACE } from './support/all-cases.ts'
import { readRules } from './support/load-rules.ts'
import type { RuleCase } from './support/rule-case.ts'
import './support/matchers.ts'
import { KITCHEN, WORLD } from './support/world.ts'

describe.each(Object.entries(CASES_BY_PLACE))('%s', (_place, cases) => {
  for (const { title, ask, isAllowed } of cases) {
    it(`${title}: ${isAllowed ? 'allowed' : 'denied'}`, () => {
      // What is denied differs in one thing from what is allowed, wherever there is such a thing.
      if (ask.origin) expect(ask.origin).toBeAllowed()
      if (isAllowed) expect(ask).toBeAllowed()
      else expect(ask).toBeDenied()
    })
  }
})

describe('a deletion, which the database may not validate', () => {
  const { check } = compileRules(readRules().replace(/("\.validate":) .*?(,?)$/gm, '$1 true$2'))
  const deletions = ALL_CASES.filter(({ ask, isAllowed }) => ask.isDeletion && !isAllowed)

  for (const { title, ask } of deletions) {
    it(`${title}: denied by .write alone`, () => {
      expect(check(ask.toRequest()).allowed).toBe(false)
    })
  }
})

describe('who has not signed in', () => {
  const pathsIn = (tree: object, above = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
      const path = above + key
      const isRecord = typeof value === 'object' && value !== null
      return [path, ...(isRecord ? pathsIn(value, `${path}/`) : [])]
    })

  it.each(pathsIn(WORLD))('takes nothing away at %s', (path) => {
    expect(asNobody().remove(path)).toBeDenied()
  })

  it.each(['blobs', 'pins', 'reports', 'invites', 'roomInvites', 'directory'])(
    'takes nothing away of what there may be in %s',
    (place) => {
      expect(asNobody().remove(`${place}/${KITCHEN}`)).toBeDenied()
    },
  )
})

describe('the cases', () => {
  const { clauses, problems } = readClauses(readRules())
  const idsOf = (cases: readonly RuleCase[]) => new Set(cases.flatMap(({ ids }) => ids))

  it('find an id above each part of each rule', () => {
    expect(problems).toEqual([])
  })

  it.each([
    ['an allowed one', ({ isAllowed }: RuleCase) => isAllowed],
    ['a denied one', ({ isAllowed }: RuleCase) => !isAllowed],
    [
      'a denied one that was an allowed one',
      ({ isAllowed, ask }: RuleCase) => !isAllowed && ask.origin,
    ],
  ])('have %s for each clause', (_kind, isSuch) => {
    const shown = idsOf(ALL_CASES.filter(isSuch))
    expect(clauses.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  it('name no clause that is not there', () => {
    const real = new Set(clauses.map(({ id }) => id))
    expect(ALL_CASES.flatMap(({ ids }) => ids).filter((id) => !real.has(id))).toEqual([])
  })

  it('have each a title of its own', () => {
    const titles = Object.entries(CASES_BY_PLACE).flatMap(([place, cases]) =>
      cases.map(({ title, isAllowed }) => `${place} ${title} ${isAllowed}`),
    )
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })
})
