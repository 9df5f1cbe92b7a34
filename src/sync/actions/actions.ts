import type { ConnectionReport } from '@/domain/connection/connection-report'
import type { Call, DeclineReason } from '@/domain/call/call'
import type { SeatNews, SeatWish } from '@/domain/call/seat'
import type { SignedInDevice } from '@/domain/device/signed-in-device'
import type { OutgoingSignal, Signal } from '@/domain/peer/signal'
import type { Pin } from '@/domain/message/pin-remote'
import type { Picture } from '@/domain/picture/picture'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { Invite, InviteToken, Question } from '@/domain/room/invite'
import type { Report, ReportReason } from '@/domain/room/report'
import type { Role, RoomDraft } from '@/domain/room/room'
import type { Ban, RoomChange } from '@/domain/room/room-care-remote'
import type { FoundPerson } from '@/domain/user/directory'
import type { BlobId, CallId, DeviceId, EndpointId, MessageId, RoomId, UserId } from '@/shared/ids'
import type { Result } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'

/**
 * What is asked of the server and done at once, or not at all: what it needs, and what comes back
 * where it was done. Another one is a line here, one in action-schemas.ts and one in perform-action.ts;
 * tabs without a connection can then ask it of the one that has it.
 */
export interface Actions {
  /** Anyone may find and join it. */
  'create-public': Asks<{ draft: RoomDraft }, RoomId>
  'create-private': Asks<{ draft: RoomDraft }, RoomId>
  /** `lifetime` in ms, from when the server hears of it. */
  'make-invite': Asks<{ room: RoomId; lifetime: number; uses: number }, Invite>
  'read-invite': Asks<{ token: InviteToken }, Invite>
  'revoke-invite': Asks<{ room: RoomId; token: InviteToken }, null>
  /** Done, too, where one is in the room already. */
  'join-by': Asks<{ token: InviteToken }, RoomId>
  'join-room': Asks<{ room: RoomId }, RoomId>
  'leave-room': Asks<{ room: RoomId }, null>
  'change-room': Asks<{ room: RoomId; change: RoomChange }, null>
  'set-role': Asks<{ room: RoomId; user: UserId; role: Exclude<Role, 'owner'> }, null>
  'hand-over': Asks<{ room: RoomId; to: UserId; leaves: boolean }, null>
  'put-out': Asks<{ room: RoomId; user: UserId }, null>
  ban: Asks<{ room: RoomId; user: UserId }, null>
  'lift-ban': Asks<{ room: RoomId; user: UserId }, null>
  'close-room': Asks<{ room: RoomId }, null>
  /** With oneself it is for notes. */
  'open-direct': Asks<{ other: UserId }, RoomId>
  block: Asks<{ other: UserId }, null>
  unblock: Asks<{ other: UserId }, null>
  'ask-in': Asks<{ room: RoomId; user: UserId }, null>
  accept: Asks<{ room: RoomId }, RoomId>
  decline: Asks<{ room: RoomId }, null>
  report: Asks<{ room: RoomId; message: MessageId; why: ReportReason; text: string }, null>
  /** All reports of a message. */
  dismiss: Asks<{ room: RoomId; message: MessageId }, null>
  'set-name': Asks<{ name: string }, null>
  /** Empty takes it away. */
  'set-status': Asks<{ status: string }, null>
  /** Until when one does not want to be disturbed, by the server's clock; 0: one does again. */
  'set-quiet': Asks<{ until: number }, null>
  /** Whether others may find one by one's name. */
  'set-listed': Asks<{ isListed: boolean }, null>
  /** Whose name begins like this, among those who want to be found. */
  'find-people': Asks<{ beginning: string }, readonly FoundPerson[]>
  /** Asks one of one's own to sign itself out. */
  'sign-out-device': Asks<{ device: DeviceId }, null>
  /** It is signed out. */
  'drop-device': Asks<{ device: DeviceId }, null>
  'pin-message': Asks<{ room: RoomId; id: MessageId }, null>
  'unpin-message': Asks<{ room: RoomId; id: MessageId }, null>
  /** The very small one, as base64, where there is one. */
  'peek-picture': Asks<{ room: RoomId; id: BlobId }, string | null>
  /** To one page of somebody, about a link; see `signals`. */
  'send-signal': Asks<{ signal: Omit<OutgoingSignal, 'user'> }, null>
  'decline-call': Asks<{ room: RoomId; why: DeclineReason }, null>
  /** Of two; a call in a room of more ends with the last who leaves it. */
  'end-call': Asks<{ room: RoomId }, null>
  /** Of oneself, or of a room that one runs: see `PortraitRemote`. */
  'choose-portrait': Asks<{ place: PortraitPlace; photo: string | null }, null>
  /** Kept on this device from then on. */
  'fetch-portrait': Asks<{ place: PortraitPlace }, Portrait>
  /** Kept on this device from then on. */
  'fetch-picture': Asks<{ room: RoomId; id: BlobId }, Picture>
}

interface Asks<Needs, Gives> {
  readonly needs: Readonly<Needs>
  readonly gives: Gives
}

export type ActionName = keyof Actions
export type Needs<Name extends ActionName> = Actions[Name]['needs']
export type Outcome<Name extends ActionName> = Result<Actions[Name]['gives'], ActionProblem>

/** One of them, as one tab asks it of another. */
export interface AskedAction {
  readonly name: string
  readonly needs: unknown
}

export const ACTION_PROBLEMS = [
  'offline',
  'refused',
  /** The room was closed. */
  'gone',
  'banned',
  /** Of an invite: its time is over, it was used as often as it may be, it is there no more. */
  'over',
  'used-up',
  'revoked',
  /** So many messages are pinned already. */
  'full',
] as const
export type ActionProblem = (typeof ACTION_PROBLEMS)[number]

/** Someone asks one into a room, whose name is known where it has one and can be read. */
export interface AskedIn extends Question {
  readonly roomName?: string | undefined
}

/** A short list that is not kept, and followed while it is looked at. `listed` has oneself, or nobody. */
export type Topic =
  | 'questions'
  | 'blocks'
  | 'listed'
  /** Where one is signed in. */
  | 'devices'
  /** Of one: how the connection does. */
  | 'connection'
  | `bans ${RoomId}`
  | `pins ${RoomId}`
  | `invites ${RoomId}`
  | `reports ${RoomId}`
  /** What is said to a page of this tab. Each is told at least once, and taken away as it is. */
  | `signals ${EndpointId}`
  /** The calls in all rooms that one is in. */
  | 'calls'
  /** Held for as long as it is followed; told is what became of it, alone in its list. See `wordsOfWish`. */
  | `seat ${RoomId} ${CallId} ${SeatWish['how']} ${EndpointId}`

/** What each topic is about, by its first word. */
interface Subjects {
  readonly questions: AskedIn
  readonly blocks: UserId
  readonly listed: UserId
  readonly devices: SignedInDevice
  readonly connection: ConnectionReport
  readonly bans: Ban
  readonly pins: Pin
  readonly invites: Invite
  readonly reports: Report
  readonly signals: Signal
  readonly calls: Call
  readonly seat: SeatNews
}
type NameOf<Of extends Topic> = Of extends `${infer Name} ${string}` ? Name : Of
export type Told<Of extends Topic> = readonly Subjects[NameOf<Of> & keyof Subjects][]

/** Their code loads with the first use. */
export interface ActionSync {
  /** Never rejects. */
  act<Name extends ActionName>(name: Name, needs: Needs<Name>): Promise<Outcome<Name>>
  /** `undefined`: it can no longer be read. */
  watchTopic<Of extends Topic>(
    topic: Of,
    listener: (told: Told<Of> | undefined) => void,
  ): Unsubscribe
}
