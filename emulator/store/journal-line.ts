import { crc32 } from 'node:zlib'
import type { Left } from '../session/on-disconnect.ts'

/** One change that was made: the places it replaced and what they hold since, or new rules. */
export interface JournalRecord {
  readonly namespace: string
  /** Path and exported JSON of each place. */
  readonly writes: readonly (readonly [string, unknown])[]
  /** The text of the rules that the namespace was given; null where it lost its own. */
  readonly rules?: string | null
  /** A session, and what is to be done when it ends. */
  readonly left?: readonly [string, Left]
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

/** The line of what a session leaves behind, which takes the place of an earlier one. */
export function encodeLeftLine(namespace: string, session: string, left: Left): string {
  return seal(JSON.stringify({ n: namespace, l: [session, left] }))
}

/** Reads a line back; undefined where it is torn or changed. */
export function parseLine(line: string): JournalRecord | undefined {
  const json = line.slice(9)
  if (line[8] !== ' ' || checksum(json) !== line.slice(0, 8)) return undefined
  const { n, w = [], r, l } = JSON.parse(json) as Line
  const record = { namespace: n, writes: w, ...(l && { left: l }) }
  return r === undefined ? record : { ...record, rules: r }
}

interface Line {
  readonly n: string
  readonly w?: [string, unknown][]
  readonly r?: string | null
  readonly l?: [string, Left]
}

function seal(json: string): string {
  return `${checksum(json)} ${json}\n`
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
