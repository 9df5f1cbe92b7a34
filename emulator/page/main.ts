import { openFeed } from './api.ts'
import { createConnections } from './connections.ts'
import { el } from './dom.ts'
import { createRequests } from './requests.ts'
import { createRules } from './rules.ts'
import { createTabs } from './tabs.ts'
import { createTree } from './tree.ts'
import { language, words } from './words.ts'

document.documentElement.lang = language
document.title = words.title

const tree = createTree()
const requests = createRequests()
const connections = createConnections()
const rules = createRules()
const warning = el('p', { class: 'warning', hidden: true }, words.exposed)
const state = el('span', { class: 'state', role: 'status' })
const picker = el('select', { id: 'namespace', onchange: () => choose(picker.value) })
const wanted = new URLSearchParams(location.search).get('ns') ?? undefined
let namespace = wanted ?? ''

const { bar, panels } = createTabs([
  { id: 'data', label: words.data, element: tree.element },
  { id: 'requests', label: words.requests, element: requests.element },
  { id: 'connections', label: words.connections, element: connections.element },
  { id: 'rules', label: words.rules, element: rules.element, onShow: () => showRules() },
])
document.body.append(
  el(
    'header',
    { class: 'header' },
    el('h1', {}, words.title),
    el('label', { class: 'picker' }, el('span', {}, words.namespace), picker),
    state,
  ),
  warning,
  el('main', {}, bar, ...panels),
)

openFeed(
  {
    hello({ isExposed }) {
      warning.hidden = !isExposed
      // After a break anything may have changed.
      if (namespace !== '') tree.changed(namespace, ['/'])
    },
    status(status) {
      showNamespaces(status.namespaces)
      connections.show(status)
    },
    requests: requests.add,
    changed({ namespace: where, paths }) {
      tree.changed(where, paths)
    },
  },
  (isConnected) => {
    state.textContent = isConnected ? words.live : words.lost
    state.classList.toggle('state--lost', !isConnected)
  },
)
if (namespace !== '') choose(namespace)

function showNamespaces(names: readonly string[]): void {
  const all = [...new Set([...(wanted === undefined ? [] : [wanted]), ...names])].sort()
  const shown = [...picker.options].map(({ value }) => value)
  if (all.join('\n') !== shown.join('\n')) {
    picker.replaceChildren(...all.map((name) => el('option', { value: name }, name)))
    picker.value = namespace
  }
  const [first] = all
  if (namespace === '' && first !== undefined) choose(first)
}

function choose(name: string): void {
  namespace = name
  picker.value = name
  history.replaceState(null, '', `?ns=${encodeURIComponent(name)}${location.hash}`)
  tree.open(name)
  showRules()
}

function showRules(): void {
  if (namespace !== '') rules.open(namespace)
}
