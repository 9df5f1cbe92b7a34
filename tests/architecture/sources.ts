import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LEFT_OUT = new Set(['node_modules', 'dist', 'output'])

/** Every file below a folder, as paths from the project's root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

export const read = (path: string): string => readFileSync(path, 'utf8')

/** What a file imports from this project, as paths without extension. */
export function importsOf(path: string): string[] {
  const found = read(path).matchAll(/^\s*(?:import|export)[^'"]*?from\s+['"]([^'"]+)['"]/gm)
  return [...found]
    .filter(([line]) => !/^\s*(?:import|export) type\b/.test(line))
    .map(([, target]) => resolveImport(path, target ?? ''))
    .filter((target) => target !== undefined)
}

function resolveImport(from: string, target: string): string | undefined {
  if (target.startsWith('@/')) return join('src', target.slice(2))
  if (target.startsWith('.')) return join(from, '..', target)
  return undefined
}
