import type { ServerResponse } from 'node:http'
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { feedPage } from '#emulator/http/page-feed.ts'
import { createMonitor } from '#emulator/session/monitor.ts'
import type { RequestReport } from '#emulator/session/monitor.ts'
import { fakeTime } from '../fake-time.ts'

const report: RequestReport = {
  at: 0,
  namespace: 'demo',
  who: null,
  isOwner: false,
  transport: 'REST',
  operation: 'GET',
  path: '/',
  detail: '',
  status: 'ok',
  explanation: [],
}

describe('feedPage', () => {
  function feed() {
    const monitor = createMonitor()
    const time = fakeTime()
    const events: string[] = []
    const response = Object.assign(new EventEmitter(), {
      writableLength: 0,
      writeHead: () => undefined,
      write: (text: string) => events.push(text),
    })
    const { after } = time
    const target = response as unknown as ServerResponse
    feedPage({ response: target, monitor, after, hello: {}, names: () => ['demo'] })
    events.length = 0
    return { monitor, time, events, response }
  }

  it('[U8] a page that does not read is sent no more, and told how much it missed', () => {
    const { monitor, time, events, response } = feed()
    response.writableLength = 2 ** 30
    for (let at = 0; at < 1_000; at++) monitor.reportRequest(() => report)
    time.pass(5_000)
    expect(events).toEqual([])
    response.writableLength = 0
    time.pass(100)
    expect(events).toEqual(['event: requests\ndata: {"requests":[],"missed":1000}\n\n'])
  })

  it('[U8] many changed places are told as one, and a closed page watches no more', () => {
    const { monitor, time, events, response } = feed()
    const places = Array.from({ length: 500 }, (_, at) => ({ path: ['p', String(at)], node: 1 }))
    const change = { kind: 'update', path: [], before: null, after: null, entries: places } as const
    monitor.reportChange('demo', change)
    time.pass(100)
    expect(events).toEqual(['event: changed\ndata: {"namespace":"demo","paths":["/"]}\n\n'])
    response.emit('close')
    expect(monitor.isWatched()).toBe(false)
  })
})
