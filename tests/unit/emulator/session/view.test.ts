import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { isBranch, nodeAt } from '#emulator/data/node.ts'
import type { Query } from '#emulator/data/query.ts'
import { planWrite } from '#emulator/session/plan-write.ts'
import { createPushEncoder } from '#emulator/session/push-encoder.ts'
import { createView, updateView } from '#emulator/session/view.ts'

const bound = (value: number) => ({ value, inclusive: true })
const last = (limit: number): Query => ({ index: 'n', from: 'right', limit })

describe('view', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${String(n)}`, { n }]))
  const root = fromJson({ l: many })

  it('[Q3] a change beside the index, outside the window, does not even read it', () => {
    const view = createView(root, ['l'], last(2))
    const before = view.keys
    const change = planWrite(root, { kind: 'set', path: ['l', 'k5', 'text'], data: 'x' }, 0)
    expect(updateView(view, change, createPushEncoder())).toBeUndefined()
    expect(view.keys).toBe(before)
  })

  it('[Q3] a range without a limit keeps no list of what it holds, and moves all the same', () => {
    const view = createView(root, ['l'], { index: 'n', from: 'left', start: bound(3) })
    expect(view.keys.size).toBe(0)
    const update = (key: string, data: unknown) => {
      const change = planWrite(root, { kind: 'set', path: ['l', key], data }, 0)
      return updateView(view, change, createPushEncoder())
    }
    expect(update('k1', { n: 2 })).toBeUndefined()
    expect(update('k1', { n: 3 })).toContain('"p":"l/k1","d":{"n":3}')
    expect(update('k7', { n: 0 })).toContain('"p":"l/k7","d":null')
    expect(update('k7', null)).toContain('"p":"l/k7","d":null')
    expect(update('k7', { n: 9 })).toContain('"p":"l/k7","d":{"n":9}')
  })

  it('[L2] the window of one view is never shown to another', () => {
    const all = createView(root, ['l'], undefined)
    const window = createView(root, ['l'], last(1))
    const change = planWrite(root, { kind: 'set', path: ['l', 'k499'], data: 'no n' }, 0)
    const encoder = createPushEncoder()
    expect(updateView(all, change, encoder)).toContain('"p":"l/k499","d":"no n"')
    expect(updateView(window, change, encoder)).toContain('{"k499":null,"k498":{"n":498}}')
  })

  it('[Q4] the index that a view built lives on in later versions', () => {
    createView(root, ['l'], last(2))
    const later = nodeAt(withNodeAt(root, ['l', 'new', 'n'], 1), ['l'])
    expect(isBranch(later) && later.indexes?.has('n')).toBe(true)
  })
})
