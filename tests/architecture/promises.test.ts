import { describe, expect, it } from 'vitest'
import { filesBelow, read } from './sources'

/** What the documents promise, a test must show. */
const testNames = filesBelow('tests')
  // The cases of the rules are data that tests/rules/rules.test.ts turns into tests.
  .filter((path) => path.endsWith('.test.ts') || path.startsWith('tests/rules/cases/'))
  .map(read)
  .join('\n')

const idsIn = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))].sort()

const hasTest = (id: string) => new RegExp(`\\[[^\\]\\n]*\\b${id}\\b[^\\]\\n]*\\]`).test(testNames)

describe('numbered promises', () => {
  it('each behaviour of emulator/SPEC.md occurs in a test name', () => {
    const ids = idsIn(read('emulator/SPEC.md'), /^- \*\*([A-Z]+\d+)\*\*/gm)
    expect(ids.length).toBeGreaterThan(40)
    expect(ids.filter((id) => !hasTest(id))).toEqual([])
  })

  it('each rule id of database.rules.json occurs in a test name and in docs/data-model.md', () => {
    const ids = idsIn(read('database.rules.json'), /\b(R-[A-Z]+-\d+)\b/g)
    const described = read('docs/data-model.md')
    expect(ids.length).toBeGreaterThan(80)
    expect(ids.filter((id) => !hasTest(id))).toEqual([])
    expect(ids.filter((id) => !new RegExp(`\\b${id}\\b`).test(described))).toEqual([])
  })

  it('docs/data-model.md speaks of no rule that is not there', () => {
    const real = new Set(idsIn(read('database.rules.json'), /\b(R-[A-Z]+-\d+)\b/g))
    const described = idsIn(read('docs/data-model.md'), /\b(R-[A-Z]+-\d+)\b/g)
    expect(described.filter((id) => !real.has(id))).toEqual([])
  })
})
