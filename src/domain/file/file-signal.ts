import * as v from 'valibot'
import type { LinkId } from '@/shared/ids'
import { cleanFileName } from '@/domain/file/file-name'

const attempt = v.pipe(v.number(), v.integer(), v.minValue(0))

const schema = v.variant('kind', [
  /** To the desk of who shall have it. An attempt is one way to each other; each new one has a higher number. */
  v.object({
    kind: v.literal('offer'),
    attempt,
    name: v.pipe(v.string(), v.maxLength(1000), v.transform(cleanFileName)),
    size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
    modified: v.pipe(v.number(), v.integer()),
  }),
  /** To the desk: one page has taken it, and no other need answer; or it is taken back. */
  v.object({ kind: v.literal('taken'), by: v.string() }),
  v.object({ kind: v.literal('withdrawn') }),
  /** To the page that has offered it. */
  v.object({ kind: v.literal('accept'), attempt }),
  v.object({ kind: v.literal('decline') }),
  /** All of it is here already. */
  v.object({ kind: v.literal('arrived') }),
  /** To the desk of who has offered it: a page is here again that would have the rest. */
  v.object({ kind: v.literal('ask') }),
])

/** What is said about a file until there is a way for it. */
export type FileSignal = v.InferOutput<typeof schema>

/** The body of a signal; `undefined` when it is about something else, or this version cannot make sense of it. */
export function parseFileSignal(body: string): FileSignal | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(body))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** What is said of one attempt is not taken for the next. */
export const linkOfAttempt = (id: string, number: number): LinkId =>
  `${id}-${String(number)}` as LinkId
