export const DEFAULT_NAMESPACE = 'default'

/** The namespace a request is about: `?ns=`, else the first label of its host. */
export function namespaceOf(host: string | undefined, parameters: URLSearchParams): string {
  const named = parameters.get('ns')
  if (named) return named
  const name = (host ?? '').replace(/:\d+$/, '')
  const [label, ...rest] = name.split('.')
  const isName = rest.length > 0 && !/^\d+$/.test(label ?? '') && !name.startsWith('[')
  return isName && label ? label : DEFAULT_NAMESPACE
}
