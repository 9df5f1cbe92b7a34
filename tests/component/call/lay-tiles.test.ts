import { describe, expect, it } from 'vitest'
import { layTiles } from '@/ui/views/call/lay-tiles'

describe('layTiles', () => {
  it.each([
    ['one, as wide as a screen', 1, 800, 300, 1],
    ['two beside each other on a desk', 2, 900, 330, 2],
    ['two above each other on a phone', 2, 366, 400, 1],
    ['five in rows of three on a desk', 5, 900, 330, 3],
    ['five in rows of two on a phone', 5, 296, 280, 2],
    ['six in rows of two on a phone', 6, 366, 440, 2],
    ['six in one row where it is very low', 6, 1200, 110, 6],
  ])('stands %s', (_, count, ...[width, height, columns]) => {
    expect(layTiles(count, { width, height, gap: 8 }).columns).toBe(columns)
  })

  it('never needs more space than there is, nor cuts much off a face', () => {
    const gap = 8
    for (let count = 1; count <= 6; count++) {
      for (let width = 120; width <= 1300; width += 59) {
        for (let height = 110; height <= 700; height += 37) {
          const tile = layTiles(count, { width, height, gap })
          const rows = Math.ceil(count / tile.columns)
          expect(tile.columns * (tile.width + gap) - gap).toBeLessThanOrEqual(width)
          expect(rows * (tile.height + gap) - gap).toBeLessThanOrEqual(height)
          expect(tile.width / tile.height).toBeGreaterThan(0.9)
          expect(tile.width / tile.height).toBeLessThan(1.9)
        }
      }
    }
  })

  it('takes nothing where there is none', () => {
    expect(layTiles(3, { width: 0, height: 0, gap: 8 })).toMatchObject({ width: 0, height: 0 })
  })
})
