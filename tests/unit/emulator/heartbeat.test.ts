import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { HEARTBEAT, watchHeartbeat } from '#emulator/heartbeat.ts'
import { fakeTime } from './fake-time.ts'

function socket() {
  const events: string[] = []
  return Object.assign(new EventEmitter(), {
    events,
    ping: () => events.push('ping'),
    terminate: () => events.push('terminate'),
  })
}

describe('heartbeat', () => {
  it('[H7] a socket that answers nothing is dropped at the second beat', () => {
    const [time, silent] = [fakeTime(), socket()]
    watchHeartbeat(silent as never, time.after)
    time.pass(HEARTBEAT)
    expect(silent.events).toEqual(['ping'])
    time.pass(HEARTBEAT)
    expect(silent.events).toEqual(['ping', 'terminate'])
    expect(time.waiting()).toBe(0)
  })

  it.each(['pong', 'message'])('[H7] a %s keeps it', (event) => {
    const [time, alive] = [fakeTime(), socket()]
    watchHeartbeat(alive as never, time.after)
    for (let beat = 0; beat < 5; beat++) {
      time.pass(HEARTBEAT)
      alive.emit(event)
    }
    expect(alive.events).not.toContain('terminate')
    alive.emit('close')
    expect(time.waiting()).toBe(0)
  })
})
