import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Benchmark } from '../comparison.ts'

const ROUNDS = 9
const BUDGET_MS = 300

/** From `node` to the first write that was taken: the built package, with the rules of Hearth. */
export const startUp: Benchmark = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-start-up-'))
  try {
    // What `npm pack` packs.
    const dist = join(folder, 'dist')
    const vite = resolve('node_modules/vite/bin/vite.js')
    const build = ['build', '--config', 'emulator/vite.config.ts', '--outDir', dist]
    execFileSync(process.execPath, [vite, ...build, '--logLevel', 'warn'])
    symlinkSync(resolve('emulator/package.json'), join(folder, 'package.json'))
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ measured: await firstWrite(join(dist, 'main.js')), baseline: BUDGET_MS })
    }
    const name = 'from node to the first accepted write'
    return [{ name, unit: 'ms', against: 'budget', target: { atMost: 1 }, rounds }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function firstWrite(main: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [main, '--port', '0', '--rules', 'database.rules.json'])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /http:\S+/.exec(line.toString())?.[0] ?? ''
  const headers = { authorization: 'Bearer owner' }
  const answer = await fetch(`${url}/first.json?ns=bench`, { method: 'PUT', body: '1', headers })
  const elapsed = performance.now() - started
  if (!answer.ok) throw new Error(`the first write was answered ${String(answer.status)}`)
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
  return elapsed
}
