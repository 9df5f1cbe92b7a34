import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { encodeNode, toJson } from '#emulator/data/to-json.ts'

describe('toJson', () => {
  it('[V4] mostly small integers read back as an array, others as an object', () => {
    expect(toJson(fromJson({ 0: 'a', 1: 'b', 3: 'd' }))).toEqual(['a', 'b', null, 'd'])
    expect(toJson(fromJson({ 0: 'a', 9: 'b' }))).toEqual({ 0: 'a', 9: 'b' })
    expect(toJson(fromJson({ 0: 'a', x: 'b' }))).toEqual({ 0: 'a', x: 'b' })
    expect(toJson(fromJson({ '01': 'a' }))).toEqual({ '01': 'a' })
  })

  it('[V1] children are written in the order of their keys', () => {
    expect(encodeNode(fromJson({ b: 1, a: 2, 10: 3, 9: 4 }))).toBe('{"9":4,"10":3,"a":2,"b":1}')
  })

  it('[V2] nothing is null', () => {
    expect(toJson(null)).toBeNull()
  })
})
