import * as v from 'valibot'

/** What a track is, from the one who sends it. */
export const TRACK_ROLES = ['voice', 'camera', 'screen', 'screen-sound'] as const
export type TrackRole = (typeof TRACK_ROLES)[number]

/** Which part of a description carries what its sender sends, by the part's mid. */
export type Roles = Readonly<Record<string, TrackRole>>

/** A description of a connection, as its browser wrote it. */
export interface Description {
  readonly kind: 'description'
  /** Which connection of the link it is about: each one that is made anew has a higher number. */
  readonly round: number
  readonly type: 'offer' | 'answer'
  readonly sdp: string
  readonly roles: Roles
}

export interface Candidates {
  readonly kind: 'candidates'
  readonly round: number
  readonly list: readonly Candidate[]
}

/** A way to reach a page; of the browser's words what the other one needs. */
export interface Candidate {
  readonly candidate: string
  readonly sdpMid: string | null
  readonly sdpMLineIndex: number | null
}

/** What a link says by way of signals. */
export type LinkSignal = Description | Candidates | { readonly kind: 'bye' }

/** Far more than a browser finds. */
const MAX_CANDIDATES = 100

const round = v.pipe(v.number(), v.integer(), v.minValue(0))
const candidate = v.object({
  candidate: v.pipe(v.string(), v.maxLength(1000)),
  sdpMid: v.nullable(v.string()),
  sdpMLineIndex: v.nullable(v.number()),
})

const schema = v.variant('kind', [
  v.object({
    kind: v.literal('description'),
    round,
    type: v.picklist(['offer', 'answer']),
    sdp: v.string(),
    roles: v.record(v.string(), v.picklist(TRACK_ROLES)),
  }),
  v.object({
    kind: v.literal('candidates'),
    round,
    list: v.pipe(v.array(candidate), v.maxLength(MAX_CANDIDATES)),
  }),
  v.object({ kind: v.literal('bye') }),
])

/** The body of a signal; `undefined` when this version cannot make sense of it. */
export function parseLinkSignal(body: string): LinkSignal | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(body))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
