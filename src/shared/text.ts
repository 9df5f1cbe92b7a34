/**
 * Control characters that no one types on purpose. Tab and line feed stay; so do the joiners and
 * direction marks that emoji and right-to-left scripts need.
 */
const UNWANTED_CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** Text as it may be stored: one kind of line end, no stray control characters, no outer space. */
export function cleanText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(UNWANTED_CONTROLS, '').trim()
}
