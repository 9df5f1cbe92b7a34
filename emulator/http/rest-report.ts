import { formatPath } from '../data/path.ts'
import { namesOf } from '../session/monitor.ts'
import type { Monitor } from '../session/monitor.ts'
import { wantsEvents } from './event-stream.ts'
import type { RestCall } from './rest-call.ts'

/** Parameters that say nothing about what is asked, or that nobody should read. */
const HIDDEN = new Set(['ns', 'auth', 'access_token'])

/** The call, such that the monitor hears of it and of why it was denied, where somebody watches. */
export function reported(call: RestCall, monitor: Monitor): RestCall {
  if (!monitor.isWatched()) return call
  const { request, response, path, who, clock } = call
  const at = clock()
  let explanation: readonly string[] = []
  const take = () => {
    explanation = monitor.takeExplanation()
  }
  const isStream = wantsEvents(request)
  const report = () => {
    monitor.reportRequest(() => {
      const shown = [...call.parameters].filter(([name]) => !HIDDEN.has(name))
      return {
        at,
        namespace: call.namespace.name,
        ...namesOf(who),
        transport: isStream ? 'SSE' : 'REST',
        operation: request.method ?? 'GET',
        path: formatPath(path),
        detail: shown
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')
          .slice(0, 300),
        status: statusOf(response.statusCode),
        explanation,
      }
    })
  }
  // The answer of a stream goes on; that it has begun is what there is to tell.
  if (isStream) setImmediate(report)
  else response.on('finish', report)
  const { namespace } = call
  return {
    ...call,
    namespace: {
      ...namespace,
      mayRead(order, asker) {
        const isAllowed = namespace.mayRead(order, asker)
        if (!isAllowed) take()
        return isAllowed
      },
      write(order, asker) {
        const result = namespace.write(order, asker)
        if (result.status === 'permission_denied') take()
        return result
      },
    },
  }
}

function statusOf(code: number): string {
  if (code < 400) return 'ok'
  return code === 401 ? 'permission_denied' : String(code)
}
