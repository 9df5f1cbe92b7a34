import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from './sources'

interface Feature {
  readonly path: string
  readonly test: string
}

/** The rows of docs/features.md: `| what | [name](../tests/…) › title of the test |`. */
function features(): Feature[] {
  const rows = read('docs/features.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Feature|-)/.test(line))
  return rows.map((row) => {
    const [, path = '', test = ''] = /\(\.\.\/(tests\/[^)]+)\) › (.+?) *\|$/.exec(row) ?? []
    return { path, test: test === '' ? row : test }
  })
}

/** As the title stands in the source, quotes and all. */
const isTested = ({ path, test }: Feature) =>
  existsSync(join(import.meta.dirname, '../..', path)) &&
  path !== '' &&
  [`'${test}'`, `"${test}"`, `\`${test}\``].some((title) => read(path).includes(title))

describe('docs/features.md', () => {
  it('lists nothing without a test that is there', () => {
    expect(features().length).toBeGreaterThan(25)
    expect(features().filter((feature) => !isTested(feature))).toEqual([])
  })
})
