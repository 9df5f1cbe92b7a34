import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'

const ROOT = resolve(import.meta.dirname, '../..')

/** In one piece, as its package has it: it is started some hundred times, each time in a blink. */
export async function buildDatabase(): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'chaos-'))
  await build({
    configFile: join(ROOT, 'emulator/vite.config.ts'),
    build: { outDir },
    logLevel: 'error',
  })
  return join(outDir, 'main.js')
}

/** The emulator as a process of its own, durable, that can be killed like any other. */
export class Database {
  readonly #program: string
  readonly #data = mkdtempSync(join(tmpdir(), 'hearth-chaos-'))
  #child: ChildProcess | undefined
  #port = 0

  constructor(program: string) {
    this.#program = program
    process.once('exit', () => this.#child?.kill('SIGKILL'))
  }

  get port(): number {
    return this.#port
  }

  get isRunning(): boolean {
    return this.#child?.exitCode === null
  }

  /** Where it was before, with what it had. Nothing happens when it runs. */
  async start(): Promise<void> {
    if (this.isRunning) return
    const child = spawn(
      process.execPath,
      [
        ...[this.#program, '--port', String(this.#port)],
        ...['--rules', 'database.rules.json', '--data', this.#data],
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    this.#child = child
    // It says where it listens once it does.
    this.#port = await new Promise<number>((resolvePort, reject) => {
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1]
        if (port) resolvePort(Number(port))
      })
      child.once('exit', (code) => reject(new Error(`the database ended with ${code}: ${said}`)))
    })
  }

  /** As a power cut would: no goodbye, nothing flushed. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child?.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  async get(path: string): Promise<unknown> {
    const response = await this.#ask(path, { method: 'GET' })
    return response.json()
  }

  /** Several paths at once, past the rules. */
  async update(changes: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#ask('', { method: 'PATCH', body: JSON.stringify(changes) })
  }

  async end(): Promise<void> {
    await this.kill()
    rmSync(this.#data, { recursive: true, force: true })
    rmSync(dirname(this.#program), { recursive: true, force: true })
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/${path}.json?ns=${DEMO_PROJECT}`, {
      ...init,
      headers: { Authorization: 'Bearer owner' },
    })
    if (!response.ok) throw new Error(`the database answered ${response.status}`)
    return response
  }
}
