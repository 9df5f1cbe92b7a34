import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './world/chromium.ts'
import { run } from './world/run.ts'

interface Totals {
  passed: number
  failed: number
}

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
  const totals: Totals = { passed: 0, failed: 0 }
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
  console.log('\nDatabase: the emulator in emulator/. Auth and Hosting: those of firebase-tools.')
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 ? 0 : 1
})

async function runSuites(filters: readonly string[]): Promise<Totals> {
  const directory = mkdtempSync(join(tmpdir(), 'hearth-test-'))
  const report = join(directory, 'report.json')
  const code = await execute('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ])
  try {
    const { numPassedTests: passed, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    // A suite that broke before its first test has no failed test to count.
    return { passed, failed: code !== 0 && numFailedTests === 0 ? 1 : numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
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
