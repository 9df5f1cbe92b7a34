import { minify } from 'terser'
import type { Plugin } from 'vite'

/** One file, which alone knows the names in it that end in `_`: what TypeScript called `private` there. */
const DATABASE_SDK = '@firebase/database/dist/index.esm'
const PRIVATE_NAME = /^[a-z]\w*_$/i

/** Shortens the private names of the database SDK, 1,400 places that no minifier may touch unasked. */
export function shortenPrivateNames(): Plugin {
  return {
    name: 'hearth:shorten-private-names',
    apply: 'build',
    async transform(code, id) {
      if (!id.includes(DATABASE_SDK)) return null
      const { code: shorter, map } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: false,
        // The other names are left to who comes after: it sees the whole chunk.
        mangle: {
          keep_classnames: true,
          keep_fnames: true,
          properties: { regex: PRIVATE_NAME, keep_quoted: true },
        },
        sourceMap: true,
      })
      return shorter === undefined ? null : { code: shorter, map: map as string }
    },
  }
}
