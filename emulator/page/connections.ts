import { closeConnection } from './api.ts'
import type { ConnectionReport, FeedEvents } from './api.ts'
import { el } from './dom.ts'
import { language, words } from './words.ts'

export interface Connections {
  readonly element: HTMLElement
  readonly show: (status: FeedEvents['status']) => void
}

/** The clients as they are now, newest first. */
export function createConnections(): Connections {
  const head = [
    '#',
    words.namespace,
    words.who,
    words.transport,
    words.since,
    words.listens,
    words.traffic,
    '',
  ]
  const body = el('tbody')
  const empty = el('p', { class: 'empty' }, words.noConnections)
  const more = el('p', { class: 'note' })
  const table = el(
    'table',
    { class: 'table' },
    el('thead', {}, el('tr', {}, ...head.map((label) => el('th', { scope: 'col' }, label)))),
    body,
  )
  const rows = new Map<number, HTMLTableRowElement>()
  const show: Connections['show'] = ({ connections, count }) => {
    const wanted = new Set(connections.map(({ id }) => id))
    for (const [id, row] of rows) {
      if (wanted.has(id)) continue
      row.remove()
      rows.delete(id)
    }
    for (const [at, connection] of connections.entries()) {
      // Rows stay, so that the button under a finger or the focus is not taken away.
      let row = rows.get(connection.id)
      if (!row) {
        row = createRow(connection.id)
        rows.set(connection.id, row)
      }
      fill(row, connection)
      if (body.children[at] !== row) body.insertBefore(row, body.children[at] ?? null)
    }
    table.hidden = count === 0
    empty.hidden = count > 0
    more.textContent = count > connections.length ? words.andMore(count - connections.length) : ''
  }
  show({ namespaces: [], connections: [], count: 0 })
  return { element: el('div', {}, table, empty, more), show }
}

function createRow(id: number): HTMLTableRowElement {
  const labels = ['#', words.namespace, words.who, words.transport, words.since, words.listens]
  const cells = [...labels, words.traffic].map((label) => el('td', { 'data-label': label }))
  const end = () => void closeConnection(id)
  const button = el('button', { type: 'button', class: 'button', onclick: end }, words.end)
  button.setAttribute('aria-label', `${words.end} #${id}`)
  return el('tr', {}, ...cells, el('td', {}, button))
}

function fill(row: HTMLTableRowElement, connection: ConnectionReport): void {
  const { id, namespace, who, isOwner, transport, since, listens } = connection
  const { charactersIn, charactersOut } = connection
  const texts = [
    String(id),
    namespace,
    isOwner ? words.owner : (who ?? words.nobody),
    transport,
    new Date(since).toLocaleTimeString(language, { hour12: false }),
    String(listens),
    `${toSize(charactersIn)} / ${toSize(charactersOut)}`,
  ]
  for (const [at, text] of texts.entries()) {
    const cell = row.cells[at]
    if (cell && cell.textContent !== text) cell.textContent = text
  }
}

function toSize(characters: number): string {
  if (characters < 1_000) return `${characters} B`
  if (characters < 1_000_000) return `${(characters / 1_000).toFixed(1)} kB`
  return `${(characters / 1_000_000).toFixed(1)} MB`
}
