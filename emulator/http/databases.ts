import { sendError, sendJson } from './json-response.ts'
import type { RestCall } from './rest-call.ts'

/** Answers `GET /.inspect/databases.json`: the namespaces there are, as the official tools ask. */
export function answerDatabases(
  { response, who }: Omit<RestCall, 'path'>,
  names: readonly string[],
): void {
  if (who.admin) sendJson(response, 200, JSON.stringify(names.map((name) => ({ name }))))
  else sendError(response, 401, 'Permission denied')
}
