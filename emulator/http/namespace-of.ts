import type { IncomingMessage } from 'node:http'

export const DEFAULT_NAMESPACE = 'default'

/** The namespace a request is about: `?ns=`, else the first label of its host. */
export function namespaceOf(request: IncomingMessage, parameters: URLSearchParams): string {
  const named = parameters.get('ns')
  if (named) return named
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const [label, ...rest] = host.split('.')
  const isName = rest.length > 0 && !/^\d+$/.test(label ?? '') && !host.startsWith('[')
  return isName && label ? label : DEFAULT_NAMESPACE
}
