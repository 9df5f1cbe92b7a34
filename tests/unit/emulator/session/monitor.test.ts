import { describe, expect, it, vi } from 'vitest'
import { createMonitor } from '#emulator/session/monitor.ts'
import { createSession } from '#emulator/session/session.ts'
import { openNamespace } from './support.ts'

describe('createMonitor', () => {
  it('[U8] puts nothing into words and explains nothing while nobody watches', () => {
    const monitor = createMonitor()
    const describeRequest = vi.fn()
    const explain = vi.fn(() => ['why'])
    monitor.reportRequest(describeRequest)
    monitor.keepExplanation(explain)
    expect(describeRequest).not.toHaveBeenCalled()
    expect(explain).not.toHaveBeenCalled()
    expect(monitor.takeExplanation()).toEqual([])
    const stop = monitor.watch({ onRequest: vi.fn(), onChange: vi.fn() })
    monitor.keepExplanation(explain)
    expect([monitor.takeExplanation(), monitor.takeExplanation()]).toEqual([['why'], []])
    stop()
    expect(monitor.isWatched()).toBe(false)
  })

  it('[U6] counts what a session hears and says, and forgets it at its end', () => {
    const monitor = createMonitor()
    const close = vi.fn()
    const session = createSession({
      namespace: openNamespace(),
      connection: { send: vi.fn(), close },
      clock: () => 5,
      monitor,
      transport: () => 'long polling',
    })
    const frame = '{"t":"d","d":{"r":1,"a":"q","b":{"p":"/a","h":""}}}'
    session.receive(frame)
    const [connection] = monitor.connections()
    expect(connection).toMatchObject({ transport: 'long polling', listens: 1, since: 5, who: null })
    expect(connection?.charactersIn).toBe(frame.length)
    expect(connection?.charactersOut).toBeGreaterThan(0)
    expect([monitor.close(connection?.id ?? 0), monitor.close(99)]).toEqual([true, false])
    expect(close).toHaveBeenCalledTimes(1)
    session.end()
    expect(monitor.connections()).toEqual([])
  })
})
