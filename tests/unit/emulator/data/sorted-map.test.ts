import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mapBackward,
  mapDelete,
  mapEach,
  mapForward,
  mapFromSorted,
  mapGet,
  mapReader,
  mapSet,
  mapSize,
} from '#emulator/data/sorted-map.ts'
import type { SortedMap } from '#emulator/data/sorted-map.ts'

const order = (a: number, b: number) => a - b
const empty: SortedMap<number, string> = { keys: [], values: [] }

function entriesOf(map: SortedMap<number, string>): [number, string][] {
  const entries: [number, string][] = []
  mapEach(map, (key, value) => entries.push([key, value]))
  return entries
}

function upTo(count: number): SortedMap<number, string> {
  const keys = Array.from({ length: count }, (_, at) => at)
  return mapFromSorted(keys, keys.map(String))
}

const step = fc.record({ key: fc.nat(400), remove: fc.boolean() })

describe('sorted map', () => {
  it('[V9] reads neighbours without going down again, and anything else as ever', () => {
    const map = upTo(100_000)
    let compared = 0
    const counting = (a: number, b: number) => {
      compared++
      return a - b
    }
    const readOne = mapReader(counting, map)
    for (let key = 99_999; key >= 99_900; key--) expect(readOne(key)).toBe(String(key))
    expect(compared / 100).toBeLessThan(11)
    for (const key of [0, 50_000, -1, 100_000, 31, 32]) {
      expect(readOne(key)).toBe(mapGet(order, map, key))
    }
    expect(mapReader(order, empty)(1)).toBeUndefined()
  })

  it('[V9] any run of changes ends as a plain map would', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
        let map: SortedMap<number, string> = empty
        const model = new Map<number, string>()
        for (const [at, { key, remove }] of steps.entries()) {
          map = remove ? mapDelete(order, map, key) : mapSet(order, map, [key, String(at)])
          if (remove) model.delete(key)
          else model.set(key, String(at))
        }
        const expected = [...model].toSorted((a, b) => a[0] - b[0])
        expect(entriesOf(map)).toEqual(expected)
        expect(mapSize(map)).toBe(model.size)
        for (const [key, value] of expected) expect(mapGet(order, map, key)).toBe(value)
      }),
    )
  })

  it('[V9] a change leaves the older version alone and shares what it can', () => {
    const before = upTo(10_000)
    const after = mapSet(order, before, [5_000, 'new'])
    expect(mapGet(order, before, 5_000)).toBe('5000')
    expect(mapGet(order, after, 5_000)).toBe('new')
    const parts = (map: SortedMap<number, string>) => ('parts' in map ? map.parts : [])
    const changed = parts(after).filter((part, at) => part !== parts(before)[at])
    expect(changed).toHaveLength(1)
  })

  it('[V9] emptying a wide map leaves nothing', () => {
    let map = upTo(2_000)
    for (let key = 0; key < 2_000; key++) map = mapDelete(order, map, key)
    expect(mapSize(map)).toBe(0)
    expect(entriesOf(map)).toEqual([])
  })

  it('[Q3] walks start at the sought place, both ways', () => {
    const map = upTo(5_000)
    let looks = 0
    const isBefore = (key: number) => ++looks > 0 && key < 4_321
    expect(mapForward(map, isBefore).next().value).toEqual([4_321, '4321'])
    expect(looks).toBeLessThan(120)
    expect(mapBackward(map, (key) => key > 17).next().value).toEqual([17, '17'])
    expect([...mapForward(map, (key) => key < 4_998)].map(([key]) => key)).toEqual([4_998, 4_999])
    expect([...mapBackward(map, (key) => key > 1)].map(([key]) => key)).toEqual([1, 0])
  })
})
