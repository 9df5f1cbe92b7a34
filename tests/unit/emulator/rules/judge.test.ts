import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { judgeWrite } from '#emulator/rules/judge.ts'
import { parseRules } from '#emulator/rules/parse-rules.ts'

/** The places whose clauses were evaluated for a write. */
function looked(rules: object, paths: string[][]): string[] {
  const root = fromJson({ a: { x: 1, y: 2 }, b: { z: 3 } })
  let newRoot = root
  for (const path of paths) newRoot = withNodeAt(newRoot, path, 9)
  const seen: string[] = []
  judgeWrite(
    parseRules(JSON.stringify({ rules })).tree,
    { auth: null, now: 0, root, newRoot, paths },
    (clause, scope) => seen.push(`.${clause.kind} /${scope.path.join('/')}`),
  )
  return seen
}

describe('judgeWrite', () => {
  const rules = {
    '.write': true,
    '.validate': true,
    a: { '.validate': true, $k: { '.validate': true } },
    b: { '.validate': true },
  }

  it('[R2] looks at the way down and below, not beside', () => {
    expect(looked(rules, [['a', 'x']])).toEqual([
      '.write /',
      '.validate /',
      '.validate /a',
      '.validate /a/x',
    ])
  })

  it('[R3] the places that the paths of an update share are looked at once', () => {
    expect(
      looked(rules, [
        ['a', 'x'],
        ['a', 'y'],
      ]),
    ).toEqual([
      '.write /',
      '.write /',
      '.validate /',
      '.validate /a',
      '.validate /a/x',
      '.validate /a/y',
    ])
  })

  it('[R1] the first path without a grant ends it', () => {
    expect(looked({ a: { '.write': false }, b: { '.write': true } }, [['a'], ['b']])).toEqual([
      '.write /a',
    ])
  })
})
