import type { ServerResponse } from 'node:http'
import type { After } from '../session/after.ts'
import type { Monitor, RequestReport } from '../session/monitor.ts'

const PAUSE = 100
const CONNECTIONS_PAUSE = 500
/** The most that is kept between two sendings; what is more is counted. */
const MAX_REQUESTS = 200
const MAX_PATHS = 100
const MAX_CONNECTIONS = 200
const MAX_UNSENT = 1024 * 1024

export interface FeedOptions {
  readonly response: ServerResponse
  readonly monitor: Monitor
  readonly after: After
  /** What the page is told first. */
  readonly hello: object
  readonly names: () => readonly string[]
}

/** Feeds one open page as a stream of events. It holds little, however much goes on. */
export function feedPage({ response, monitor, after, hello, names }: FeedOptions): void {
  let requests: RequestReport[] = []
  let missed = 0
  let changes = new Map<string, Set<string>>()
  let lastStatus = ''
  let over = false
  let callOff: (() => void)[] = []

  const send = (event: string, data: unknown) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const flush = () => {
    // A page that does not read is told how much it missed, once it does.
    if (response.writableLength > MAX_UNSENT) {
      missed += requests.length
      requests = []
      return
    }
    if (requests.length > 0 || missed > 0) send('requests', { requests, missed })
    for (const [namespace, paths] of changes) send('changed', { namespace, paths: [...paths] })
    requests = []
    missed = 0
    changes = new Map()
  }
  const tellConnections = () => {
    const all = monitor.connections()
    const connections = all.slice(-MAX_CONNECTIONS).reverse()
    const status = { namespaces: names(), connections, count: all.length }
    const text = JSON.stringify(status)
    if (text === lastStatus || response.writableLength > MAX_UNSENT) return
    lastStatus = text
    send('status', status)
  }
  const repeat = (at: number, pause: number, run: () => void) => {
    callOff[at] = after(pause, () => {
      run()
      if (!over) repeat(at, pause, run)
    })
  }
  const stopWatching = monitor.watch({
    onRequest(report) {
      if (requests.length < MAX_REQUESTS) requests.push(report)
      else missed++
    },
    onChange(namespace, paths) {
      let known = changes.get(namespace)
      if (!known) changes.set(namespace, (known = new Set()))
      if (known.size + paths.length <= MAX_PATHS) for (const path of paths) known.add(path)
      // Too many to name: everything may have changed.
      else changes.set(namespace, new Set(['/']))
    },
  })

  response.on('close', () => {
    over = true
    stopWatching()
    for (const stop of callOff) stop()
    callOff = []
  })
  response.on('error', () => undefined)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  send('hello', hello)
  tellConnections()
  repeat(0, PAUSE, flush)
  repeat(1, CONNECTIONS_PAUSE, tellConnections)
}
