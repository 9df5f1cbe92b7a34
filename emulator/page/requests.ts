import type { FeedEvents, RequestReport } from './api.ts'
import { el } from './dom.ts'
import { language, words } from './words.ts'

const MOST = 500

export interface Requests {
  readonly element: HTMLElement
  readonly add: (news: FeedEvents['requests']) => void
}

/** The requests that came in while the page was open, newest first. */
export function createRequests(): Requests {
  let kept: RequestReport[] = []
  let waiting: RequestReport[] = []
  let isPaused = false
  const filter = el('input', {
    type: 'search',
    'aria-label': words.filter,
    placeholder: words.filter,
    oninput: () => draw(),
  })
  const deniedOnly = el('input', { type: 'checkbox', onchange: () => draw() })
  const pause = el('button', { type: 'button', class: 'button', onclick: () => togglePause() })
  const clear = el('button', { type: 'button', class: 'button', onclick: () => reset() })
  clear.textContent = words.clear
  const note = el('p', { class: 'note', role: 'status' })
  const body = el('tbody')
  const head = [words.time, words.who, words.transport, words.operation, words.path, words.verdict]
  const table = el(
    'table',
    { class: 'table table--requests' },
    el('thead', {}, el('tr', {}, ...head.map((label) => el('th', { scope: 'col' }, label)))),
    body,
  )
  const empty = el('p', { class: 'empty' })
  const toolbar = el(
    'div',
    { class: 'toolbar' },
    filter,
    el('label', { class: 'check' }, deniedOnly, words.deniedOnly),
    pause,
    clear,
  )

  const isShown = (report: RequestReport) => {
    if (deniedOnly.checked && report.status === 'ok') return false
    const { who, path, operation, transport, detail, namespace, status } = report
    const text = [who, path, operation, transport, detail, namespace, status].join(' ')
    return text.toLowerCase().includes(filter.value.trim().toLowerCase())
  }
  const showState = () => {
    pause.textContent = isPaused ? words.resume : words.pause
    pause.setAttribute('aria-pressed', String(isPaused))
    empty.textContent = kept.length === 0 ? words.noRequests : words.noMatch
    empty.hidden = body.childElementCount > 0
    table.hidden = body.childElementCount === 0
  }
  const prepend = (reports: readonly RequestReport[]) => {
    kept = [...reports.toReversed(), ...kept].slice(0, MOST)
    body.prepend(...reports.filter(isShown).toReversed().flatMap(toRows))
    while (body.childElementCount > MOST * 2) body.lastElementChild?.remove()
    showState()
  }
  const draw = () => {
    body.replaceChildren(...kept.filter(isShown).flatMap(toRows))
    showState()
  }
  const togglePause = () => {
    isPaused = !isPaused
    note.textContent = isPaused ? words.paused(0) : ''
    const late = waiting
    waiting = []
    prepend(late)
  }
  const reset = () => {
    kept = []
    waiting = []
    draw()
  }
  showState()
  return {
    element: el('div', {}, toolbar, note, table, empty),
    add({ requests, missed }) {
      if (isPaused) {
        waiting = [...waiting, ...requests].slice(-MOST)
        note.textContent = words.paused(waiting.length)
        return
      }
      if (missed > 0) note.textContent = words.missed(missed)
      prepend(requests)
    },
  }
}

/** A row, and below it why it was denied. */
function toRows(report: RequestReport): HTMLElement[] {
  const { at, namespace, who, isOwner, transport, operation, path, detail } = report
  const isDenied = report.status === 'permission_denied'
  const verdict = report.status === 'ok' ? words.allowed : isDenied ? words.denied : report.status
  const kind = report.status === 'ok' ? 'good' : 'bad'
  const time = new Date(at).toLocaleTimeString(language, { hour12: false })
  const place = el('td', { class: 'path', 'data-label': words.path }, el('code', {}, path))
  if (detail !== '') place.append(el('span', { class: 'detail' }, detail))
  const row = el(
    'tr',
    { title: namespace },
    el('td', { 'data-label': words.time }, time),
    el('td', { 'data-label': words.who }, isOwner ? words.owner : (who ?? words.nobody)),
    el('td', { 'data-label': words.transport }, transport),
    el('td', { 'data-label': words.operation }, operation),
    place,
    el(
      'td',
      { 'data-label': words.verdict },
      el('span', { class: `badge badge--${kind}` }, verdict),
    ),
  )
  if (report.explanation.length === 0) return [row]
  const why = el('pre', { 'aria-label': words.why }, report.explanation.join('\n'))
  return [row, el('tr', { class: 'why' }, el('td', { colspan: 6 }, why))]
}
