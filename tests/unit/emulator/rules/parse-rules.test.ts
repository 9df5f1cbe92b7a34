import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import { RulesError } from '#emulator/rules/rules-error.ts'

function faultOf(source: string | object): RulesError {
  try {
    compileRules(source)
  } catch (cause) {
    if (cause instanceof RulesError) return cause
    throw cause
  }
  throw new Error('The rules were accepted')
}

describe('parseRules', () => {
  it('[R11] a byte order mark says nothing, and moves no place', () => {
    expect(
      compileRules('\uFEFF{"rules": {".read": true}}').check({ op: 'read', path: '/', auth: null })
        .allowed,
    ).toBe(true)
    expect(faultOf('\uFEFF{"rules": {".read": "foo"}}')).toMatchObject({ line: 1, column: 23 })
  })

  it('[R17] warns of what is there twice, of which the last counts', () => {
    const rules = compileRules('{"rules": {\n  ".read": false,\n  ".read": true\n}}')
    expect(rules.warnings).toEqual(['3:3: ".read" is there twice: the last one counts'])
    expect(rules.check({ op: 'read', path: '/', auth: null }).allowed).toBe(true)
    expect(
      compileRules({ rules: { a: { '.read': true }, b: { '.read': true } } }).warnings,
    ).toEqual([])
  })

  it('[R8] rules that are nested without end are refused', () => {
    const deep = `{"rules":${'{"a":'.repeat(50_000)}{}${'}'.repeat(50_001)}`
    expect(faultOf(deep).message).toContain('nested too deeply')
  })

  it.each([
    ['auth.uid == ', 'Unexpected token'],
    ['foo', 'unknown variable "foo"'],
    ['data == 1', '== cannot compare a snapshot'],
    ['data.val() > 1 && 3', '&& takes booleans, not a number'],
    ["'a' - 1 > 0", '- takes numbers'],
    ["1 < 'a'", '< takes two numbers or two strings'],
    ['data.foo()', 'a snapshot has no method "foo"'],
    ['data.child()', 'child() takes 1 arguments'],
    ['data.child(1).exists()', 'child() takes a string, not a number'],
    ["'abc'.matches('a')", 'matches() takes a regexp, not a string'],
    ["'abc'.matches(data.val())", 'matches() takes a regexp, not a any'],
    ['(2 ** 2) == 4', 'Unexpected token'],
    ['data.hasChildren([])', 'must not be empty'],
    ['data.hasChildren([1])', 'strings only'],
    ['query.foo', 'query has no property "foo"'],
    ['newData.exists()', '"newData" cannot be used in .read'],
    ['$x == 1', '$x is not a key of this place'],
    ['(true', 'Unexpected token'],
    ['true)', 'unexpected ")"'],
    ['true; false', 'unexpected "; false"'],
    ['data.val() = 1', 'Assigning to rvalue'],
    ["'a' < 5 - data.val()", '< takes two numbers or two strings'],
    ['eval("1")', 'only methods can be called'],
    ['(function () { return true })()', 'only methods can be called'],
    ['this == 1', 'not part of the rules language'],
    ['typeof data == 1', 'typeof does not take a snapshot'],
    ['1 | 2', 'the operator "|" is not supported'],
    ['now', 'a rule must be a boolean, not a number'],
    ['!1', '! takes a boolean, not a number'],
    ['1 ? true : false', 'the test of ?: must be a boolean'],
    ['(true ? data : 1) == 1', 'must be of one kind'],
    ['true + 1 > 0', '+ takes numbers'],
    ["'a' + true == 'atrue'", '+ takes numbers or strings'],
    ["'a' + null == 'anull'", '+ takes numbers or strings'],
    ['auth.n == 1 ? 7 : true', 'a rule must be a boolean'],
    ['auth.foo.notFound() == false', 'has no method "notFound"'],
    ['auth.foo.contains(7)', 'contains() takes a string'],
  ])('[R8] %s is refused', (expression, reason) => {
    expect(faultOf({ rules: { '.read': expression } }).message).toContain(reason)
  })

  it.each([
    ['auth.token.admin', 'a rule must be a boolean, not what may be anything'],
    ["data.child('open').val() || true", '|| takes booleans, not what may be anything'],
    ["!data.child('closed').val()", '! takes a boolean, not what may be anything'],
    ['auth.admin ? true : false', 'the test of ?: must be a boolean, not what may be anything'],
  ])('[R15] %s is refused', (expression, reason) => {
    expect(faultOf({ rules: { '.read': expression } }).message).toContain(reason)
  })

  it('[R8] a fault is told with line and column', () => {
    const fault = faultOf('{\n  "rules": {\n    ".read": "true && foo"\n  }\n}')
    expect(fault).toMatchObject({ line: 3, column: 23 })
    expect(fault.message).toBe('3:23: .read: unknown variable "foo"')
  })

  it.each([
    ['{', 'CloseBraceExpected'],
    ['[]', 'must be an object'],
    [{}, 'the one key at the top must be "rules"'],
    [{ rules: {}, more: {} }, 'unexpected "more"'],
    [{ rules: { a: 1 } }, 'rules must be an object'],
    [{ rules: { '.raed': true } }, 'unknown rule ".raed"'],
    [{ rules: { '.read': 1 } }, '.read must be a string or a boolean'],
    [{ rules: { '.indexOn': 1 } }, '.indexOn must be'],
    [{ rules: { $a: {}, $b: {} } }, 'one $name only'],
    [{ rules: { $a: { $a: {} } } }, 'taken further up'],
    [{ rules: { 'a/b': {} } }, 'cannot be a key'],
  ])('[R8] %j is refused', (source, reason) => {
    expect(faultOf(source).message).toContain(reason)
  })

  it('[R11] comments are allowed, and the object of the same rules does the same', () => {
    const text =
      '{ // top\n "rules": { /* all */ ".read": "auth != null", "a": {".indexOn": ["n", ".value"]} } }'
    const rules = compileRules(text)
    expect(rules.text).toBe(text)
    expect(rules.indexesAt(['a'])).toEqual(['n', '.value'])
    expect(rules.indexesAt(['b', 'c'])).toEqual([])
    const same = compileRules({ rules: { '.read': 'auth != null' } })
    for (const each of [rules, same]) {
      expect(each.check({ op: 'read', path: '/', auth: { uid: 'a' } }).allowed).toBe(true)
      expect(each.check({ op: 'read', path: '/', auth: null }).allowed).toBe(false)
    }
  })
})
