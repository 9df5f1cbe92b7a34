import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'

const data = {
  a: { s: 'x', n: 0, b: false, o: { k: { deep: 1 } }, p: { '.value': 1, '.priority': 'q' } },
}

const holds = (expression: string) =>
  compileRules({ rules: { a: { '.read': expression } } }).check({
    op: 'read',
    path: '/a',
    auth: null,
    data,
  }).allowed

describe('methods', () => {
  it.each([
    "data.child('s').isString() && !data.child('s').isNumber()",
    "data.child('n').isNumber() && data.child('n').exists() && data.child('n').val() === 0",
    "data.child('b').isBoolean() && data.child('b').exists() && data.child('b').val() == false",
    "data.child('o/k/deep').val() === 1 && data.child('/o/k/').hasChild('deep')",
    "data.hasChild('o/k/deep') && !data.hasChild('zz')",
    "data.hasChildren(['s', 'n']) && !data.hasChildren(['s', 'zz']) && data.hasChildren()",
    "!data.child('s').hasChildren() && !data.child('o').isString()",
    "data.child('o/k').parent().parent().child('s').val() === 'x'",
    "data.child('p').getPriority() === 'q' && data.getPriority() === null",
    "!data.child('zz').exists() && data.child('zz').val() === null",
    "'a-b-a'.replace('a', '') === '-b-' && 'x'.replace('.', 'y') === 'x'",
    "''.length === 0 && 'abc'.contains('')",
  ])('[R7] %s', (expression) => {
    expect(holds(expression)).toBe(true)
  })

  it.each([
    'data.parent().parent().exists()',
    "data.child('n').val().length === 1",
    "data.val().contains('x')",
  ])('[R6] %s is false', (expression) => {
    expect(holds(expression)).toBe(false)
  })
})
