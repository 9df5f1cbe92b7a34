import type { IncomingMessage, ServerResponse } from 'node:http'

/** Any page may call: the rules decide, not the origin. */
export function allowAnyOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
  response.setHeader('access-control-expose-headers', 'ETag')
  response.setHeader('vary', 'Origin')
  response.setHeader('cache-control', 'no-cache')
}

/** Answers the question that a browser asks before it writes. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const wanted = request.headers['access-control-request-headers']
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, PUT, POST, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers':
      wanted ?? 'authorization, content-type, if-match, x-firebase-etag',
    'access-control-max-age': '3600',
  })
  response.end()
}
