/** Only for telling paths of this app from addresses elsewhere; nothing is ever fetched from it. */
const SELF = 'https://hearth.invalid'

/** Where to go after signing in. Comes from the address bar, so it may only lead into this app. */
export function parseNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/'
  if (!URL.canParse(next, SELF)) return '/'
  const { origin, pathname, search } = new URL(next, SELF)
  // A path that itself begins with two slashes would name another host.
  return origin === SELF && !pathname.startsWith('//') ? pathname + search : '/'
}
