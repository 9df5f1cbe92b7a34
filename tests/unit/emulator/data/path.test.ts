import { describe, expect, it } from 'vitest'
import { formatPath, isWithin, parsePath } from '#emulator/data/path.ts'

describe('path', () => {
  it('[V11] a path is its keys, whatever the slashes', () => {
    expect(parsePath('/a//b/')).toEqual(['a', 'b'])
    expect(parsePath('/')).toEqual([])
    expect(formatPath(['a', 'b'])).toBe('/a/b')
    expect(formatPath([])).toBe('/')
  })

  it('[V11] a place is within itself and what is above it', () => {
    expect(isWithin([], ['a'])).toBe(true)
    expect(isWithin(['a'], ['a'])).toBe(true)
    expect(isWithin(['a', 'b'], ['a'])).toBe(false)
    expect(isWithin(['a'], ['ab'])).toBe(false)
  })
})
