import { describe, expect, it } from 'vitest'
import { moveInGrid } from '@/ui/components/emoji/emoji-grid'

/** Rows of eight: 3; 8 and 2; none; 9. */
const LENGTHS = [3, 10, 0, 9]
const from = (group: number, place: number, key: string) => {
  const cell = moveInGrid(LENGTHS, { group, place }, key)
  return cell && [cell.group, cell.place]
}

describe('moveInGrid', () => {
  it('goes on over the end of a group, past one that is empty', () => {
    expect(from(0, 2, 'ArrowRight')).toEqual([1, 0])
    expect(from(1, 9, 'ArrowRight')).toEqual([3, 0])
    expect(from(3, 0, 'ArrowLeft')).toEqual([1, 9])
  })

  it('stays at the ends', () => {
    expect(from(0, 0, 'ArrowLeft')).toEqual([0, 0])
    expect(from(0, 1, 'ArrowUp')).toEqual([0, 1])
    expect(from(3, 8, 'ArrowRight')).toEqual([3, 8])
    expect(from(3, 8, 'ArrowDown')).toEqual([3, 8])
  })

  it('keeps the column as far as the row reaches', () => {
    expect(from(1, 5, 'ArrowDown')).toEqual([1, 9])
    expect(from(1, 9, 'ArrowDown')).toEqual([3, 1])
    expect(from(3, 1, 'ArrowUp')).toEqual([1, 9])
    expect(from(1, 7, 'ArrowUp')).toEqual([0, 2])
    expect(from(1, 9, 'ArrowUp')).toEqual([1, 1])
  })

  it('knows no other key', () => {
    expect(from(0, 0, 'Tab')).toBeUndefined()
  })
})
