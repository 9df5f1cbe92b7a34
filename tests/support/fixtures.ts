import type { Account } from '@/domain/auth/account'
import type { Draft } from '@/domain/draft/draft'
import type { Message, Position } from '@/domain/message/message'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { Membership, Room } from '@/domain/room/room'
import type { ConnectionId, MessageId, RoomId, UserId } from '@/shared/ids'

export const userId = (name: string) => name as UserId
export const connectionId = (name: string) => name as ConnectionId

/** Ids in the form of push ids; a higher number is a later id. */
const pushId = (letter: string, number: number) => `-${letter}${String(number).padStart(18, '0')}`
export const roomId = (number: number) => pushId('R', number) as RoomId
export const messageId = (number: number) => pushId('M', number) as MessageId

export const MEI = userId('mei')
export const TOM = userId('tom')
export const ROOM = roomId(1)
export const OTHER_ROOM = roomId(2)

export const position = (at: number, number: number): Position => ({ at, id: messageId(number) })

/** The message with this number, said at that second unless told otherwise. */
export function message(number: number, part: Partial<Message> = {}): Message {
  const at = part.at ?? number * 1000
  return {
    id: messageId(number),
    room: ROOM,
    from: TOM,
    at,
    updatedAt: at,
    text: `message ${number}`,
    ...part,
  }
}

/** Messages with these numbers, both ends included. */
export function messages(from: number, to: number, part: Partial<Message> = {}): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index, part))
}

export function outboxRow(number: number, part: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: messageId(number),
    room: ROOM,
    from: MEI,
    text: `row ${number}`,
    composedAt: number,
    order: number,
    status: 'waiting',
    tries: 0,
    reason: undefined,
    ...part,
  }
}

export function draft(text: string, part: Partial<Draft> = {}): Draft {
  return { room: ROOM, text, at: 1000, ...part }
}

export function room(part: Partial<Room> = {}): Room {
  return {
    id: ROOM,
    name: 'Hearthside',
    topic: '',
    kind: 'public',
    createdBy: MEI,
    createdAt: 1,
    ...part,
  }
}

export function membership(part: Partial<Membership> = {}): Membership {
  return { room: ROOM, joinedAt: 1, readAt: 0, readCount: 0, ...part }
}

export function account(part: Partial<Account> = {}): Account {
  return { id: MEI, name: 'Mei', photo: undefined, isGuest: false, ...part }
}
