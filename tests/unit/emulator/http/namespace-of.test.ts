import { describe, expect, it } from 'vitest'
import { namespaceOf } from '#emulator/http/namespace-of.ts'

const name = (host: string, query = '') => namespaceOf(host, new URLSearchParams(query))

describe('namespaceOf', () => {
  it.each([
    ['127.0.0.1:9000', 'ns=demo', 'demo'],
    ['chat.firebaseio.com', 'ns=demo', 'demo'],
    ['chat.firebaseio.com', '', 'chat'],
    ['chat.localhost:9000', '', 'chat'],
    ['localhost:9000', '', 'default'],
    ['127.0.0.1:9000', '', 'default'],
    ['[::1]:9000', '', 'default'],
  ])('[H5] %s?%s is %s', (host, query, wanted) => {
    expect(name(host, query)).toBe(wanted)
  })
})
