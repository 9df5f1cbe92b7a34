import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { MAX_UNSENT, createEventWriter } from '#emulator/http/event-writer.ts'
import { fakeTime } from '../fake-time.ts'

/** A response whose reader takes nothing until told to. */
function open() {
  const time = fakeTime()
  const written: string[] = []
  const waiting: (() => void)[] = []
  const events: string[] = []
  const response = Object.assign(new EventEmitter(), {
    writeHead: () => response,
    write(text: string, taken?: () => void) {
      written.push(text)
      if (taken) waiting.push(taken)
    },
    end(taken: () => void) {
      events.push('end')
      waiting.push(taken)
    },
    destroy: () => events.push('destroy'),
  })
  const writer = createEventWriter(
    {
      response: response as unknown as ServerResponse,
      after: time.after,
      onEnd: () => events.push('over'),
    },
    { event: 'put', data: '"first"' },
  )
  const drain = () => {
    for (const taken of waiting.splice(0)) taken()
  }
  return { time, written, events, writer, drain, response }
}

describe('a stream of events', () => {
  it('[S1] [S3] begins with its first event and keeps itself alive', () => {
    const { time, written, response } = open()
    time.pass(60_000)
    expect(written).toEqual([
      'event: put\ndata: "first"\n\n',
      'event: keep-alive\ndata: null\n\n',
      'event: keep-alive\ndata: null\n\n',
    ])
    response.emit('close')
    expect(time.waiting()).toBe(0)
  })

  it('[S6] a slow reader is ended once too much waits for it', () => {
    const { time, written, events, writer } = open()
    const data = JSON.stringify('x'.repeat(MAX_UNSENT / 2))
    for (let at = 0; at < 5; at++) writer.send('put', data)
    expect(written).toHaveLength(3)
    expect(events).toEqual(['over', 'end'])
    time.pass(5_000)
    expect(events).toEqual(['over', 'end', 'destroy'])
  })

  it('[S6] one that keeps up goes on, and one that takes the rest in time is not broken off', () => {
    const { time, written, events, writer, drain } = open()
    const data = JSON.stringify('x'.repeat(MAX_UNSENT / 2))
    for (let at = 0; at < 5; at++) {
      writer.send('put', data)
      drain()
    }
    expect(written).toHaveLength(6)
    writer.end()
    writer.end()
    drain()
    writer.send('put', '1')
    expect([events, written.length, time.waiting()]).toEqual([['over', 'end'], 6, 0])
  })
})
