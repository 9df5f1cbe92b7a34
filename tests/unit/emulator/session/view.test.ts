import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { isBranch, nodeAt } from '#emulator/data/node.ts'
import type { Query } from '#emulator/data/query.ts'
import { planWrite } from '#emulator/session/plan-write.ts'
import { createPushEncoder } from '#emulator/session/push-encoder.ts'
import { createView, updateView } from '#emulator/session/view.ts'

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
