/** Long enough to tell files apart, short enough for every file system in any script. */
const MAX_LENGTH = 120
/** An ending longer than this is no ending. */
const MAX_ENDING = 12

/** Control characters, marks that turn the direction of text round, and what nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu
/** What leads to another place, or what some file system does not take. */
const FORBIDDEN = /[/\\:*?"<>|]/g
/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that comes from somebody else, as it may be shown and given to a file here. */
export function cleanFileName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return 'file'
  return shorten(RESERVED.test(name) ? `_${name}` : name)
}

/** Its ending stays: it says what opens it. */
function shorten(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= MAX_LENGTH) return name
  const dot = letters.lastIndexOf('.')
  const ending = dot > 0 && letters.length - dot <= MAX_ENDING ? letters.slice(dot) : []
  return [...letters.slice(0, MAX_LENGTH - ending.length), ...ending].join('')
}
