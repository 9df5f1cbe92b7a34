import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'

describe('query', () => {
  const rules = compileRules({
    rules: { a: { '.read': "query.limitToLast <= 100 && query.orderByChild === 'at'" } },
  })
  const asks = (query?: object) =>
    rules.check({ op: 'read', path: '/a', auth: null, ...(query && { query }) }).allowed

  it('[R9] the bounds of a read can be asked for', () => {
    expect(asks({ index: 'at', from: 'right', limit: 100 })).toBe(true)
    expect(asks({ index: 'at', from: 'right', limit: 101 })).toBe(false)
    expect(asks({ index: 'at', from: 'left', limit: 10 })).toBe(false)
    expect(asks({ index: '.key', from: 'right', limit: 10 })).toBe(false)
    expect(asks()).toBe(false)
  })

  it('[R9] a read without a query is one by key, and a query without an order one by priority', () => {
    const judge = (expression: string, query?: object) =>
      compileRules({ rules: { '.read': expression } }).check({
        op: 'read',
        path: '/',
        auth: null,
        ...(query && { query }),
      }).allowed
    expect(judge('query.orderByKey && !query.orderByPriority && !query.orderByValue')).toBe(true)
    expect(judge('query.orderByChild == null && query.limitToFirst == null')).toBe(true)
    expect(judge('query.startAt == null && query.endAt == null && query.equalTo == null')).toBe(
      true,
    )
    expect(judge('query.orderByPriority && !query.orderByKey', { limit: 1 })).toBe(true)
  })

  it('[R9] so can its ends', () => {
    const bounded = compileRules({
      rules: {
        a: { '.read': "query.equalTo === 'x' && query.startAt === 'x' && query.orderByValue" },
      },
    })
    const end = { value: 'x', inclusive: true }
    const query = { index: '.value', start: end, end }
    expect(bounded.check({ op: 'read', path: '/a', auth: null, query }).allowed).toBe(true)
    const open = { index: '.value', start: end }
    expect(bounded.check({ op: 'read', path: '/a', auth: null, query: open }).allowed).toBe(false)
  })
})
