import { useMediaQuery } from '@vueuse/core'

/** Fingers first: Enter makes a new line there, and no keyboard is opened unasked. */
export function useIsTouch() {
  return useMediaQuery('(pointer: coarse)')
}
