import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** Whether the screen is like this now; follows it while the component is there. */
export function useMediaQuery(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query)
  const matches = shallowRef(list.matches)

  function read() {
    matches.value = list.matches
  }

  list.addEventListener('change', read)
  onScopeDispose(() => list.removeEventListener('change', read))

  return matches
}
