import type { Summary, TreeWindow, WindowRequest } from './api.ts'
import { el, flash } from './dom.ts'
import { words } from './words.ts'

const STEP = 50
const MOST = 1_000

/** What a place asks of the tree it is in. */
export interface TreeHost {
  /** Reads the open places anew. */
  readonly refresh: (node: TreeNode) => void
  readonly select: (node: TreeNode) => void
}

/** One place on screen, with as many of its children as were asked for. */
export class TreeNode {
  readonly path: readonly string[]
  readonly host: TreeHost
  readonly element = el('li', { class: 'place' })
  readonly row: HTMLElement
  /** What can be done with the place stands here while it is selected. */
  readonly actions = el('div', { class: 'actions' })
  isOpen = false
  summary: Summary = { kind: 'none' }
  readonly #toggle: HTMLButtonElement
  readonly #name: HTMLButtonElement
  readonly #value = el('span', { class: 'value' })
  readonly #list = el('ul', { class: 'places' })
  readonly #more = el('div', { class: 'more' })
  readonly #children = new Map<string, TreeNode>()
  #limit = STEP
  #from = ''

  constructor(path: readonly string[], host: TreeHost) {
    this.path = path
    this.host = host
    const label = path.at(-1) ?? '/'
    this.#toggle = el('button', { type: 'button', class: 'toggle', onclick: () => this.toggle() })
    this.#name = el(
      'button',
      {
        type: 'button',
        class: 'key',
        onfocus: () => host.select(this),
        onclick: () => host.select(this),
        onkeydown: (event: KeyboardEvent) => this.#onKey(event),
      },
      label,
    )
    this.row = el('div', { class: 'row' }, this.#toggle, this.#name, this.#value)
    this.element.append(this.row, this.actions)
  }

  focus(): void {
    this.#name.focus()
  }

  toggle(): void {
    this.isOpen = !this.isOpen && this.summary.kind === 'branch'
    this.#showToggle()
    if (this.isOpen) this.host.refresh(this)
    else this.#drop()
  }

  /** The windows of this place and of the open ones below it. */
  *openWindows(): Generator<[TreeNode, WindowRequest]> {
    if (!this.isOpen) return
    const from = this.#from === '' ? {} : { from: this.#from }
    yield [this, { path: this.path.join('/'), limit: this.#limit, ...from }]
    for (const child of this.#children.values()) yield* child.openWindows()
  }

  show(summary: Summary, isNews: boolean): void {
    const before = this.#value.textContent
    this.summary = summary
    const { kind, value, count = 0, isCut, priority } = summary
    const text = kind === 'branch' ? words.children(count) : JSON.stringify(value ?? null)
    const extra = priority === undefined ? '' : `  .priority ${JSON.stringify(priority)}`
    this.#value.textContent = `${text}${isCut ? ` … ${words.cut}` : ''}${extra}`
    this.#value.className = `value value--${kind === 'leaf' ? typeof value : kind}`
    if (isNews && before !== this.#value.textContent) flash(this.row)
    if (kind !== 'branch' && this.path.length > 0 && this.isOpen) {
      this.isOpen = false
      this.#drop()
    }
    this.#showToggle()
  }

  /** Shows the children of a window; those that stay keep their element and what is open below. */
  apply(window: TreeWindow, isNews: boolean): void {
    this.show(window, isNews)
    if (!this.isOpen) return
    const wanted = new Set(window.children.map(({ key }) => key))
    for (const [key, child] of this.#children) {
      if (wanted.has(key)) continue
      child.element.remove()
      this.#children.delete(key)
    }
    let previous: Element | undefined
    for (const child of window.children) {
      let node = this.#children.get(child.key)
      const isNew = !node
      node ??= new TreeNode([...this.path, child.key], this.host)
      this.#children.set(child.key, node)
      node.show(child, isNews)
      const next = previous ? previous.nextElementSibling : this.#list.firstElementChild
      if (node.element !== next) this.#list.insertBefore(node.element, next)
      if (isNew && isNews) flash(node.row)
      previous = node.element
    }
    this.element.append(this.#list)
    this.#showMore(window)
  }

  #showMore(window: TreeWindow): void {
    if (!window.hasMore && this.#from === '') {
      this.#more.remove()
      return
    }
    if (!this.#more.hasChildNodes()) {
      const key = el('input', { type: 'text', 'aria-label': words.from, placeholder: words.from })
      const go = (event: Event) => {
        event.preventDefault()
        this.#from = key.value
        this.#limit = STEP
        this.host.refresh(this)
      }
      const button = el('button', { type: 'button', class: 'button', onclick: () => this.#grow() })
      button.textContent = words.more
      const submit = el('button', { class: 'button' }, words.go)
      this.#more.append(button, el('form', { onsubmit: go }, key, submit))
    }
    const button = this.#more.querySelector('button')
    if (button) button.hidden = !window.hasMore || this.#limit >= MOST
    this.element.append(this.#more)
  }

  #grow(): void {
    this.#limit = Math.min(this.#limit * 2, MOST)
    this.host.refresh(this)
  }

  #drop(): void {
    this.#children.clear()
    this.#list.replaceChildren()
    this.#list.remove()
    this.#more.remove()
    this.#limit = STEP
    this.#from = ''
  }

  #showToggle(): void {
    const isBranch = this.summary.kind === 'branch'
    const label = this.path.at(-1) ?? '/'
    this.#toggle.hidden = !isBranch
    this.#toggle.setAttribute('aria-expanded', String(this.isOpen))
    this.#toggle.setAttribute(
      'aria-label',
      `${this.isOpen ? words.collapse : words.expand} ${label}`,
    )
  }

  #onKey(event: KeyboardEvent): void {
    const { key } = event
    if ((key === 'ArrowRight' && !this.isOpen) || (key === 'ArrowLeft' && this.isOpen)) {
      this.toggle()
    } else if (key === 'ArrowDown' || key === 'ArrowUp') moveFocus(this.#name, key === 'ArrowDown')
    else return
    event.preventDefault()
  }
}

function moveFocus(from: HTMLElement, isDown: boolean): void {
  const keys = [...document.querySelectorAll<HTMLElement>('.key')]
  keys[keys.indexOf(from) + (isDown ? 1 : -1)]?.focus()
}
