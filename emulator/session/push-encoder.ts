import { encodeNode } from '../data/to-json.ts'
import type { Path } from '../data/path.ts'
import { encodePush } from '../wire/messages.ts'
import type { Entry } from './plan-write.ts'

/** Turns what a view shows of one change into a push. */
export interface PushEncoder {
  /** Shares the text with every view that is shown the same entries. */
  readonly encode: (kind: 'set' | 'update', base: Path, entries: readonly Entry[]) => string
  /** For what only one view can show, such as its window. */
  readonly encodeOnce: (kind: 'set' | 'update', base: Path, entries: readonly Entry[]) => string
}

/** An encoder for one change; texts are shared within it. */
export function createPushEncoder(): PushEncoder {
  const texts = new Map<string, string>()
  const values = new Map<Entry['node'], string>()
  const encodeValue = (node: Entry['node']) => {
    const known = values.get(node)
    if (known !== undefined) return known
    const text = encodeNode(node)
    values.set(node, text)
    return text
  }
  const encodeOnce: PushEncoder['encodeOnce'] = (kind, base, entries) => {
    const [first] = entries
    if (kind === 'set' && first) {
      return encodePush('d', first.path.join('/'), encodeValue(first.node))
    }
    const pairs = entries.map(({ path, node }) => {
      const key = path.slice(base.length).join('/')
      return `${JSON.stringify(key)}:${encodeValue(node)}`
    })
    return encodePush('m', base.join('/'), `{${pairs.join(',')}}`)
  }
  const encode: PushEncoder['encode'] = (kind, base, entries) => {
    const key = [kind, base.join('/'), ...entries.map((entry) => entry.path.join('/'))].join('\n')
    const known = texts.get(key)
    if (known !== undefined) return known
    const text = encodeOnce(kind, base, entries)
    texts.set(key, text)
    return text
  }
  return { encode, encodeOnce }
}
