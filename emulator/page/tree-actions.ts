import { write } from './api.ts'
import { el } from './dom.ts'
import type { TreeNode } from './tree-node.ts'
import { parseTyped } from './value-text.ts'
import { words } from './words.ts'

/** Shows what can be done with a place, below its row. */
export function showActions(node: TreeNode, namespace: () => string): void {
  const path = `/${node.path.join('/')}`
  const copy = action(words.copy, () => {
    void navigator.clipboard.writeText(path).then(() => (copy.textContent = words.copied))
  })
  const buttons = [copy]
  if (node.summary.kind !== 'branch' && !node.summary.isCut) {
    const shown = JSON.stringify(node.summary.value ?? null)
    buttons.push(action(words.edit, () => showForm({ node, namespace, shown, isChild: false })))
  }
  buttons.push(
    action(words.add, () => showForm({ node, namespace, shown: '', isChild: true })),
    removal(node, namespace),
  )
  node.actions.replaceChildren(...buttons)
}

function action(label: string, run: () => void): HTMLButtonElement {
  return el('button', { type: 'button', class: 'button', onclick: run }, label)
}

/** Deleting takes two presses of one button; looking away takes the first one back. */
function removal(node: TreeNode, namespace: () => string): HTMLButtonElement {
  let isSure = false
  const button = action(words.remove, () => {
    if (!isSure) {
      isSure = true
      button.textContent = words.reallyRemove
      return
    }
    void save({ node, namespace }, { path: node.path, data: null })
  })
  button.classList.add('button--danger')
  button.addEventListener('blur', () => {
    isSure = false
    button.textContent = words.remove
  })
  return button
}

interface Place {
  readonly node: TreeNode
  readonly namespace: () => string
}

function showForm(form: Place & { readonly shown: string; readonly isChild: boolean }): void {
  const { node, shown, isChild } = form
  const key = el('input', { type: 'text', 'aria-label': words.key, placeholder: words.key })
  const value = el('input', { type: 'text', 'aria-label': words.value, placeholder: words.value })
  value.value = shown
  const cancel = () => {
    showActions(node, form.namespace)
    node.focus()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (isChild && key.value === '') {
      complain(node, words.noKey)
      return
    }
    try {
      const data = parseTyped(value.value)
      void save(form, { path: isChild ? [...node.path, key.value] : node.path, data })
    } catch (cause) {
      complain(node, (cause as Error).message)
    }
  }
  const onkeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel()
  }
  const fields = isChild ? [key, value] : [value]
  const buttons = [
    el('button', { class: 'button button--primary' }, words.save),
    action(words.cancel, cancel),
  ]
  node.actions.replaceChildren(
    el('form', { class: 'edit', onsubmit: submit, onkeydown }, ...fields, ...buttons),
  )
  fields[0]?.focus()
}

async function save(
  { node, namespace }: Place,
  { path, data }: { readonly path: readonly string[]; readonly data: unknown },
): Promise<void> {
  const problem = await write(namespace(), path.join('/'), data).catch(() => words.lost)
  if (problem !== undefined) {
    complain(node, problem)
    return
  }
  // The tree shows it once it is told of it, as it is told of anybody's write.
  showActions(node, namespace)
  if (node.element.isConnected) node.focus()
}

function complain(node: TreeNode, problem: string): void {
  node.actions.querySelector('[role=alert]')?.remove()
  node.actions.append(el('p', { role: 'alert', class: 'problem' }, problem))
}
