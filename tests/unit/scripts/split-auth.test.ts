import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'
import { splitAuth } from '../../../scripts/split-auth'

/** As Vite asks the plugin. */
const plugin = splitAuth() as unknown as {
  resolveId(source: string, importer: string): string | undefined
  load(id: string): string | null
}
const later = plugin.resolveId('firebase/auth', '/src/adapters/firebase/firebase-sign-in.ts')
const laterCode = plugin.load(later ?? '') ?? ''
const [, core = ''] = /from '\.\/(index-[\w-]+\.js)'/.exec(laterCode) ?? []
const firstCode = plugin.load((later ?? '').replace('index-later.js', core)) ?? ''

describe('the two halves of the auth SDK', () => {
  it('are each a module', () => {
    for (const code of [firstCode, laterCode]) {
      expect(() => parse(code, { ecmaVersion: 'latest', sourceType: 'module' })).not.toThrow()
    }
  })

  it('have the ways of signing in in the second alone', () => {
    expect(laterCode).toContain('class PopupOperation')
    expect(laterCode).toContain('function signInAnonymously')
    expect(firstCode).not.toContain('PopupOperation')
    expect(firstCode).not.toContain('function signInAnonymously')
    expect(firstCode).toContain('class AuthImpl')
    expect(laterCode).not.toContain('class AuthImpl')
  })

  it('share what both use, and nothing of it is written by the second', () => {
    const [, shared = ''] = /import \{ (.*) \} from '\.\/index-/.exec(laterCode) ?? []
    const names = shared.split(',').map((pair) => pair.split(' as ')[1] ?? '')
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      expect(firstCode).toContain(`${name} as $${name}`)
      expect(laterCode).not.toMatch(new RegExp(`^\\s*${name} (=|\\+=) `, 'm'))
    }
  })

  it('leave everybody else with the first', () => {
    expect(plugin.resolveId('firebase/auth', '/src/adapters/firebase/backend.ts')).toBeUndefined()
    expect(plugin.resolveId('firebase/app', later ?? '')).toBeUndefined()
  })
})
