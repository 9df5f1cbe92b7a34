import * as v from 'valibot'
import { isUserId, type UserId } from '@/shared/ids'
import { cleanText } from '@/shared/text'

/** Someone who lets others find them by their name. */
export interface FoundPerson {
  readonly id: UserId
  readonly name: string
}

/** Mirrored by rule R-DIR-5. */
export const FOUND_LIMIT = 20

/** Behind every character that a name has: what begins with a text ends before the text and this. Rule R-DIR-4 has it, too. */
export const BEHIND_ALL = '\uf8ff'

/** As names are compared in the directory. The rules hold it to the name, and know no other folding than this. */
const toSearchedName = (name: string): string => name.toLowerCase()

/** What stands in the directory for somebody of this name. */
export const toListing = (name: string) => ({ name, nameLower: toSearchedName(name) })

/** What is looked for; empty where nothing is typed that a name could begin with. */
export const toBeginning = (typed: string): string =>
  toSearchedName(cleanText(typed).replace(/\s+/g, ' '))

const foundSchema = v.object({
  id: v.custom<UserId>(isUserId),
  name: v.pipe(v.string(), v.maxLength(500), v.transform(cleanText), v.minLength(1)),
})

/** An entry of the directory; `undefined` when it is none. */
export function parseFoundPerson(raw: unknown): FoundPerson | undefined {
  const result = v.safeParse(foundSchema, raw)
  return result.success ? result.output : undefined
}
