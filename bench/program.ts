import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A part of a benchmark in a process of its own, which speaks JSON, a line at a time. */
export interface Program {
  /** The next line it prints. */
  readonly next: () => Promise<unknown>
  /** Sends it a line and waits for the next one of its own. */
  readonly ask: () => Promise<unknown>
  readonly stop: () => Promise<void>
}

/** Runs a file of `bench/` with arguments; flags for node itself may be given. */
export function startProgram(
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Program {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${file} ended without a word`)
    return JSON.parse(value) as unknown
  }
  return {
    next,
    ask() {
      child.stdin.write('\n')
      return next()
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** What a program prints once, when it is done. */
export async function runProgram(
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<unknown> {
  const program = startProgram(file, args, flags)
  try {
    return await program.next()
  } finally {
    await program.stop()
  }
}
