import { computed, onScopeDispose, shallowRef, toValue, watch, watchEffect, type Ref } from 'vue'
import { completionTokenAt, type CompletionToken } from '@/domain/message/completion'
import { isComposing } from '@/ui/components/message/composer-keys'

/** Something that can be taken. */
export interface Suggestion {
  readonly key: string
  /** What then stands in the place of the token. */
  readonly text: string
}

interface CompletionParts<Kind extends Suggestion> {
  readonly field: () => HTMLTextAreaElement
  readonly suggest: (token: CompletionToken) => readonly Kind[]
  /** What a token stands for by itself, without a choice: `:tada:`. */
  readonly replace: (token: CompletionToken) => string | undefined
  readonly onTaken: (suggestion: Kind) => void
  /** The list and its options; see `optionId`. */
  readonly listId: string
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export const optionId = (listId: string, place: number) => `${listId}-${place}`

/** Completes what is typed in a box: the focus stays there, and the keys of a list work while it has something to offer. */
export function useCompletion<Kind extends Suggestion>(parts: CompletionParts<Kind>) {
  const { field, listId } = parts
  const token = shallowRef<CompletionToken>()
  const active = shallowRef(0)
  /** Escape was pressed on the token that stands here. */
  let dismissed: number | undefined

  const suggestions: Readonly<Ref<readonly Kind[]>> = computed(() =>
    token.value ? parts.suggest(token.value) : [],
  )

  function read(event?: Event) {
    const { value, selectionStart, selectionEnd } = field()
    if (event instanceof InputEvent && event.isComposing) return
    const next =
      selectionStart === selectionEnd ? completionTokenAt(value, selectionStart) : undefined
    if (next?.start !== dismissed) dismissed = undefined
    if (next?.query !== token.value?.query) active.value = 0
    token.value = dismissed === undefined ? next : undefined
    const text = event?.type === 'input' && next && parts.replace(next)
    if (text) put(next, text)
  }

  function close() {
    token.value = undefined
  }

  function put({ start, query }: CompletionToken, text: string) {
    const box = field()
    const end = start + 1 + query.length
    const isBlankNext = /^\s/.test(box.value.slice(end))
    insertText(box, isBlankNext ? text : `${text} `, start, end)
    close()
  }

  function take(place: number) {
    const chosen = suggestions.value[place]
    if (!chosen || !token.value) return
    parts.onTaken(chosen)
    put(token.value, chosen.text)
  }

  /** Heard before the box hears it: what is taken is not sent as well. */
  function onKeydown(event: KeyboardEvent) {
    const count = suggestions.value.length
    if (count === 0 || isComposing(event)) return
    const step = STEPS[event.key]
    if (step !== undefined) active.value = (active.value + step + count) % count
    else if (event.key === 'Enter' && !event.shiftKey) take(active.value)
    else if (event.key === 'Tab' && !event.shiftKey) take(active.value)
    else if (event.key === 'Escape') {
      dismissed = token.value?.start
      close()
    } else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  watch(
    field,
    (box, _before, onCleanup) => {
      const listening = new AbortController()
      const { signal } = listening
      for (const name of ['input', 'keyup', 'click', 'compositionend']) {
        box.addEventListener(name, read, { signal })
      }
      for (const name of ['blur', 'compositionstart']) box.addEventListener(name, close, { signal })
      box.addEventListener('keydown', onKeydown, { capture: true, signal })
      if (box === document.activeElement) read()
      onCleanup(() => listening.abort())
    },
    { immediate: true },
  )

  watchEffect(() => {
    const box = toValue(field)
    const isOpen = suggestions.value.length > 0
    box.setAttribute('aria-autocomplete', 'list')
    if (isOpen) {
      box.setAttribute('aria-controls', listId)
      box.setAttribute('aria-activedescendant', optionId(listId, active.value))
    } else {
      box.removeAttribute('aria-controls')
      box.removeAttribute('aria-activedescendant')
    }
  })
  onScopeDispose(close)

  return { token, suggestions, active, take }
}

/** As if it were typed, so that whoever follows the box hears of it. */
export function insertText(
  box: HTMLTextAreaElement,
  text: string,
  start = box.selectionStart,
  end = box.selectionEnd,
) {
  box.setRangeText(text, start, end, 'end')
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
