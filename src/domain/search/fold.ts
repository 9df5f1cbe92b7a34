/** A letter with what belongs to it: accents, parts of Korean syllables, half-width voicing marks. */
const CLUSTER = /.[\p{M}\u1160-\u11ff\uff9e\uff9f\uffa0-\uffdc]*/gsu
/** Accents of the Latin, Greek and Cyrillic scripts; the marks of kana and Indic scripts are letters. */
const ACCENTS = /[\u0300-\u036f]/g
const PLAIN = /^[\u0020-\u007e]*$/
const SPACE = /\s/g
/** What a sigma becomes in lower case depends on where it stands. */
const FINAL_SIGMA = /ς/g

/**
 * Text as search compares it: full-width is half-width, é is e, A is a, any white space is a space.
 * Kana keep their voicing, and katakana is not hiragana.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFKC')
  return bare.toLowerCase().replace(FINAL_SIGMA, 'σ').replace(SPACE, ' ')
}

export interface Folded {
  readonly folded: string
  /** For each unit of `folded`, and for its end, where it came from in the text. */
  readonly places: readonly number[]
}

/** The same, and where each part of it stands in the text, so that a match can be shown there. */
export function foldWithPlaces(text: string): Folded {
  const parts: string[] = []
  const places: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = fold(cluster)
    places.push(...new Array<number>(part.length).fill(index))
    parts.push(part)
  }
  places.push(text.length)
  return { folded: parts.join(''), places }
}
