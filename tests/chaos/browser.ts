import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type BrowserContext } from 'playwright-core'
import { CHROMIUM_FLAGS } from '../../scripts/world/chromium'

const START_TIMEOUT_MS = 30_000
const POLL_MS = 50

/** A Chromium with a profile on disk, as a process of its own, so that it can be killed outright. */
export class BrowserProcess {
  readonly #executable: string
  readonly #profile = mkdtempSync(join(tmpdir(), 'hearth-chaos-profile-'))
  #child: ChildProcess | undefined

  constructor(executable: string) {
    this.#executable = executable
    process.once('exit', () => this.#child && this.#killGroup(this.#child))
  }

  async start(): Promise<BrowserContext> {
    const portFile = join(this.#profile, 'DevToolsActivePort')
    rmSync(portFile, { force: true })
    // A killed browser leaves the lock of its profile behind.
    rmSync(join(this.#profile, 'SingletonLock'), { force: true })
    const flags = ['--headless', '--remote-debugging-port=0', '--lang=en-US', ...CHROMIUM_FLAGS]
    const child = spawn(
      this.#executable,
      [...flags, `--user-data-dir=${this.#profile}`, 'about:blank'],
      { stdio: 'ignore', detached: true },
    )
    this.#child = child
    const deadline = Date.now() + START_TIMEOUT_MS
    while (!existsSync(portFile) || readFileSync(portFile, 'utf8').split('\n').length < 2) {
      if (Date.now() > deadline) throw new Error('the browser did not start')
      await wait(POLL_MS)
    }
    const [port = '', path = ''] = readFileSync(portFile, 'utf8').split('\n')
    const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`)
    const [context] = browser.contexts()
    if (!context) throw new Error('the browser has no profile')
    return context
  }

  /** As when the battery is gone: nothing is flushed, nobody says goodbye. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child?.exitCode !== null) return
    const exited = once(child, 'exit')
    this.#killGroup(child)
    await exited
  }

  async end(): Promise<void> {
    await this.kill()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #killGroup({ pid, exitCode }: ChildProcess): void {
    if (pid === undefined || exitCode !== null) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}
