import { useMediaQuery } from '@/ui/composables/useMediaQuery'

/** Fingers first: Enter makes a new line there, and no keyboard is opened unasked. */
export function useIsTouch() {
  return useMediaQuery('(pointer: coarse)')
}
