import { describe, expect, it } from 'vitest'
import { afterReal, atTime } from '#emulator/session/after.ts'
import { fakeTime } from '../fake-time.ts'

describe('waiting', () => {
  it('[A5] a time that is past comes at the next moment, and can be called off', () => {
    const time = fakeTime(10)
    const runs: string[] = []
    atTime(5, time, () => runs.push('past'))
    const callOff = atTime(20, time, () => runs.push('never'))
    callOff()
    time.pass(100)
    expect(runs).toEqual(['past'])
  })

  it('[A5] a real wait ends, and one of years does not end at once', async () => {
    const callOff = afterReal(1e12, () => expect.fail('a wait of years was over'))
    await new Promise<void>((resolve) => {
      afterReal(1, resolve)
    })
    callOff()
  })
})
