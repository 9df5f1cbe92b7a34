import { parse as parseWithComments } from 'jsonc-parser'
import { compileRules } from '../rules/compile-rules.ts'
import type { Rules } from '../rules/compile-rules.ts'
import { RulesError } from '../rules/rules-error.ts'
import { sendError, sendJson } from './json-response.ts'
import { readBody } from './read-body.ts'
import type { RestCall } from './rest-call.ts'

/**
 * Answers `GET|PUT|DELETE /.settings/rules.json`: the rules of a namespace, for admins only. Without
 * its own, a namespace has those that the emulator was started with.
 */
export async function answerRulesSettings(
  call: Omit<RestCall, 'path'>,
  setRules: (rules: Rules | undefined) => void,
): Promise<void> {
  const { request, response, namespace, parameters, who } = call
  if (!who.admin) {
    sendError(response, 401, 'Permission denied')
    return
  }
  if (request.method === 'GET') {
    const { text } = namespace.rules()
    const isStrict = parameters.get('format') === 'strict'
    sendJson(response, 200, isStrict ? JSON.stringify(parseWithComments(text)) : text)
    return
  }
  if (request.method === 'DELETE') {
    setRules(undefined)
    sendJson(response, 200, '{"status":"ok"}')
    return
  }
  if (request.method !== 'PUT') {
    sendError(response, 405, 'Rules are read with GET, replaced with PUT, and dropped with DELETE')
    return
  }
  try {
    setRules(compileRules(await readBody(request)))
    sendJson(response, 200, '{"status":"ok"}')
  } catch (cause) {
    if (!(cause instanceof RulesError)) throw cause
    sendError(response, 400, cause.message)
  }
}
