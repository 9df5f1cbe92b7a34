import { describe, expect, it } from 'vitest'
import { planWrite } from '#emulator/session/plan-write.ts'
import { createViewRegistry } from '#emulator/session/view-registry.ts'

const change = (path: string[], data: unknown) => planWrite(null, { kind: 'set', path, data }, 0)

function join(registry: ReturnType<typeof createViewRegistry>, path: string[]) {
  const pushes: string[] = []
  const leave = registry.join({ root: null, path, query: undefined }, (push) => pushes.push(push))
  return { pushes, leave }
}

describe('createViewRegistry', () => {
  it('[W5] listeners of one place, and of those above, share one text', () => {
    const registry = createViewRegistry()
    const [one, two, above] = [join(registry, ['a']), join(registry, ['a']), join(registry, [])]
    registry.publish(change(['a', 'b'], { x: 1 }))
    expect(one.pushes).toEqual(two.pushes)
    expect(one.pushes).toEqual(above.pushes)
    expect(one.pushes).toHaveLength(1)
  })

  it('[L7] who left hears nothing, and leaving twice is no fault', () => {
    const registry = createViewRegistry()
    const [one, two] = [join(registry, ['a', 'b']), join(registry, ['a', 'b'])]
    one.leave()
    one.leave()
    registry.publish(change(['a'], { b: 1 }))
    expect([one.pushes.length, two.pushes.length, registry.size()]).toEqual([0, 1, 1])
    two.leave()
    expect(registry.size()).toBe(0)
  })

  it('[L7] a listener that leaves while it is told ends nothing for the others', () => {
    const registry = createViewRegistry()
    const heard: string[] = []
    const target = { root: null, path: ['a'], query: undefined }
    const leave = registry.join(target, () => {
      leave()
      heard.push('first')
    })
    registry.join(target, () => heard.push('second'))
    registry.publish(change(['a'], 1))
    registry.publish(change(['a'], 2))
    expect(heard).toEqual(['first', 'second', 'second'])
  })

  it('[L6] nothing new is nothing said', () => {
    const registry = createViewRegistry()
    const { pushes } = join(registry, [])
    registry.publish(change(['a'], null))
    expect(pushes).toEqual([])
  })
})
