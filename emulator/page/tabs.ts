import { el } from './dom.ts'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly element: HTMLElement
  readonly onShow?: () => void
}

/** Tabs as assistive technology knows them: one in the tab order, arrows move between. */
export function createTabs(tabs: readonly Tab[]): { bar: HTMLElement; panels: HTMLElement[] } {
  const buttons = tabs.map(({ id, label }) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `panel-${id}`,
        onclick: () => show(id),
      },
      label,
    ),
  )
  const panels = tabs.map(({ id, element }) =>
    el(
      'section',
      { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, class: 'panel' },
      element,
    ),
  )
  const show = (id: string) => {
    for (const [at, tab] of tabs.entries()) {
      const isShown = tab.id === id
      buttons[at]?.setAttribute('aria-selected', String(isShown))
      buttons[at]?.setAttribute('tabindex', isShown ? '0' : '-1')
      const panel = panels[at]
      if (panel) panel.hidden = !isShown
      if (isShown) tab.onShow?.()
    }
    history.replaceState(null, '', `${location.search}#${id}`)
  }
  const onkeydown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = (at + step + tabs.length) % tabs.length
    const tab = tabs[next]
    if (!tab) return
    show(tab.id)
    buttons[next]?.focus()
  }
  const asked = tabs.find(({ id }) => `#${id}` === location.hash) ?? tabs[0]
  if (asked) show(asked.id)
  return { bar: el('div', { role: 'tablist', class: 'tabs', onkeydown }, ...buttons), panels }
}
