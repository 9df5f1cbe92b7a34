type Child = Node | string | undefined

type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | ((event: never) => void)>
>

/**
 * Makes an element. Texts become text nodes and never markup: keys and values of the database are
 * anybody's. A function is a listener of the event that its name says: `onclick`.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value as (event: Event) => void)
    } else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  for (const child of children) if (child !== undefined) element.append(child)
  return element
}

/** Marks an element as just changed, for a moment. */
export function flash(element: HTMLElement): void {
  element.classList.remove('flash')
  // A frame between lets the animation begin anew.
  requestAnimationFrame(() => {
    element.classList.add('flash')
  })
}
