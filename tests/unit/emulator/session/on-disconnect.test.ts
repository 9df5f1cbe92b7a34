import { describe, expect, it } from 'vitest'
import { createOnDisconnectQueue } from '#emulator/session/on-disconnect.ts'

const set = (path: string[], data: unknown) => ({ kind: 'set' as const, path, data })

describe('createOnDisconnectQueue', () => {
  it('[D3] writes come out in the order they went in, once', () => {
    const queue = createOnDisconnectQueue()
    queue.add(set(['a'], 1))
    queue.add(set(['b'], 2))
    expect(queue.drain().map((order) => order.data)).toEqual([1, 2])
    expect(queue.drain()).toEqual([])
  })

  it('[D3] a later write takes the place of what it covers, in updates too', () => {
    const queue = createOnDisconnectQueue()
    queue.add({ kind: 'update', path: ['a'], data: { 'b/c': 1, d: 2 } })
    queue.add(set(['a', 'b'], 3))
    expect(queue.drain()).toEqual([
      { kind: 'update', path: ['a'], data: { d: 2 } },
      set(['a', 'b'], 3),
    ])
  })

  it('[D3] a cancel leaves what is above', () => {
    const queue = createOnDisconnectQueue()
    queue.add(set(['a'], { b: 1 }))
    queue.cancel(['a', 'b'])
    expect(queue.drain()).toHaveLength(1)
  })
})
