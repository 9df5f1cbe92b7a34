import { createPeerLine, type PeerLine } from '@/adapters/browser/lab-peer-line'
import { openEventsLine } from '@/adapters/browser/lab-events-line'
import { tapPolling } from '@/adapters/browser/polling-tap'
import { noteSockets } from '@/adapters/firebase/database-sockets'
import { countPolling, pageTraffic } from '@/adapters/firebase/page-traffic'
import { withChoice } from '@/adapters/firebase/transport-choice'
import { readSettings } from '@/app/load-backend'
import { delayOf, readBeat, writeBeat } from '@/domain/lab/beat'
import {
  parseLabOrder,
  type LabAnswer,
  type LabAsk,
  type LabWord,
} from '@/domain/lab/frame-message'
import type { LabLine } from '@/domain/lab/lab-line'
import { placeOf, type LabRole, type Technique } from '@/domain/lab/technique'

/** How often it is looked whether a WebSocket was refused, while one is awaited. */
const LOOK_MS = 200

/** To the page of the lab, which this is a frame of, and to no other origin. */
const say = (word: LabWord) => window.parent.postMessage(word, location.origin)

/** The same for all frames of a page. */
const now = () => performance.timeOrigin + performance.now()

/**
 * One end of one technique, in a frame of the lab: a program of its own beside the app, with a connection of its own. It does what
 * the page asks, and says what arrives.
 */
export function runLabFrame(): void {
  let line: LabLine | undefined
  let peer: PeerLine | undefined
  let beats = 0

  const onArrival = (value: unknown) => {
    const at = now()
    const sentAt = readBeat(value)
    if (sentAt !== undefined) say({ kind: 'arrived', delay: delayOf(sentAt, at), at })
  }

  async function begin(technique: Technique, role: LabRole): Promise<LabAnswer> {
    if (technique === 'data-channel') {
      const signal = (text: string) => say({ kind: 'signal', signal: text })
      line = peer = createPeerLine({ role, onArrival, signal })
      await line.reconnect()
      return {}
    }
    const opened = await openLine(technique, role, onArrival)
    if (typeof opened === 'string') return { problem: opened }
    line = opened
    return {}
  }

  async function burst(open: LabLine, count: number): Promise<LabAnswer> {
    const began = now()
    await Promise.all(Array.from({ length: count }, () => open.send(writeBeat(now(), ++beats))))
    return { ms: began }
  }

  async function perform(ask: LabAsk): Promise<LabAnswer> {
    if (ask.name === 'begin') return begin(ask.technique, ask.role)
    if (!line) return { problem: 'unavailable' }
    const before = now()
    switch (ask.name) {
      case 'send':
        await line.send(writeBeat(before, ++beats))
        return { ms: now() - before }
      case 'reconnect':
        await line.reconnect()
        return { ms: now() - before }
      case 'burst':
        return burst(line, ask.count)
      case 'take': {
        const { sent, received } = line.take()
        return { sent, received }
      }
      case 'end':
        await line.close()
        return {}
    }
  }

  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== location.origin) return
    const order = parseLabOrder(data)
    if (order?.kind === 'signal') peer?.hear(order.signal)
    if (order?.kind !== 'ask') return
    const answer = (value: LabAnswer) => say({ kind: 'answer', number: order.number, value })
    perform(order.ask).then(answer, () => answer({ problem: 'blocked' }))
  })
  say({ kind: 'hello' })
}

/** With the sign-in of the app that it is a frame of. What has been chosen for that does not hold here. */
async function openLine(
  technique: Technique,
  role: LabRole,
  onArrival: (value: unknown) => void,
): Promise<LabLine | 'signed-out'> {
  const choice = withChoice(
    localStorage,
    technique === 'websocket' || technique === 'long-polling' ? technique : 'automatic',
  )
  // Before the SDK is loaded, here as in the app.
  noteSockets(window, choice.storage)
  const [{ createBackend }, settings] = await Promise.all([
    import('@/app/create-backend'),
    readSettings(),
  ])
  const redirects = { isPending: () => false, setPending: () => undefined }
  const backend = createBackend(settings, { redirects, hasDatabase: true })
  const user = await backend.user()
  if (!user) return 'signed-out'
  const path = `lab/${user.id}/${placeOf(technique)}`
  if (technique === 'sse') {
    const address = new URL(settings.options.databaseURL)
    address.pathname = `/${path}.json`
    address.searchParams.set('auth', await user.token())
    return openEventsLine({ address: address.href, role, onArrival })
  }
  tapPolling(countPolling)
  const { openDatabaseLine } = await import('@/adapters/firebase/lab-database-line')
  const opening = openDatabaseLine(backend.openDatabase(), { path, role, onArrival })
  const line = await (technique === 'websocket' ? unlessRefused(opening) : opening)
  return {
    ...line,
    async close() {
      await line.close()
      choice.restore()
    },
  }
}

/** Where nothing but a WebSocket is tried, one that is refused is refused for good. */
function unlessRefused<Value>(opening: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const alarm = setInterval(() => {
      if (pageTraffic.take().refusals > 0) reject(new Error('a WebSocket was refused'))
    }, LOOK_MS)
    opening.finally(() => clearInterval(alarm)).then(resolve, reject)
  })
}
