import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { arrivals } from './app/arrivals.ts'
import { callSetUp } from './app/call-set-up.ts'
import { coldStart } from './app/cold-start.ts'
import { openRoom } from './app/open-room.ts'
import { search } from './app/search.ts'
import { median } from './comparison.ts'
import type { Benchmark, Comparison } from './comparison.ts'
import { fanOut } from './emulator/fan-out.ts'
import { memory } from './emulator/memory.ts'
import { rulesSpeed } from './emulator/rules.ts'
import { startUp } from './emulator/start-up.ts'
import { wideNodes } from './emulator/wide-nodes.ts'
import { delivery } from './transports/delivery.ts'

const BENCHMARKS: readonly (readonly [name: string, benchmark: Benchmark])[] = [
  ['app/open-room', openRoom],
  ['app/cold-start', coldStart],
  ['app/arrivals', arrivals],
  ['app/search', search],
  ['transports/delivery', delivery],
  ['app/call-set-up', callSetUp],
  ['emulator/fan-out', fanOut],
  ['emulator/wide-nodes', wideNodes],
  ['emulator/memory', memory],
  ['emulator/start-up', startUp],
  ['emulator/rules', rulesSpeed],
]

/** Ratios of one run, never absolute times: machines differ, and so does one machine from itself. */
const wanted = process.argv.slice(2)
const chosen = BENCHMARKS.filter(
  ([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
const rows = []
for (const [name, benchmark] of chosen) {
  console.log(`… ${name}`)
  const result = await benchmark()
  if ('skip' in result) console.log(`  left out: ${result.skip}`)
  else rows.push(...result.map((comparison) => ({ benchmark: name, ...summarize(comparison) })))
}

console.table(
  rows.map(({ name, measured, against, baseline, unit, ratio, range, target, isWithin }) => {
    const [ours, theirs] = [measured, baseline].map((value) => `${show(value)} ${unit}`)
    return { name, ours, against: `${against}: ${theirs ?? ''}`, ratio, range, target, isWithin }
  }),
)
const [cpu] = cpus()
const machine = {
  node: process.version,
  cpu: `${String(cpus().length)} × ${cpu?.model ?? 'unknown'}`,
  memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
}
// A part of the benchmarks does not speak for the whole.
if (wanted.length === 0) {
  writeFileSync('bench/results.json', `${JSON.stringify({ ...machine, rows }, undefined, 2)}\n`)
}
process.exit(rows.every(({ isWithin }) => isWithin) ? 0 : 1)

function summarize({ name, unit, against, rounds, target }: Comparison) {
  const ratios = rounds.map(({ measured, baseline }) => measured / baseline)
  const ratio = round(median(ratios))
  const range = `${String(round(Math.min(...ratios)))}–${String(round(Math.max(...ratios)))}`
  const isWithin = 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast
  return {
    name,
    unit,
    against,
    measured: median(rounds.map(({ measured }) => measured)),
    baseline: median(rounds.map(({ baseline }) => baseline)),
    ratio,
    range,
    target: 'atMost' in target ? `≤ ${String(target.atMost)}` : `≥ ${String(target.atLeast)}`,
    isWithin,
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
