import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import { connect, openNamespace } from '../session/support.ts'

const RULES = {
  open: { '.read': true },
  list: {
    '.read': 'auth != null',
    $item: { '.write': true, '.validate': 'newData.isNumber()' },
  },
}

describe('coverage', () => {
  it('[E10] counts every clause by outcome, those never evaluated too', () => {
    const namespace = openNamespace(RULES)
    const client = connect(namespace)
    client.ask('p', { p: '/list/a', d: 1 })
    client.ask('p', { p: '/list/a', d: 'x' })
    client.ask('g', { p: '/list' })
    const counts = namespace.rules().coverage()
    expect(
      counts.map(({ place, kind, allowed, denied }) => [place, kind, allowed, denied]),
    ).toEqual([
      ['/open', 'read', 0, 0],
      ['/list', 'read', 0, 1],
      ['/list/$item', 'write', 2, 0],
      ['/list/$item', 'validate', 1, 1],
    ])
    expect(counts[3]).toMatchObject({ source: 'newData.isNumber()', column: 22 })
  })

  it('[E10] each namespace counts for itself, anew with new rules, and explaining counts nothing', () => {
    const [one, two] = [openNamespace(RULES), openNamespace(RULES)]
    connect(one).ask('g', { p: '/open' })
    one.rules().check({ op: 'read', path: '/open', auth: null })
    const openOf = (namespace: typeof one) => namespace.rules().coverage()[0]?.allowed
    expect([openOf(one), openOf(two)]).toEqual([1, 0])
    one.setRules(compileRules({ rules: RULES }))
    expect(openOf(one)).toBe(0)
  })
})
