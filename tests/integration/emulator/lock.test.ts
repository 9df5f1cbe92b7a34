import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataDirectory } from './support.ts'

const PROCESSES = 4
const ROUNDS = 200
const lock = fileURLToPath(new URL('../../../emulator/store/lock.ts', import.meta.url))

/** Takes each directory it is told of, and says whether it has got it. */
const TAKER = `
import { createInterface } from 'node:readline'
import { lockDirectory } from ${JSON.stringify(lock)}
console.log('ready')
for await (const directory of createInterface({ input: process.stdin })) {
  try {
    lockDirectory(directory)
    console.log('held')
  } catch (cause) {
    console.log(cause.message)
  }
}`

describe('one directory, several that start at once', () => {
  const takers: ChildProcessWithoutNullStreams[] = []
  const answers: AsyncIterator<string>[] = []
  const next = () => Promise.all(answers.map(async (lines) => String((await lines.next()).value)))

  beforeAll(async () => {
    for (let at = 0; at < PROCESSES; at++) {
      const args = ['--import', 'tsx', '--input-type=module', '--eval', TAKER]
      const taker = spawn(process.execPath, args)
      takers.push(taker)
      answers.push(createInterface({ input: taker.stdout })[Symbol.asyncIterator]())
    }
    expect(await next()).toEqual(new Array(PROCESSES).fill('ready'))
  })
  afterAll(() => Promise.all(takers.map((taker) => (taker.kill(), once(taker, 'exit')))))

  it('[J5] what a killed one held is taken over by one of them alone', async () => {
    const parent = dataDirectory()
    for (let round = 0; round < ROUNDS; round++) {
      const directory = join(parent, String(round))
      mkdirSync(directory)
      writeFileSync(join(directory, 'lock-3'), '4194303 5\n')
      for (const taker of takers) taker.stdin.write(`${directory}\n`)
      const outcomes = await next()
      expect(outcomes.filter((outcome) => outcome.includes('is in use'))).toHaveLength(
        PROCESSES - 1,
      )
      expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1)
    }
  })
})
