import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DEMO_PROJECT } from '../../src/adapters/firebase/local-emulators.ts'
import { ProblemToFix, type Ports } from './ports.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js')
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 15_000
const POLL_MS = 100

export interface FirebaseEmulators {
  stop(): Promise<void>
}

interface Options {
  readonly ports: Ports
  /** Without it only Auth runs: Vite serves the app then. */
  readonly withHosting: boolean
  /** Where accounts are kept between runs; nowhere if left out. */
  readonly accounts?: string
}

/** The Auth and Hosting emulators of firebase-tools, as a child process that ends with us. */
export async function startFirebaseEmulators(options: Options): Promise<FirebaseEmulators> {
  const { ports, withHosting } = options
  const child = spawn(process.execPath, [CLI, ...cliArguments(options)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches us first, and we end it in order.
    detached: true,
    env: { ...process.env, FIREBASE_CLI_PREVIEWS: '', CI: 'true' },
  })
  // Whatever ends this program, by a crash too, ends its children.
  process.once('exit', () => killGroup(child))
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  }
  const probes = [`http://127.0.0.1:${ports.auth}/`]
  if (withHosting) probes.push(`http://127.0.0.1:${ports.app}/index.html`)
  try {
    await whenReady(child, probes)
  } catch (cause) {
    await end(child)
    throw new ProblemToFix(
      `The Auth and Hosting emulators did not start. Their last words:\n${output.join('').trim().split('\n').slice(-8).join('\n')}`,
      { cause },
    )
  }
  return { stop: () => end(child) }
}

function cliArguments({ ports, withHosting, accounts }: Options): string[] {
  const parts = withHosting ? 'auth,hosting' : 'auth'
  const command = ['emulators:start', '--only', parts, '--project', DEMO_PROJECT]
  command.push('--config', writeConfig(ports))
  if (accounts) {
    mkdirSync(accounts, { recursive: true })
    command.push('--export-on-exit', accounts)
    if (existsSync(join(accounts, 'firebase-export-metadata.json'))) {
      command.push('--import', accounts)
    }
  }
  return command
}

interface FirebaseJson {
  readonly emulators: Record<string, { port?: number; host?: string }>
}

/** firebase.json with these ports. It must lie beside the original, since paths in it are relative. */
function writeConfig(ports: Ports): string {
  const config = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) as FirebaseJson
  const host = '127.0.0.1'
  const emulators = {
    ...config.emulators,
    auth: { host, port: ports.auth },
    hosting: { host, port: ports.app },
  }
  const path = join(ROOT, `.firebase-${ports.app}.json`)
  writeFileSync(path, JSON.stringify({ ...config, emulators }, undefined, 2))
  return path
}

async function whenReady(child: ChildProcess, urls: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  for (const url of urls) {
    while (!(await answers(url))) {
      if (child.exitCode !== null) throw new Error(`ended with code ${child.exitCode}`)
      if (Date.now() > deadline) throw new Error('took too long')
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url)
    return true
  } catch {
    return false
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const exited = once(child, 'exit')
  process.kill(child.pid, 'SIGINT')
  const timer = setTimeout(() => killGroup(child), STOP_TIMEOUT_MS)
  await exited
  clearTimeout(timer)
}

function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
