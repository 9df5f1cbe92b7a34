import * as v from 'valibot'
import { FILE_PROBLEMS } from '@/domain/file/transfer'

const position = v.pipe(v.number(), v.integer(), v.minValue(0))
const digest = v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/))

const schema = v.variant('kind', [
  /** From who receives: so much is here already, with the SHA-256 of it. */
  v.object({ kind: v.literal('ready'), position, digest }),
  /** From who sends: what follows begins here. At 0 where what is there is of another file. */
  v.object({ kind: v.literal('start'), position }),
  /** From who receives: so much is on the disk. */
  v.object({ kind: v.literal('have'), position }),
  /** From who sends: that was all, and this is the SHA-256 of all of it. */
  v.object({ kind: v.literal('end'), digest }),
  /** From who receives: all of it is here, and is what was sent. */
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.literal('pause'), isPaused: v.boolean() }),
  v.object({ kind: v.literal('cancel') }),
  v.object({ kind: v.literal('failed'), problem: v.picklist(FILE_PROBLEMS) }),
])

/** What the two say to each other beside the bytes of a file. */
export type FileFrame = v.InferOutput<typeof schema>

export function parseFileFrame(text: string): FileFrame | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(text))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
