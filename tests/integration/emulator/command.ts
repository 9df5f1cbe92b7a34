import { spawn } from 'node:child_process'
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'

const main = fileURLToPath(new URL('../../../emulator/main.ts', import.meta.url))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** The emulator as a program of its own; killed after the test. */
export function run(...args: string[]) {
  return follow(spawn(process.execPath, ['--import', 'tsx', main, ...args]))
}

/** The same where no file may grow beyond some blocks of 512 bytes: a disk that runs full. */
export function runWithin(blocks: number, ...args: string[]) {
  const script = `ulimit -f ${String(blocks)} && exec "$0" --import tsx "$@"`
  return follow(spawn('sh', ['-c', script, process.execPath, main, ...args]))
}

function follow(child: ChildProcessWithoutNullStreams) {
  children.push(child)
  let output = ''
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const heard = new Set<() => void>()
  const listen = (chunk: Buffer) => {
    output += chunk.toString()
    for (const check of [...heard]) check()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(output)
        if (found) resolve(found[1] ?? found[0])
      }
      heard.add(check)
      void exited.then(() => {
        check()
        reject(new Error(`It ended and said: ${output}`))
      })
      check()
    })
  return { child, exited, says, lines: () => output.trim().split('\n') }
}
