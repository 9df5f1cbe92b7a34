import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findDifferences } from '#emulator/data/compound-hash.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { parsePath } from '#emulator/data/path.ts'

const sha1 = (text: string) => createHash('sha1').update(text).digest('base64')

/** What differs where a client has exactly what these texts say. */
function differences(json: unknown, texts: readonly string[], posts: readonly string[]) {
  const hashes = texts.map((text) => (text === '' ? '' : sha1(text)))
  return findDifferences(fromJson(json), { hashes, posts: posts.map(parsePath) })
}

describe('ranges of a compound hash', () => {
  it.each([
    [{ foo: 'bar' }, ['("foo":(string:"bar"))', ''], ['foo']],
    [
      { 1: 'one', 2: 'two', 10: 'ten' },
      ['("1":(string:"one"),"2":(string:"two"))', '("10":(string:"ten"))', ''],
      ['2', '10'],
    ],
    [
      { a: { b: true }, c: { d: 1 } },
      ['("a":("b":(boolean:true)),"c":("d":(number:3ff0000000000000)))', ''],
      ['c/d'],
    ],
    [
      { a: { b: true, c: { d: 1 } } },
      ['("a":("b":(boolean:true)))', '("a":("c":("d":(number:3ff0000000000000))))', ''],
      ['a/b', 'a/c/d'],
    ],
    [
      { a: { '.value': 'x', '.priority': 'y' } },
      ['("a":(priority:string:"y":string:"x"))', ''],
      ['a'],
    ],
    [
      { a: { '!': 'x', '.priority': 'p', z: 'y' }, b: 'q' },
      [
        '("a":("!":(string:"x"),".priority":(string:"p")))',
        '("a":("z":(string:"y")),"b":(string:"q"))',
        '',
      ],
      ['a/.priority', 'b'],
    ],
    [{ '"\\"\\': '"\\"\\' }, ['("\\"\\\\\\"\\\\":(string:"\\"\\\\\\"\\\\"))', ''], ['"\\"\\']],
    ['alone', ['(string:"alone")', ''], ['/']],
    [null, [''], []],
  ])('[L14] the leaves of a range in quoted form: %j', (json, texts, posts) => {
    expect(differences(json, texts, posts)).toEqual([])
  })

  it('[L13] only what is in a range that differs is told, and how the others stand in between', () => {
    const texts = ['("a":(string:"1"))', '("b":(string:"2"))', '("c":(string:"3"))', '']
    const tree = { a: '1', b: 'new', bb: { c: 4 }, c: '3', d: { e: '5' } }
    expect(differences(tree, texts, ['a', 'b', 'c'])).toEqual([
      { range: 1, data: '{"b":"new"}' },
      { range: 2, data: '{"bb":{"c":4},"c":"3"}' },
      { range: 3, data: '{"d":{"e":"5"}}' },
    ])
  })

  it('[L14] a place belongs to the range before what is below it', () => {
    const texts = ['("a":(string:"1"))', '']
    expect(differences({ a: { b: 1 } }, texts, ['a'])).toEqual([
      { range: 0, data: 'null' },
      { range: 1, data: '{"a":{"b":1}}' },
    ])
  })

  it('[L15] where a priority would be lost on the way, ranges do not tell', () => {
    const branch = { a: { '!': 'x', '.priority': 'p', z: 'y' } }
    expect(differences(branch, ['', '', ''], ['a/!', 'a/.priority'])).toBeUndefined()
    expect(differences(branch, ['', ''], ['a/!'])).toHaveLength(2)
    const leaf = { a: { '.value': 'x', '.priority': 'p' }, b: 'y' }
    expect(differences(leaf, ['', ''], ['a'])).toBeUndefined()
    expect(differences(leaf, ['', ''], ['a/-'])).toBeUndefined()
    expect(differences(leaf, ['', ''], ['b'])).toHaveLength(1)
  })
})
