import { toJson } from '../data/to-json.ts'
import type { CheckRequest } from '../rules/check.ts'
import { sendError, sendJson } from './json-response.ts'
import { readBody } from './read-body.ts'
import type { RestCall } from './rest-call.ts'

/** Answers `POST /.inspect/explain.json`: how the rules would judge a request on the present tree. */
export async function answerExplain(call: Omit<RestCall, 'path'>): Promise<void> {
  const { request, response, namespace, who } = call
  if (!who.admin) {
    sendError(response, 401, 'Permission denied')
    return
  }
  const question = parseQuestion(await readBody(request))
  if (!question) {
    sendError(response, 400, 'Ask with {"op":"read"|"write","path":…,"auth":…,"newData":…}')
    return
  }
  const data = toJson(namespace.root(), 'export')
  sendJson(response, 200, JSON.stringify(namespace.rules().check({ ...question, data })))
}

function parseQuestion(text: string): CheckRequest | undefined {
  try {
    const { op, path, auth = null, ...rest } = JSON.parse(text) as Partial<CheckRequest>
    if ((op !== 'read' && op !== 'write') || typeof path !== 'string') return undefined
    return { ...rest, op, path, auth }
  } catch {
    return undefined
  }
}
