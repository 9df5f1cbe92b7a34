import * as v from 'valibot'
import type { EndpointId, LinkId } from '@/shared/ids'

const schema = v.object({
  kind: v.literal('here'),
  /** It would like to talk aside, which the other may have to allow first. */
  asks: v.optional(v.literal('aside')),
})

/** To the desk of the other: this page has the conversation in sight, and can be linked to. */
export type PageSignal = v.InferOutput<typeof schema>

/** The body of a signal; `undefined` when it is about something else, or this version cannot make sense of it. */
export function parsePageSignal(body: string): PageSignal | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(body))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** The same for both, so that whichever begins, there is one link between two pages. */
export function linkOfPages(a: EndpointId, b: EndpointId): LinkId {
  const [one, two] = a < b ? [a, b] : [b, a]
  return `fp-${one}-${two}` as LinkId
}
