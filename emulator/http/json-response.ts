import type { ServerResponse } from 'node:http'

/** Answers with JSON text. */
export function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(text)
}

/** Answers with the error body of the REST API. */
export function sendError(response: ServerResponse, status: number, reason: string): void {
  sendJson(response, status, JSON.stringify({ error: reason }))
}
