import type { MessageId, RoomId, UserId } from '@/shared/ids'
import { fail, ok, type Result } from '@/shared/result'
import { cleanText } from '@/shared/text'

/** `dm`: a conversation of two, or of one with themselves. */
export type RoomKind = 'public' | 'private' | 'dm'
export type Role = 'owner' | 'admin' | 'member'

/** What a room is, as everyone in it sees it. */
export interface Room {
  readonly id: RoomId
  /** Empty in a conversation of two, which is called after the other. */
  readonly name: string
  readonly topic: string
  readonly kind: RoomKind
  readonly createdBy: UserId
  readonly createdAt: number
  /** The one who may close it and hand it over; nobody in a conversation of two. */
  readonly owner?: UserId | undefined
  /** When its portrait was chosen. */
  readonly photo?: number | undefined
  /** Whether members may ask others in. */
  readonly membersInvite?: boolean | undefined
  /** Whether anybody reads along, also without a sign-in: see docs/embed.md. Public rooms alone. */
  readonly strangersRead?: boolean | undefined
  /** The two of a conversation, in the order of their ids; twice the same in one's notes. */
  readonly people?: readonly [UserId, UserId] | undefined
}

/** What has happened in a room: enough for the list, without its messages. */
export interface RoomState {
  readonly count: number
  readonly last: LastMessage | undefined
}

export interface LastMessage {
  readonly id: MessageId
  readonly from: UserId
  readonly at: number
  /** The beginning of it; empty where it is a picture without words, and where it is deleted. */
  readonly text: string
  readonly deleted?: true | undefined
}

/** My own relation to a room I am in. */
export interface Membership {
  readonly room: RoomId
  readonly joinedAt: number
  /** Server time of the newest message I have seen. */
  readonly readAt: number
  /** How many messages the room had then. */
  readonly readCount: number
  /** Until when nothing of it is announced, by the server's clock. */
  readonly muted?: number | undefined
  /** Its place among those that stand first. */
  readonly pinned?: number | undefined
  readonly archived?: boolean | undefined
  /** Of what comes only that is said which names one. */
  readonly mentionsOnly?: boolean | undefined
  /** Marked as unread by hand. */
  readonly unread?: boolean | undefined
}

/** How a person keeps a room in their list. What is not named stays; 0 and false are as at first. */
export type RoomKeeping = Partial<Pick<Membership, (typeof KEPT)[number]>>
const KEPT = ['muted', 'pinned', 'archived', 'unread', 'mentionsOnly'] as const

/** Whether a room is kept the same way by both. */
export function isSameKeeping(a: RoomKeeping = {}, b: RoomKeeping = {}): boolean {
  return KEPT.every((name) => Number(a[name] ?? 0) === Number(b[name] ?? 0))
}

export interface Member {
  readonly id: UserId
  readonly role: Role
  readonly joinedAt: number
}

/** An entry of the public directory. */
export interface PublicRoom {
  readonly id: RoomId
  readonly name: string
  readonly topic: string
}

/** Mirrored by rules R-ROOM-26 and R-ROOM-28. */
export const MAX_ROOM_NAME_LENGTH = 60
export const MAX_TOPIC_LENGTH = 240

export type RoomProblem = 'name-empty' | 'name-too-long' | 'topic-too-long'

export interface RoomDraft {
  readonly name: string
  readonly topic: string
}

export function prepareRoom(raw: RoomDraft): Result<RoomDraft, RoomProblem> {
  const name = cleanText(raw.name).replace(/\s+/g, ' ')
  const topic = cleanText(raw.topic).replace(/\s+/g, ' ')
  if (name === '') return fail('name-empty')
  if (name.length > MAX_ROOM_NAME_LENGTH) return fail('name-too-long')
  if (topic.length > MAX_TOPIC_LENGTH) return fail('topic-too-long')
  return ok({ name, topic })
}

/** Exact: the room counts its messages, and I remember the count when I last read. */
export function unreadCount(state: RoomState | undefined, mine: Membership): number {
  if (!state) return 0
  return Math.max(0, state.count - mine.readCount)
}

/** Whether what comes in this room is said, and counted with the rest: not what is muted or put away. */
export function isAnnounced({ muted = 0, archived }: Membership, now: number): boolean {
  return !archived && muted <= now
}

/** How much of the last message the room list carries; mirrored by rule R-STATE-13. */
export const PREVIEW_LENGTH = 120
