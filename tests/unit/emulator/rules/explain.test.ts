import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'

const alice = { uid: 'alice' }

describe('explanation', () => {
  it('[R10] a refusal names the clause, the place and the values of the part that failed', () => {
    const rules = compileRules(`{
  "rules": {
    "rooms": { "$room": { ".write": "auth != null && newData.child('by').val() === auth.uid" } }
  }
}`)
    const { allowed, trace } = rules.check({
      op: 'write',
      path: '/rooms/r1',
      auth: alice,
      newData: { by: 'bob' },
    })
    expect(allowed).toBe(false)
    expect(trace).toEqual([
      'write of /rooms/r1 denied',
      '.write at /rooms/r1 (/rooms/$room), line 3:37 → false',
      `  newData.child('by').val() === auth.uid → false [newData.child('by').val() = "bob", auth.uid = "alice"]`,
    ])
  })

  it('[R10] where no clause is on the way, that is said', () => {
    const { trace } = compileRules({ rules: {} }).check({ op: 'read', path: '/a', auth: null })
    expect(trace).toEqual(['read of /a denied: no .read clause on the way'])
  })

  it('[R10] each side of an or is told, and of a choice the side taken', () => {
    const rules = compileRules({ rules: { '.read': 'now < 0 || (now > 0 ? now === 1 : true)' } })
    const { trace } = rules.check({ op: 'read', path: '/', auth: null, now: 5 })
    expect(trace.slice(2)).toEqual([
      '  now < 0 → false [now = 5]',
      '  now > 0 → true',
      '  now === 1 → false [now = 5]',
    ])
  })

  it('[R6] [R10] a value of the wrong kind is told as the reason', () => {
    const rules = compileRules({ rules: { '.read': 'auth.uid.length > 1' } })
    const { trace } = rules.check({ op: 'read', path: '/', auth: null })
    expect(trace[2]).toContain('auth.uid is not a string')
  })
})
