import { describe, expect, it } from 'vitest'
import { read } from './sources'

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly resolved?: string; readonly link?: boolean }
    >
  >
}

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as Lockfile

  it('names no registry, so that any mirror serves it', () => {
    const named = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'))
    expect(named.map(([path]) => path)).toEqual([])
  })

  it('has a version for every package, for every platform: npm ci refuses anything less', () => {
    const nameless = Object.entries(packages)
      .filter(([path, { link }]) => path.includes('node_modules/') && !link)
      .filter(([, { version }]) => !version)
    expect(nameless.map(([path]) => path)).toEqual([])
  })
})
