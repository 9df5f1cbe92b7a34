import { nextTick } from 'vue'
import { START_LOCATION, useRouter } from 'vue-router'

/** After going to another page, the keyboard and the screen reader go on at its heading. */
export function useArrivalFocus() {
  useRouter().afterEach(async (to, from, failure) => {
    if (failure || from === START_LOCATION || to.path === from.path) return
    await nextTick()
    const heading = document.querySelector('[data-arrival]')
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true })
  })
}
