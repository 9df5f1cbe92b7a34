import { readFileSync } from 'node:fs'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { quietAsserts } from '../../../scripts/quiet-asserts.ts'

const FILE = 'node_modules/@firebase/database/dist/index.esm.js'

/** As Vite asks the plugin. */
const plugin = quietAsserts() as unknown as {
  transform(code: string, id: string): { code: string } | null
}

describe('the assertions of the database SDK', () => {
  it('keep their conditions, and everything else its place', () => {
    const code = "assert(a(1, 'x'), 'words,\\nmore');\nassert(b);\nlog('said', 'as it was');"
    const quiet = plugin.transform(code, FILE)?.code ?? ''
    expect(quiet.replace(/ +/g, ' ')).toBe(
      "assert(a(1, 'x') );\nassert(b);\nlog('said', 'as it was');",
    )
    expect(quiet).toHaveLength(code.length)
  })

  it('are found in the SDK as it is, which stays a module', () => {
    const source = readFileSync(FILE, 'utf8')
    const quiet = plugin.transform(source, FILE)?.code ?? ''
    expect(source).toContain('assert(!this.')
    expect(quiet.match(/\bassert\(/g)?.length).toBe(source.match(/\bassert\(/g)?.length)
    expect(quiet.replace(/\s+/g, ' ').length).toBeLessThan(
      source.replace(/\s+/g, ' ').length - 3000,
    )
    expect(() => parse(quiet, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow()
  })

  it('are left alone in everybody else', () => {
    expect(plugin.transform("assert(a, 'words')", 'src/app/main.ts')).toBeNull()
  })
})
