import type { IncomingMessage } from 'node:http'

/**
 * What a request is for. A target that begins with two slashes is a path all the same, not a host,
 * and one that is no URL at all is the root: whoever sends that gets the answer of a bad path.
 */
export function urlOf({ url = '/' }: Pick<IncomingMessage, 'url'>): URL {
  if (url.startsWith('/')) return new URL(`http://localhost${url}`)
  return URL.canParse(url) ? new URL(url) : new URL('http://localhost/')
}
