import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** Typing has to rest this long before what it led to is said. */
const REST_MS = 600

/** Words that change with every key, for a screen reader: only where they come to rest. */
export function useCalmWords(words: Readonly<Ref<string>>): Readonly<Ref<string>> {
  const calm = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(words, (next) => {
    clearTimeout(timer)
    timer = setTimeout(() => (calm.value = next), REST_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return calm
}
