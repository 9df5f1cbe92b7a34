import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './world/chromium.ts'
import type { Totals } from './totals-reporter.ts'
import { run } from './world/run.ts'

/** Cheap and telling first. Each counts as one test; the suites count their own. */
const CHECKS: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types', 'vue-tsc', ['--build']],
  ['lint', 'eslint', ['.', '--cache', '--cache-location', 'node_modules/.cache/eslint/']],
  ['dead code', 'knip', []],
  ['build', 'vite', ['build', '--logLevel', 'warn']],
  ['size', 'tsx', ['scripts/check-size.ts']],
  ['rules, each clause opened', 'tsx', ['scripts/mutate-rules.ts']],
]

await run(async () => {
  process.env['HEARTH_CHROMIUM'] = findChromium()
  const totals: Totals = { passed: 0, failed: 0, atSecondTry: [] }
  for (const [name, command, args] of CHECKS) {
    const started = Date.now()
    const code = await execute(command, args)
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
    if (code === 0) totals.passed++
    else totals.failed++
  }
  const suites = await runSuites(process.argv.slice(2))
  totals.passed += suites.passed
  totals.failed += suites.failed
  for (const name of suites.atSecondTry) console.log(`Passed at the second try only: ${name}`)
  console.log('\nDatabase: the emulator in emulator/. Auth and Hosting: those of firebase-tools.')
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 ? 0 : 1
})

async function runSuites(filters: readonly string[]): Promise<Totals> {
  const directory = mkdtempSync(join(tmpdir(), 'hearth-test-'))
  const file = join(directory, 'totals.json')
  process.env['HEARTH_TOTALS'] = file
  const code = await execute('vitest', [
    'run',
    '--reporter=default',
    '--reporter=./scripts/totals-reporter.ts',
    ...filters,
  ])
  try {
    const totals = JSON.parse(readFileSync(file, 'utf8')) as Totals
    if (code !== 0 && totals.failed === 0) totals.failed = 1
    return totals
  } catch {
    return { passed: 0, failed: 1, atSecondTry: [] }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function execute(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', command), args, { stdio: 'inherit' })
    child.on('exit', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
}
