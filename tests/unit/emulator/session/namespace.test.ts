import { describe, expect, it } from 'vitest'
import { ADMIN, NOBODY } from '#emulator/auth/read-token.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import { createNamespace } from '#emulator/session/namespace.ts'

const set = (data: unknown) => ({ kind: 'set' as const, path: ['a'], data })

describe('createNamespace', () => {
  it('[J1] a write is recorded before anyone hears of it, a refused one never', () => {
    const steps: string[] = []
    const rules = compileRules({ rules: { a: { '.read': true, '.write': 'newData.val() === 1' } } })
    const record = () => steps.push('recorded')
    const namespace = createNamespace({ name: 'n', rules, clock: () => 0, record })
    const target = { root: null, path: ['a'], query: undefined }
    namespace.views.join(target, () => steps.push('heard'))
    expect(namespace.write(set(2), NOBODY).status).toBe('permission_denied')
    expect(namespace.write(set(1), NOBODY).status).toBe('ok')
    expect(steps).toEqual(['recorded', 'heard'])
  })

  it('[P3] a stale hash is told before the rules are asked', () => {
    const rules = compileRules({ rules: { a: { '.write': 'newData.val() > data.val()' } } })
    const root = fromJson({ a: 5 })
    const namespace = createNamespace({ name: 'n', rules, clock: () => 0, root })
    expect(namespace.write({ ...set(3), hash: 'old' }, NOBODY).status).toBe('datastale')
    expect(namespace.write(set(3), NOBODY).status).toBe('permission_denied')
  })

  it('[R10] a denial is explained where someone asks', () => {
    const explained: string[] = []
    const namespace = createNamespace({
      name: 'n',
      rules: compileRules({ rules: {} }),
      clock: () => 0,
      onDenied: (explain) => explained.push(...explain()),
    })
    namespace.mayRead({ path: ['a'] }, NOBODY)
    namespace.write(set(1), NOBODY)
    namespace.write(set(1), ADMIN)
    expect(explained).toEqual([
      'read of /a denied: no .read clause on the way',
      'write of /a denied: no .write clause on the way',
    ])
  })
})
