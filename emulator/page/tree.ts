import { readWindows } from './api.ts'
import { el } from './dom.ts'
import { showActions } from './tree-actions.ts'
import { TreeNode } from './tree-node.ts'
import { words } from './words.ts'

/** The data of one namespace, live. */
export interface Tree {
  readonly element: HTMLElement
  /** Shows another namespace from its root. */
  readonly open: (namespace: string) => void
  /** Reads anew what of these places is on screen. */
  readonly changed: (namespace: string, paths: readonly string[]) => void
}

export function createTree(): Tree {
  let namespace = ''
  let selected: TreeNode | undefined
  let root = createRoot()
  let isReading = false
  let isStale = false
  const list = el('ul', { class: 'places places--root' })
  const empty = el('p', { class: 'empty' }, words.nothing)
  const element = el('div', { class: 'tree' }, list, empty)

  function createRoot(): TreeNode {
    const node = new TreeNode([], { refresh: (target) => void read(target, false), select })
    node.isOpen = true
    return node
  }
  function select(node: TreeNode): void {
    if (node === selected) return
    selected?.actions.replaceChildren()
    selected?.row.classList.remove('row--selected')
    selected = node
    node.row.classList.add('row--selected')
    showActions(node, () => namespace)
  }
  async function read(from: TreeNode, isNews: boolean): Promise<void> {
    const asked = namespace
    const open = [...from.openWindows()].slice(0, 200)
    if (open.length === 0) return
    const windows = await readWindows(
      asked,
      open.map(([, window]) => window),
    ).catch(() => [])
    if (asked !== namespace) return
    for (const [at, [node]] of open.entries()) {
      const window = windows[at]
      if (window) node.apply(window, isNews)
    }
    empty.hidden = root.summary.kind !== 'none'
  }
  /** One reading at a time: what changes meanwhile is read once afterwards. */
  async function readAll(): Promise<void> {
    isStale = true
    if (isReading) return
    isReading = true
    while (isStale) {
      isStale = false
      await read(root, true)
    }
    isReading = false
  }
  return {
    element,
    open(next) {
      namespace = next
      selected = undefined
      root = createRoot()
      list.replaceChildren(root.element)
      void read(root, false)
    },
    changed(where, paths) {
      if (where !== namespace) return
      const open = [...root.openWindows()].map(([, { path }]) => path)
      const touches = (path: string) => open.some((place) => isNear(place, path.slice(1)))
      if (paths.some(touches)) void readAll()
    },
  }
}

/** Whether a write to one place may show in a window on another. */
function isNear(place: string, written: string): boolean {
  const isBelow = (above: string, below: string) =>
    above === '' || above === below || below.startsWith(`${above}/`)
  return isBelow(place, written) || isBelow(written, place)
}
