import { isComposing } from '@/ui/components/message/composer-keys'

/** What is typed for a panel that still loads. */
interface EarlyField {
  readonly input: HTMLInputElement
  /** What had the focus. */
  readonly before: Element | null
  /** An input method is in the middle of a word. */
  isComposing?: boolean
  isEntered?: boolean
}

let early: EarlyField | undefined

export const earlyField = () => early

/** The keys of a panel are pressed, and it is not there yet: what follows is not for what lies beneath. */
export function openEarlyField(label: string, leave: () => void): void {
  if (early) return
  const { activeElement: before } = document
  const landmark = document.createElement('search')
  const input = document.createElement('input')
  const field: EarlyField = { input, before }
  early = field
  input.className = 'input early'
  input.ariaLabel = label
  for (const type of ['compositionstart', 'compositionend'])
    input.addEventListener(type, () => (field.isComposing = type.endsWith('start')))
  input.onkeydown = (event) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') field.isEntered = true
    if (event.key !== 'Escape') return
    closeEarlyField()
    ;(before as HTMLElement | null)?.focus()
    leave()
  }
  landmark.append(input)
  document.body.append(landmark)
  input.focus()
}

export function closeEarlyField(): void {
  early?.input.parentElement?.remove()
  early = undefined
}
