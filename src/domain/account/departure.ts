import * as v from 'valibot'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'

/** What becomes of a room of one's own: closed, or whom it goes to. Nobody is called `close`. */
export type RoomFate = 'close' | UserId

/** An account on its way out, as it was confirmed. Kept on the device until it is done. */
export interface Departure {
  readonly user: UserId
  readonly isGuest: boolean
  /** What becomes of what one has said in rooms that go on. */
  readonly words: 'delete' | 'keep'
  /** Of the rooms that one owns and is not alone in. */
  readonly fates: Readonly<Partial<Record<RoomId, RoomFate>>>
  /** What is to be deleted next: data first, then the account, this device last. */
  readonly phase: 'data' | 'account' | 'device'
  /** The sign-in was lost on the way, and with it the right to delete the rest. */
  readonly isPartial?: boolean | undefined
}

const isFates = (raw: unknown) =>
  typeof raw === 'object' &&
  raw !== null &&
  Object.entries(raw).every(([room, fate]) => isRoomId(room) && isUserId(fate))

const departureSchema = v.object({
  user: v.custom<UserId>(isUserId),
  isGuest: v.boolean(),
  words: v.picklist(['delete', 'keep']),
  fates: v.custom<Departure['fates']>(isFates),
  phase: v.picklist(['data', 'account', 'device']),
  isPartial: v.optional(v.boolean()),
})

/** From the disk; `undefined` when it is none. */
export function parseDeparture(raw: unknown): Departure | undefined {
  const result = v.safeParse(departureSchema, raw)
  return result.success ? result.output : undefined
}
