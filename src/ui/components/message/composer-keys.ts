/** Browsers report this for keys that an input method takes; some give it instead of `isComposing`. */
const IME_KEY_CODE = 229

/**
 * Whether this key press sends the message, rather than belonging to the text. With Ctrl or ⌘ it always
 * does; alone it does not where it `breaks` the line.
 */
export function isSendKey(event: KeyboardEvent, breaks: boolean): boolean {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event
  if (key !== 'Enter' || shiftKey || altKey || (breaks && !ctrlKey && !metaKey)) return false
  // Enter also accepts what an input method offers; that must never send half a word.
  return !isComposing(event)
}

/** Whether the key belongs to an input method. */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari has nothing else to tell by
  return event.isComposing || event.keyCode === IME_KEY_CODE
}
