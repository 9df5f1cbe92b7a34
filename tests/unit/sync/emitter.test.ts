import { describe, expect, it } from 'vitest'
import { createEmitter } from '@/sync/emitter'
import { pause } from '@/sync/pause'
import { createManualClock, settle } from '../../support/fakes'

describe('an emitter', () => {
  it('tells everyone who listens, and nobody who has stopped', () => {
    const emitter = createEmitter<number>()
    const heard: string[] = []
    const stop = emitter.on((event) => heard.push(`a${event}`))
    emitter.on((event) => heard.push(`b${event}`))
    emitter.emit(1)
    stop()
    stop()
    emitter.emit(2)
    expect(heard).toEqual(['a1', 'b1', 'b2'])
  })

  it('is not upset by who stops or starts while it tells', () => {
    const emitter = createEmitter<number>()
    const heard: string[] = []
    const stop = emitter.on(() => {
      stop()
      emitter.on((event) => heard.push(`late${event}`))
    })
    emitter.on((event) => heard.push(`b${event}`))
    emitter.emit(1)
    emitter.emit(2)
    expect(heard).toEqual(['b1', 'b2', 'late2'])
  })
})

describe('a pause', () => {
  it('lasts as long as it was asked to', async () => {
    const clock = createManualClock()
    let isOver = false
    void pause(clock, 100, new AbortController().signal).then(() => (isOver = true))
    await clock.advance(99)
    expect(isOver).toBe(false)
    await clock.advance(1)
    expect(isOver).toBe(true)
  })

  it('ends early when aborted, and leaves no alarm behind', async () => {
    const clock = createManualClock()
    const controller = new AbortController()
    const waiting = pause(clock, 100, controller.signal)
    controller.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(clock.pending()).toBe(0)
  })

  it('does not begin where all is over already', async () => {
    const clock = createManualClock()
    const waiting = pause(clock, 100, AbortSignal.abort(new Error('over')))
    const outcome = waiting.then(
      () => 'paused',
      () => 'ended',
    )
    await settle()
    await clock.advance(0)
    expect(clock.pending()).toBe(0)
    expect(await outcome).toBe('ended')
  })
})
