import { shallowRef, type Component } from 'vue'

/** Without one of these a message is plain text, and rooms without markup never load the rest. */
const MAY_HAVE_MARKUP = /[*_~`]|^>/m

const component = shallowRef<Component>()
let loading: Promise<void> | undefined

/** What draws a message with markup; `undefined` for plain text, and until the code is here. */
export function markupFor(text: string): Component | undefined {
  if (!MAY_HAVE_MARKUP.test(text)) return undefined
  loading ??= load()
  return component.value
}

async function load() {
  try {
    component.value = (await import('@/ui/components/message/MessageMarkup.vue')).default
  } catch {
    // Offline before it was ever loaded: the text is all there, and the next one tries again.
    loading = undefined
  }
}
