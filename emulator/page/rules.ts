import { readRules } from './api.ts'
import type { Clause } from './api.ts'
import { el } from './dom.ts'
import { words } from './words.ts'

export interface RulesPanel {
  readonly element: HTMLElement
  readonly open: (namespace: string) => void
}

/** The clauses of the rules, with how often each came out how. */
export function createRules(): RulesPanel {
  const element = el('div')
  return {
    element,
    open(namespace) {
      void readRules(namespace).then(({ text, clauses }) => {
        const never = clauses.filter(({ allowed, denied }) => allowed + denied === 0).length
        const head = [words.place, words.yes, words.no, words.expression]
        element.replaceChildren(
          el('p', { class: 'note' }, words.never(never, clauses.length)),
          el(
            'table',
            { class: 'table' },
            el(
              'thead',
              {},
              el('tr', {}, ...head.map((label) => el('th', { scope: 'col' }, label))),
            ),
            el('tbody', {}, ...clauses.map(toRow)),
          ),
          el('details', { class: 'source' }, el('summary', {}, words.source), el('pre', {}, text)),
        )
      })
    },
  }
}

function toRow({ place, kind, line, allowed, denied, source }: Clause): HTMLElement {
  const mark = allowed + denied === 0 ? 'never' : allowed === 0 || denied === 0 ? 'half' : 'both'
  return el(
    'tr',
    { class: `clause clause--${mark}` },
    el('td', { 'data-label': words.place }, `${place} .${kind} :${line}`),
    el('td', { 'data-label': words.yes }, String(allowed)),
    el('td', { 'data-label': words.no }, String(denied)),
    el('td', { class: 'path', 'data-label': words.expression }, el('code', {}, source)),
  )
}
