import * as v from 'valibot'

/** What somebody in a call sends just now, as they say themselves. */
export interface Shown {
  readonly isMuted: boolean
  readonly hasCamera: boolean
  readonly hasScreen: boolean
  /** The camera is on, and not sent: the network is too slow for it. */
  readonly isPaused: boolean
}

export const NOTHING_SHOWN: Shown = {
  isMuted: false,
  hasCamera: false,
  hasScreen: false,
  isPaused: false,
}

const schema = v.object({
  isMuted: v.boolean(),
  hasCamera: v.boolean(),
  hasScreen: v.boolean(),
  isPaused: v.boolean(),
})

/** What has come from the other page; `undefined` when this version cannot make sense of it. */
export function parseShown(raw: unknown): Shown | undefined {
  if (typeof raw !== 'string' || raw.length > 1000) return undefined
  try {
    const result = v.safeParse(schema, JSON.parse(raw))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
