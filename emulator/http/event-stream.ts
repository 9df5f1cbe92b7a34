import type { IncomingMessage } from 'node:http'
import { fromJson } from '../data/from-json.ts'
import { parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import { encodeNode } from '../data/to-json.ts'
import type { JsonForm } from '../data/to-json.ts'
import { atTime } from '../session/after.ts'
import { viewNode } from '../session/view.ts'
import { addressPush } from '../wire/messages.ts'
import { createEventWriter } from './event-writer.ts'
import type { RestCall } from './rest-call.ts'

/** Whether a client asks for a stream of events instead of one answer. */
export function wantsEvents({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') ?? false
}

/** Answers a read that was allowed with the value and everything that happens to it later. */
export function streamEvents(call: RestCall, query: Query | undefined): void {
  const { namespace, path, who, response, after } = call
  const form = call.parameters.get('format') === 'export' ? 'export' : 'plain'
  const root = namespace.root()
  const isAllowed = () => namespace.mayRead({ path, query }, who)

  const endings: (() => void)[] = []
  const data = `{"path":"/","data":${encodeNode(viewNode(root, { path, query }), form)}}`
  const onEnd = () => {
    for (const ending of endings) ending()
  }
  const writer = createEventWriter({ response, after, onEnd }, { event: 'put', data })
  const cancel = () => {
    writer.send('cancel', 'null')
    writer.end()
  }
  const revoke = () => {
    writer.send('auth_revoked', '"credential is no longer valid"')
    writer.end()
  }
  const leave = namespace.views.join({ root, path, query }, (push) => {
    if (!isAllowed()) cancel()
    else {
      const { event, data } = toEvent(push, path, form)
      writer.send(event, data)
    }
  })
  const stopWatchingRules = namespace.onRules(() => {
    if (!isAllowed()) cancel()
  })
  endings.push(leave, stopWatchingRules)
  if (who.expires !== undefined) endings.push(atTime(who.expires, call, revoke))
}

interface Push {
  readonly d: {
    readonly a: 'd' | 'm'
    readonly b: { readonly p: string; readonly d: unknown }
  }
}

/** A push of the WebSocket protocol as an event, its path seen from the place of the stream. */
function toEvent(push: string, base: Path, form: JsonForm): { event: string; data: string } {
  const { a, b } = (JSON.parse(addressPush(push, undefined)) as Push).d
  const path = JSON.stringify(`/${parsePath(b.p).slice(base.length).join('/')}`)
  const encode = (json: unknown) => encodeNode(fromJson(json), form)
  if (a === 'd') return { event: 'put', data: `{"path":${path},"data":${encode(b.d)}}` }
  const pairs = Object.entries(b.d as object).map(
    ([key, json]) => `${JSON.stringify(key)}:${encode(json)}`,
  )
  return { event: 'patch', data: `{"path":${path},"data":{${pairs.join(',')}}}` }
}
