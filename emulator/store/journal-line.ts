import { crc32 } from 'node:zlib'

/** One change that was made: the places it replaced and what they hold since, or new rules. */
export interface JournalRecord {
  readonly namespace: string
  /** Path and exported JSON of each place. */
  readonly writes: readonly (readonly [string, unknown])[]
  /** The text of the rules that the namespace was given; null where it lost its own. */
  readonly rules?: string | null
}

/** One place that a write replaces. */
export interface StoredWrite {
  readonly path: string
  /** Exported JSON text. */
  readonly value: string
}

/** The line of a write: a checksum, then JSON. `values` is JSON text that is already encoded. */
export function encodeLine(namespace: string, writes: readonly StoredWrite[]): string {
  const pairs = writes.map(({ path, value }) => `[${JSON.stringify(path)},${value}]`)
  return seal(`{"n":${JSON.stringify(namespace)},"w":[${pairs.join(',')}]}`)
}

/** The line of rules that a namespace was given, or lost. */
export function encodeRulesLine(namespace: string, rules: string | null): string {
  return seal(JSON.stringify({ n: namespace, r: rules }))
}

/** Reads a line back; undefined where it is torn or changed. */
export function parseLine(line: string): JournalRecord | undefined {
  const json = line.slice(9)
  if (line[8] !== ' ' || checksum(json) !== line.slice(0, 8)) return undefined
  const { n, w = [], r } = JSON.parse(json) as Line
  return r === undefined ? { namespace: n, writes: w } : { namespace: n, writes: w, rules: r }
}

interface Line {
  readonly n: string
  readonly w?: [string, unknown][]
  readonly r?: string | null
}

function seal(json: string): string {
  return `${checksum(json)} ${json}\n`
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
