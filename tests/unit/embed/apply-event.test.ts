import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchAt, putAt, readEvent } from '@/embed/apply-event'

describe('an event of the stream', () => {
  it('is a path and what stands there', () => {
    expect(readEvent('{"path":"/a/b","data":1}')).toEqual({ path: ['a', 'b'], data: 1 })
    expect(readEvent('{"path":"/","data":null}')).toEqual({ path: [], data: null })
  })

  it.each(['', 'null', '[]', '{"data":1}', '{"path":7,"data":1}', '{"path":"/'])(
    'is none: %s',
    (text) => {
      expect(readEvent(text)).toBeUndefined()
    },
  )
})

describe('what is put', () => {
  it('stands at its path, and leaves what is beside it', () => {
    const tree = putAt(undefined, ['a', 'text'], 'one')
    expect(putAt(tree, ['b'], { text: 'two' })).toEqual({ a: { text: 'one' }, b: { text: 'two' } })
  })

  it('takes the whole away, or a part', () => {
    expect(putAt({ a: 1, b: 2 }, ['a'], null)).toEqual({ b: 2 })
    expect(putAt({ a: { x: 1, y: 2 } }, ['a', 'x'], null)).toEqual({ a: { y: 2 } })
    expect(putAt({ a: 1 }, [], { c: 3 })).toEqual({ c: 3 })
  })

  it('changes nothing that it was made from', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.nat())),
        fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
        fc.oneof(fc.nat(), fc.constant(null)),
        (tree, path, data) => {
          const before = JSON.stringify(tree)
          putAt(tree, path, data)
          expect(JSON.stringify(tree)).toBe(before)
        },
      ),
    )
  })

  it('may be several at once', () => {
    const tree = { a: { text: 'one', at: 1 }, b: { text: 'two' } }
    expect(patchAt(tree, [], { 'a/text': 'new', b: null, c: 3 })).toEqual({
      ...{ a: { text: 'new', at: 1 }, c: 3 },
    })
    expect(patchAt(tree, ['a'], 'nonsense')).toBe(tree)
  })
})
