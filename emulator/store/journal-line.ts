import { crc32 } from 'node:zlib'

/** One applied write: the places it replaced and what they hold since. */
export interface JournalRecord {
  readonly namespace: string
  /** Path and exported JSON of each place. */
  readonly writes: readonly (readonly [string, unknown])[]
}

/** The line of a write: a checksum, then JSON. `values` is JSON text that is already encoded. */
export function encodeLine(
  namespace: string,
  writes: readonly { readonly path: string; readonly value: string }[],
): string {
  const pairs = writes.map(({ path, value }) => `[${JSON.stringify(path)},${value}]`)
  const json = `{"n":${JSON.stringify(namespace)},"w":[${pairs.join(',')}]}`
  return `${checksum(json)} ${json}\n`
}

/** Reads a line back; undefined where it is torn or changed. */
export function parseLine(line: string): JournalRecord | undefined {
  const json = line.slice(9)
  if (line[8] !== ' ' || checksum(json) !== line.slice(0, 8)) return undefined
  const { n, w } = JSON.parse(json) as { n: string; w: [string, unknown][] }
  return { namespace: n, writes: w }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
