import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { databaseAnswers } from '@/app/database-answers'

describe('whether the database answers', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const pause = () => Promise.resolve()
  const after = (ms: number) => () =>
    new Promise<true>((resolve) => setTimeout(() => resolve(true), ms))
  async function outcome(holdsSignIn: boolean, probe: () => Promise<true>, ms: number) {
    let answer: boolean | undefined
    void databaseAnswers({ probe, holdsSignIn, pause }).then((given) => (answer = given))
    await vi.advanceTimersByTimeAsync(ms)
    return answer
  }

  it('is not waited for where nobody is signed in', async () => {
    expect(await outcome(false, after(2900), 3000)).toBe(true)
    expect(await outcome(false, after(3100), 3000)).toBe(false)
  })

  it('is waited for where somebody is, who would be sent away otherwise, and not for ever', async () => {
    expect(await outcome(true, after(50_000), 3000)).toBeUndefined()
    expect(await outcome(true, after(50_000), 50_000)).toBe(true)
    expect(await outcome(true, after(70_000), 60_000)).toBe(false)
  })

  it('is asked again where it refuses somebody who is signed in', async () => {
    const refuseTimes = (times: number) =>
      vi.fn(() => (times-- > 0 ? Promise.reject(new Error('no')) : Promise.resolve(true as const)))
    expect(await outcome(true, refuseTimes(3), 0)).toBe(true)
    const never = refuseTimes(9)
    expect(await outcome(true, never, 0)).toBe(false)
    expect(never).toHaveBeenCalledTimes(4)
    expect(await outcome(false, refuseTimes(1), 0)).toBe(false)
  })
})
