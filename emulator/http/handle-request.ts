import type { IncomingMessage, ServerResponse } from 'node:http'
import { InvalidData } from '../data/invalid-data.ts'
import { Unavailable } from '../data/unavailable.ts'
import { createPushIds } from '../data/push-id.ts'
import type { Rules } from '../rules/compile-rules.ts'
import { allowAnyOrigin, answerPreflight } from './cors.ts'
import { sendError } from './json-response.ts'
import { namespaceOf } from './namespace-of.ts'
import { BodyTooLarge } from './read-body.ts'
import { answerPage, isForPage } from './page.ts'
import type { PageOptions } from './page.ts'
import { reported } from './rest-report.ts'
import { identify, parseRestPath } from './rest-request.ts'
import { answerCoverage, answerCoveragePage } from './coverage.ts'
import { answerDatabases } from './databases.ts'
import { answerExplain } from './explain.ts'
import { answerRest } from './rest.ts'
import { answerRulesSettings } from './settings.ts'
import { urlOf } from './url-of.ts'

export interface HttpOptions extends PageOptions {
  /** Gives a namespace rules of its own, or takes them away again. */
  readonly setRules: (name: string, rules: Rules | undefined) => void
  /** Answers `/.lp`. */
  readonly poll: RequestHandler
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void

/** Answers every HTTP request that is not an upgrade. */
export function createRequestHandler(options: HttpOptions): RequestHandler {
  const newId = createPushIds(options.clock)
  return (request, response) => {
    const fail = (cause: unknown) => {
      if (response.headersSent) response.destroy()
      else if (cause instanceof InvalidData) sendError(response, 400, cause.message)
      else if (cause instanceof Unavailable) sendError(response, 503, cause.message)
      else if (cause instanceof BodyTooLarge) sendError(response, 413, cause.message)
      else sendError(response, 500, 'Internal error')
    }
    // Before any origin is allowed: the page is for itself alone.
    if (isForPage(request)) {
      answerPage(request, response, options).catch(fail)
      return
    }
    allowAnyOrigin(request, response)
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response)
      return
    }
    if (request.url?.startsWith('/.lp?')) {
      options.poll(request, response)
      return
    }
    route(request, response, { ...options, newId }).catch(fail)
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions & { readonly newId: () => string },
): Promise<void> {
  const { pathname, searchParams } = urlOf(request)
  if (!pathname.endsWith('.json') && pathname !== '/.inspect/coverage') {
    sendError(response, 404, 'Paths of the REST API end in .json')
    return
  }
  const token = identify(request, searchParams, options.clock())
  if (!token.ok) {
    sendError(response, 401, token.message)
    return
  }
  const namespace = options.namespace(namespaceOf(request.headers.host, searchParams))
  const { identity: who } = token
  const { newId, clock, after } = options
  const call = { request, response, namespace, parameters: searchParams, who, newId, clock, after }
  const setRules = (rules: Rules | undefined) => {
    options.setRules(namespace.name, rules)
  }
  if (pathname === '/.settings/rules.json') await answerRulesSettings(call, setRules)
  else if (pathname === '/.inspect/coverage') answerCoveragePage(call)
  else if (pathname === '/.inspect/coverage.json') answerCoverage(call)
  else if (pathname === '/.inspect/databases.json') answerDatabases(call, options.names())
  else if (pathname === '/.inspect/explain.json') await answerExplain(call)
  else await answerRest(reported({ ...call, path: parseRestPath(pathname) }, options.monitor))
}
