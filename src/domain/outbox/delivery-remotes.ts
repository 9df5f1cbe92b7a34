import type { MessageRemote } from '@/domain/message/message-remote'
import type { RoomRemote } from '@/domain/room/room-remote'

/** As much of the server as delivering a message has to ask. */
export interface DeliveryRemotes {
  readonly messages: Pick<MessageRemote, 'send' | 'find' | 'readBucket'>
  readonly rooms: Pick<RoomRemote, 'isMember' | 'exists'>
}
