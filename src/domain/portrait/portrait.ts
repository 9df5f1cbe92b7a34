import * as v from 'valibot'
import type { PortraitPlace } from '@/domain/portrait/photo'
import { isRoomId, isUserId } from '@/shared/ids'
import { timestamp } from '@/shared/schemas'

/** The small square picture of a person or a room. */
export interface Portrait {
  /** When it was chosen, by the server's clock. Whoever has it with this time has it as it is. */
  readonly at: number
  /** The whole of it, as a data address. */
  readonly data: string
}

/** Mirrored by rules R-POR-14 and R-POR-25. */
export const MAX_PORTRAIT_LENGTH = 12_000
/** So many a device keeps; they count in its budget as if each were as long as it may be. */
export const MAX_KEPT_PORTRAITS = 300
/** How wide and high it is drawn anew, in pixels. */
export const PORTRAIT_SIDE = 128

const SHAPE = /^data:image\/(webp|jpeg);base64,[0-9A-Za-z+/]+=*$/

export const isPortraitData = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= MAX_PORTRAIT_LENGTH && SHAPE.test(raw)

const portraitSchema = v.object({ at: timestamp, data: v.custom<string>(isPortraitData) })

/** A portrait from the network, the disk or another tab; `undefined` where it is none. */
export function parsePortrait(raw: unknown): Portrait | undefined {
  const result = v.safeParse(portraitSchema, raw)
  return result.success ? result.output : undefined
}

export function isPortraitPlace(raw: unknown): raw is PortraitPlace {
  const [kind, id, ...more] = typeof raw === 'string' ? raw.split('/') : []
  return more.length === 0 && (kind === 'user' ? isUserId(id) : kind === 'room' && isRoomId(id))
}
