import { words } from './words.ts'

/** Reads what a person typed as a value: JSON, or a plain text. Throws where it is neither. */
export function parseTyped(text: string): unknown {
  const trimmed = text.trim()
  try {
    return JSON.parse(trimmed) as unknown
  } catch {
    if (/^["[{]/.test(trimmed)) throw new Error(words.badJson)
    return text
  }
}
