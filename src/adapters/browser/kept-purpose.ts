import * as v from 'valibot'
import { drop, PURPOSE_KEY, readJson, writeJson } from '@/adapters/browser/kept-values'
import {
  isMessageId,
  isRoomId,
  isUserId,
  type MessageId,
  type RoomId,
  type UserId,
} from '@/shared/ids'

interface KeptPurpose {
  readonly user: UserId
  readonly room: RoomId
  readonly kind: 'reply' | 'edit'
  readonly message: MessageId
  readonly text: string
}

const schema = v.object({
  user: v.custom<UserId>(isUserId),
  room: v.custom<RoomId>(isRoomId),
  kind: v.picklist(['reply', 'edit']),
  message: v.custom<MessageId>(isMessageId),
  text: v.string(),
})

/** What was being answered or changed last on this device, and the words of the change. */
export const purposeMemory = {
  read(): KeptPurpose | undefined {
    const result = v.safeParse(schema, readJson(PURPOSE_KEY))
    return result.success ? result.output : undefined
  },
  write(purpose: KeptPurpose | undefined): void {
    if (purpose) writeJson(PURPOSE_KEY, purpose)
    else drop(PURPOSE_KEY)
  },
}
