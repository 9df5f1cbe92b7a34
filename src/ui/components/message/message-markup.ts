import { shallowRef, type Component } from 'vue'
import type { UserId } from '@/shared/ids'

/** Without one of these a message is plain text, and rooms without markup never load the rest. */
const MAY_HAVE_MARKUP = /[*_~`]|^>/m

const component = shallowRef<Component>()
let loading: Promise<void> | undefined

/** What draws a message with markup or names; `undefined` for plain text, and until the code is here. */
export function markupFor(text: string, mentions: readonly UserId[] = []): Component | undefined {
  if (mentions.length === 0 && !MAY_HAVE_MARKUP.test(text)) return undefined
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
