import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'

const sha1 = (text: string) => createHash('sha1').update(text).digest('base64')

describe('hashNode', () => {
  it('[V8] leaves hash by type and value, numbers as their 64 bits', () => {
    expect(hashNode(null)).toBe('')
    expect(hashNode('a')).toBe(sha1('string:a'))
    expect(hashNode(true)).toBe(sha1('boolean:true'))
    expect(hashNode(1)).toBe(sha1('number:3ff0000000000000'))
  })

  it('[V8] branches hash their children in order, priorities first', () => {
    const leaf = sha1('boolean:true')
    expect(hashNode(fromJson({ b: true, a: true }))).toBe(sha1(`:a:${leaf}:b:${leaf}`))
    const ordered = fromJson({ b: true, a: { '.value': true, '.priority': 1 } })
    const prior = sha1('priority:number:3ff0000000000000:boolean:true')
    expect(hashNode(ordered)).toBe(sha1(`:b:${leaf}:a:${prior}`))
  })

  it('[V8] an edit has the hash of the same tree made anew', () => {
    const root = fromJson({ a: { b: 1 }, c: 2 })
    hashNode(root)
    expect(hashNode(withNodeAt(root, ['a', 'b'], 5))).toBe(
      hashNode(fromJson({ a: { b: 5 }, c: 2 })),
    )
  })
})
