import { nextTick, onMounted, watch, type Ref, type WatchSource } from 'vue'

/** Lets a text field grow with what is in it; its CSS sets the limit. */
export function useAutoGrow(
  field: Readonly<Ref<HTMLTextAreaElement | null>>,
  text: WatchSource<string>,
) {
  function grow() {
    const element = field.value
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
  }

  watch(text, () => nextTick(grow))
  onMounted(grow)
}
