import type { Draft } from '@/domain/draft/draft'
import { isRoomId } from '@/shared/ids'

/** A draft from the disk or the network; `undefined` when it is none. */
export function parseDraft(raw: unknown): Draft | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { room, text, at } = raw as { readonly [Key in keyof Draft]?: unknown }
  const isTime = typeof at === 'number' && at >= 0 && at < Infinity
  return isRoomId(room) && typeof text === 'string' && isTime ? { room, text, at } : undefined
}

/** From the disk, where earlier versions kept the bare text. */
export function parseKeptDraft(room: string, raw: unknown): Draft | undefined {
  if (typeof raw === 'string') return parseDraft({ room, text: raw, at: 0 })
  return typeof raw === 'object' ? parseDraft({ ...raw, room }) : undefined
}
