import type { ClauseCoverage } from '../rules/coverage.ts'
import { sendError, sendJson } from './json-response.ts'
import type { RestCall } from './rest-call.ts'

/** Answers `GET /.inspect/coverage.json`: how often each clause of the rules was evaluated. */
export function answerCoverage(call: Omit<RestCall, 'path'>): void {
  const { namespace, response } = call
  if (!call.who.admin) {
    sendError(response, 401, 'Permission denied')
    return
  }
  const clauses = namespace.rules().coverage()
  sendJson(response, 200, JSON.stringify({ namespace: namespace.name, clauses }))
}

/** Answers `GET /.inspect/coverage`: the same for eyes. It holds rules only, no data. */
export function answerCoveragePage({ namespace, response }: Omit<RestCall, 'path'>): void {
  const { text, coverage } = namespace.rules()
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(renderPage(namespace.name, { text, clauses: coverage() }))
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:left;vertical-align:top}
td:nth-child(n+3):nth-child(-n+4){text-align:right}code{white-space:pre-wrap}
.never{background:#f005}.half{background:#fa03}`

function renderPage(
  name: string,
  rules: { readonly text: string; readonly clauses: readonly ClauseCoverage[] },
): string {
  const { clauses } = rules
  const never = clauses.filter(({ allowed, denied }) => allowed + denied === 0).length
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Rules coverage of ${escape(name)}</title><style>${STYLE}</style>
<h1>Rules coverage of ${escape(name)}</h1>
<p>${String(clauses.length)} clauses, ${String(never)} never evaluated. Red: never. Amber: one way only.</p>
<table><tr><th>Line<th>Clause<th>True<th>False<th>Expression
${clauses.map(renderRow).join('\n')}
</table></html>`
}

function renderRow({ place, kind, line, allowed, denied, source }: ClauseCoverage): string {
  const mark = allowed + denied === 0 ? 'never' : allowed === 0 || denied === 0 ? 'half' : ''
  const cells = [line, `${place} .${kind}`, allowed, denied].map((cell) => escape(String(cell)))
  return `<tr class="${mark}"><td>${cells.join('<td>')}<td><code>${escape(source)}</code>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
