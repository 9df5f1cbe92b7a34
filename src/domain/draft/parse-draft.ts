import * as v from 'valibot'
import type { Draft } from '@/domain/draft/draft'
import { isRoomId } from '@/shared/ids'

const draftSchema = v.object({
  room: v.custom<Draft['room']>(isRoomId),
  text: v.string(),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
})

/** A draft from the disk or the network; `undefined` when it is none. */
export function parseDraft(raw: unknown): Draft | undefined {
  const result = v.safeParse(draftSchema, raw)
  return result.success ? result.output : undefined
}

/** From the disk, where earlier versions kept the bare text. */
export function parseKeptDraft(room: string, raw: unknown): Draft | undefined {
  if (typeof raw === 'string') return parseDraft({ room, text: raw, at: 0 })
  return typeof raw === 'object' && raw !== null ? parseDraft({ ...raw, room }) : undefined
}
