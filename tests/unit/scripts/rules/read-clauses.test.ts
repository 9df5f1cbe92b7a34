import { describe, expect, it } from 'vitest'
import { readClauses } from '../../../../scripts/rules/read-clauses.ts'

const RULES = `// A word on the file.
{
  "rules": {
    "users": {
      "$uid": {
        // R-USR-1 R-USR-2
        ".write": "auth.uid === $uid && newData.val().matches(/\\\\S/)",
        ".indexOn": ["at"],
        "$other": {
          // R-USR-3
          ".validate": false
        }
      }
    }
  }
}
`

describe('readClauses', () => {
  it('finds each part of each rule under its id', () => {
    const { clauses, problems } = readClauses(RULES)
    expect(problems).toEqual([])
    expect(clauses.map(({ id, place, source }) => [id, place, source])).toEqual([
      ['R-USR-1', '/users/$uid .write', 'auth.uid === $uid'],
      ['R-USR-2', '/users/$uid .write', 'newData.val().matches(/\\S/)'],
      ['R-USR-3', '/users/$uid/$other .validate', 'false'],
    ])
  })

  it('opens one part and leaves the rest of the file as it is', () => {
    const [first, second, third] = readClauses(RULES).clauses
    expect(first?.opened).toBe(RULES.replace('auth.uid === $uid', 'true'))
    expect(second?.opened).toBe(RULES.replace('newData.val().matches(/\\\\S/)', 'true'))
    expect(third?.opened).toBe(RULES.replace('false', '"true"'))
  })

  it('tells of a part too many or too few', () => {
    const { problems } = readClauses(RULES.replace(' R-USR-2', ''))
    expect(problems).toContain('/users/$uid .write has 2 parts and 1 ids')
  })

  it('tells of a rule without ids', () => {
    const { problems } = readClauses(RULES.replace('// R-USR-3', '// See above.'))
    expect(problems).toContain('/users/$uid/$other .validate has 1 parts and 0 ids')
  })

  it('tells of an id that stands twice or out of order', () => {
    const { problems } = readClauses(RULES.replace('R-USR-3', 'R-USR-2'))
    expect(problems).toEqual(['R-USR-2 at /users/$uid/$other .validate should be R-USR-3'])
  })
})
