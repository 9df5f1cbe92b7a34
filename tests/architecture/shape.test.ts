import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, importsOf, read } from './sources'

const code = [...filesBelow('src'), ...filesBelow('emulator'), ...filesBelow('scripts')].filter(
  (path) => /\.(ts|vue|mjs)$/.test(path) && !path.endsWith('.d.ts'),
)
const withoutExtension = (path: string) => path.replace(/\.(ts|vue)$/, '')

describe('the shape of the code', () => {
  it('has no import cycles', () => {
    const graph = new Map(
      code.map((path) => [withoutExtension(path), importsOf(path).map(withoutExtension)]),
    )
    expect(findCycle(graph)).toEqual([])
  })

  it('names TypeScript files in kebab-case, components in PascalCase, composables useX', () => {
    const misnamed = code.filter((path) => {
      const name = basename(path)
      if (name.endsWith('.vue')) return !/^[A-Z][A-Za-z]+\.vue$/.test(name)
      if (dirname(path).endsWith('composables')) return !/^use[A-Z][A-Za-z]+\.ts$/.test(name)
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.config)?\.(ts|mjs)$/.test(name)
    })
    expect(misnamed).toEqual([])
  })

  it('exports by name only, but for what a tool reads', () => {
    const own = code.filter((path) => !/(\.config|-reporter)\.ts$/.test(path))
    expect(own.filter((path) => /^export default\b/m.test(read(path)))).toEqual([])
  })

  it('has no half-finished mark', () => {
    expect(code.filter((path) => /\b(TODO|FIXME|HACK|XXX)\b/.test(read(path)))).toEqual([])
  })

  it('keeps the SDK in its adapter', () => {
    const users = filesBelow('src').filter((path) => /from '@?firebase\//.test(read(path)))
    expect(users.filter((path) => !path.startsWith('src/adapters/firebase/'))).toEqual([])
  })

  it('keeps the emulator apart from the app and the SDK', () => {
    const reaching = filesBelow('emulator')
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => /from '(@\/|@?firebase\/|\.\.\/(\.\.\/)*src)/.test(read(path)))
    expect(reaching).toEqual([])
  })
})

/** The first cycle that is found, as the list of its files; empty where there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const path: string[] = []

  function visit(node: string): string[] {
    if (done.has(node)) return []
    const start = path.indexOf(node)
    if (start >= 0) return [...path.slice(start), node]
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle.length > 0) return cycle
    }
    path.pop()
    done.add(node)
    return []
  }

  for (const node of graph.keys()) {
    const cycle = visit(node)
    if (cycle.length > 0) return cycle
  }
  return []
}
