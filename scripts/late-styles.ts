import type { Plugin } from 'vite'

/**
 * Folders of `src/ui` whose parts Hearth never opens with. Their styles come with their scripts, and are not in the one
 * stylesheet that the first picture waits for.
 */
const LATE =
  /src\/ui\/(views\/(account|aside|call|care|connection|embed|export|fast-path|files|filter|invite|lab|palette|people|search|settings)|components\/(call|connection|emoji|lab|search|settings))\/\w+\.vue$/

const STYLE = /^import "([^"]+\.vue\?vue&type=style&[^"]+)";?$/gm

/**
 * Gives each late part its styles as a constructed stylesheet: no request of its own, and none of the inline styles
 * that the content policy forbids. While developing they are left to Vite, which can exchange them.
 */
export function lateStyles(): Plugin {
  return {
    name: 'hearth:late-styles',
    apply: 'build',
    transform(code, id) {
      if (!LATE.test(id)) return undefined
      const sheets: string[] = []
      const rest = code.replace(STYLE, (_, from: string) => {
        const name = `lateStyle${sheets.length}`
        sheets.push(name)
        return `import ${name} from ${JSON.stringify(from.replace('&type=style', '&type=style&inline'))}`
      })
      if (sheets.length === 0) return undefined
      const adopt = `import { adoptStyle } from '@/ui/styles/adopt-style'\n`
      return {
        code: `${adopt}${rest}\n${sheets.map((name) => `adoptStyle(${name})`).join('\n')}\n`,
        map: null,
      }
    },
  }
}
