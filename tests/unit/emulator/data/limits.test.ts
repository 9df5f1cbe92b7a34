import { describe, expect, it } from 'vitest'
import { checkKey, checkPath } from '#emulator/data/limits.ts'

describe('limits', () => {
  it.each(['', 'a.b', 'a$', '#', '[', ']', 'a/b', '\u0001', '\u007f'])(
    '[X1] %j cannot be a key',
    (key) => {
      expect(() => {
        checkKey(key)
      }).toThrow('Invalid key')
    },
  )

  it('[X1] 768 bytes are enough for a key, 769 are too many', () => {
    expect(() => {
      checkKey('x'.repeat(768))
    }).not.toThrow()
    expect(() => {
      checkKey('x'.repeat(769))
    }).toThrow('768 bytes')
    expect(() => {
      checkKey('€'.repeat(257))
    }).toThrow('768 bytes')
    expect(() => {
      checkKey('😀 é -_~ 中文')
    }).not.toThrow()
  })

  it('[X2] a path has at most 32 keys', () => {
    expect(() => {
      checkPath(Array.from({ length: 33 }, () => 'k'))
    }).toThrow('deeper than 32')
  })
})
