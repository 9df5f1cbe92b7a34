import { readFileSync } from 'node:fs'
import { minify, type MinifyOptions } from 'terser'
import type { Plugin } from 'vite'

/** What TypeScript called `private` in these types. */
function privateNames(types: string): RegExp {
  const source = readFileSync(new URL(`../node_modules/${types}`, import.meta.url), 'utf8')
  const names = [...source.matchAll(/\bprivate (?:readonly )?(\w+)/g)].map(([, name]) => name)
  if (names.length === 0) throw new Error(`no private names in ${types}`)
  return new RegExp(`^(?:${names.join('|')})$`)
}

/** A library whose files alone know its private names. */
interface Library {
  /** In the path of each of those files. */
  readonly path: string
  readonly names: RegExp
  /** Of those, what others ask for or what is kept on the disk. */
  readonly but?: readonly string[]
  /** Of its files, what the names were shortened to. */
  readonly nameCache: NonNullable<MinifyOptions['nameCache']>
}

const libraries = (): readonly Library[] => [
  // What was private there ends in `_`.
  { path: '@firebase/database/dist/index.esm', names: /^[a-z]\w*_$/i, nameCache: {} },
  {
    path: '@tanstack/virtual-core/dist/esm/',
    names: privateNames('@tanstack/virtual-core/dist/esm/index.d.ts'),
    nameCache: {},
  },
  {
    // What the SDK keeps from the rest of the world begins with `_`.
    path: '@firebase/auth/dist/esm/',
    names: /^_[a-z]\w*$/i,
    // The first are known to the other parts of the SDK; the last outlives a page.
    but: ['_delegate', '_delete', '_key', '_redirectEventId'],
    nameCache: {},
  },
]

/** Shortens what is private to a library, thousands of places that no minifier may touch unasked. */
export function shortenPrivateNames(): Plugin {
  const known = libraries()
  return {
    name: 'hearth:shorten-private-names',
    apply: 'build',
    async transform(code, id) {
      const library = known.find(({ path }) => id.includes(path))
      if (!library) return null
      const { names, but = [], nameCache } = library
      const { code: shorter, map } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: false,
        nameCache,
        // The other names are left to who comes after: it sees the whole chunk.
        mangle: {
          keep_classnames: true,
          keep_fnames: true,
          properties: { regex: names, keep_quoted: true, reserved: [...but] },
        },
        sourceMap: true,
      })
      return shorter === undefined ? null : { code: shorter, map: map as string }
    },
  }
}
