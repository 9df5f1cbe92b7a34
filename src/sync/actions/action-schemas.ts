import * as v from 'valibot'
import { parseConnectionReport, type ConnectionReport } from '@/domain/connection/connection-report'
import { DECLINE_REASONS, type Call } from '@/domain/call/call'
import { parseCall } from '@/domain/call/parse-call'
import { parseSeatNews, type SeatNews } from '@/domain/call/seat'
import { parseSignedInDevice } from '@/domain/device/parse-signed-in-device'
import type { SignedInDevice } from '@/domain/device/signed-in-device'
import { parseSignal, peerAddressSchema, signalPartsSchema } from '@/domain/peer/parse-signal'
import type { Signal } from '@/domain/peer/signal'
import { parsePin } from '@/domain/message/parse-pin'
import type { Pin } from '@/domain/message/pin-remote'
import { parsePicture } from '@/domain/picture/parse-picture'
import type { Picture } from '@/domain/picture/picture'
import type { PortraitPlace } from '@/domain/portrait/photo'
import { isPortraitPlace, parsePortrait, type Portrait } from '@/domain/portrait/portrait'
import { isInviteToken } from '@/domain/room/invite'
import { parseBan, parseInvite, parseQuestion } from '@/domain/room/parse-invite'
import type { Ban, RoomChange } from '@/domain/room/room-care-remote'
import type { Invite } from '@/domain/room/invite'
import { parseFoundPerson, type FoundPerson } from '@/domain/user/directory'
import { parseReport, REPORT_REASONS, type Report } from '@/domain/room/report'
import {
  isBlobId,
  isDeviceId,
  isMessageId,
  isRoomId,
  isUserId,
  type BlobId,
  type DeviceId,
  type MessageId,
} from '@/shared/ids'
import { fail, ok } from '@/shared/result'
import { count } from '@/shared/schemas'
import {
  ACTION_PROBLEMS,
  type ActionName,
  type Actions,
  type AskedAction,
  type AskedIn,
  type Needs,
  type Outcome,
} from '@/sync/actions/actions'
import type { Sync } from '@/sync/sync'

/** How actions, their answers and what topics tell are read where they come from another tab. */

const roomId = v.custom<Needs<'accept'>['room']>(isRoomId)
const userId = v.custom<Needs<'block'>['other']>(isUserId)
const token = v.custom<Needs<'join-by'>['token']>(isInviteToken)
const messageId = v.custom<MessageId>(isMessageId)
const text = v.string()
// Not `v.null` and its kin: what any part uses of the library, every page loads.
const nothing = v.custom<null>((raw) => raw === null)
const textOrNothing = v.custom<string | null>((raw) => raw === null || typeof raw === 'string')
const ofRoom = v.object({ room: roomId })
const ofDraft = v.object({ draft: v.object({ name: text, topic: text }) })
const ofMember = v.object({ room: roomId, user: userId })
const ofPicture = v.object({ room: roomId, id: v.custom<BlobId>(isBlobId) })
const ofMessage = v.object({ room: roomId, id: v.custom<MessageId>(isMessageId) })
const ofDevice = v.object({ device: v.custom<DeviceId>(isDeviceId) })
const portraitPlace = v.custom<PortraitPlace>(isPortraitPlace)
const ofPerson = v.object({ other: userId })

const parsed = <Entity>(parse: (raw: unknown) => Entity | undefined) =>
  v.pipe(
    v.unknown(),
    v.custom<unknown>((raw) => parse(raw) !== undefined),
    v.transform((raw) => parse(raw) as Entity),
  )
const invite = parsed<Invite>(parseInvite)

type Schema<Output> = v.GenericSchema<unknown, Output>

const change = v.object({
  name: v.exactOptional(text),
  topic: v.exactOptional(text),
  membersInvite: v.exactOptional(v.boolean()),
  strangersRead: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<RoomChange>

const schemas: {
  readonly [Name in ActionName]: {
    readonly needs: v.GenericSchema<Needs<Name>>
    readonly gives: Schema<Actions[Name]['gives']>
  }
} = {
  'create-public': { needs: ofDraft, gives: roomId },
  'create-private': { needs: ofDraft, gives: roomId },
  'make-invite': {
    needs: v.object({ room: roomId, lifetime: count, uses: count }),
    gives: invite,
  },
  'read-invite': { needs: v.object({ token }), gives: invite },
  'revoke-invite': { needs: v.object({ room: roomId, token }), gives: nothing },
  'join-room': { needs: ofRoom, gives: roomId },
  'leave-room': { needs: ofRoom, gives: nothing },
  'join-by': { needs: v.object({ token }), gives: roomId },
  'change-room': { needs: v.object({ room: roomId, change }), gives: nothing },
  'set-role': {
    needs: v.object({ room: roomId, user: userId, role: v.picklist(['admin', 'member']) }),
    gives: nothing,
  },
  'hand-over': {
    needs: v.object({ room: roomId, to: userId, leaves: v.boolean() }),
    gives: nothing,
  },
  'put-out': { needs: ofMember, gives: nothing },
  ban: { needs: ofMember, gives: nothing },
  'lift-ban': { needs: ofMember, gives: nothing },
  'close-room': { needs: ofRoom, gives: nothing },
  'open-direct': { needs: ofPerson, gives: roomId },
  block: { needs: ofPerson, gives: nothing },
  unblock: { needs: ofPerson, gives: nothing },
  'ask-in': { needs: ofMember, gives: nothing },
  accept: { needs: ofRoom, gives: roomId },
  decline: { needs: ofRoom, gives: nothing },
  report: {
    needs: v.object({ room: roomId, message: messageId, why: v.picklist(REPORT_REASONS), text }),
    gives: nothing,
  },
  dismiss: { needs: v.object({ room: roomId, message: messageId }), gives: nothing },
  'set-name': { needs: v.object({ name: text }), gives: nothing },
  'set-status': { needs: v.object({ status: text }), gives: nothing },
  'set-quiet': { needs: v.object({ until: count }), gives: nothing },
  'set-listed': { needs: v.object({ isListed: v.boolean() }), gives: nothing },
  'find-people': {
    needs: v.object({ beginning: text }),
    gives: v.array(parsed<FoundPerson>(parseFoundPerson)),
  },
  'sign-out-device': { needs: ofDevice, gives: nothing },
  'drop-device': { needs: ofDevice, gives: nothing },
  'pin-message': { needs: ofMessage, gives: nothing },
  'unpin-message': { needs: ofMessage, gives: nothing },
  'peek-picture': { needs: ofPicture, gives: textOrNothing },
  'send-signal': {
    needs: v.object({
      signal: v.object({ ...v.omit(signalPartsSchema, ['user']).entries, to: peerAddressSchema }),
    }),
    gives: nothing,
  },
  'decline-call': {
    needs: v.object({ room: roomId, why: v.picklist(DECLINE_REASONS) }),
    gives: nothing,
  },
  'end-call': { needs: ofRoom, gives: nothing },
  'choose-portrait': {
    needs: v.object({ place: portraitPlace, photo: textOrNothing }),
    gives: nothing,
  },
  'fetch-portrait': {
    needs: v.object({ place: portraitPlace }),
    gives: parsed<Portrait>(parsePortrait),
  },
  'fetch-picture': {
    needs: ofPicture,
    gives: parsed<Picture>(parsePicture),
  },
}

const isActionName = (name: string): name is ActionName => Object.hasOwn(schemas, name)

/** Does what another tab has asked; refused where this version does not know it. */
export async function actAsAsked(sync: Sync, { name, needs }: AskedAction): Promise<unknown> {
  if (!isActionName(name)) return fail('refused')
  const read = v.safeParse(schemas[name].needs, needs)
  return read.success ? sync.act(name, read.output) : fail('refused')
}

const problem = v.object({ ok: v.literal(false), problem: v.picklist(ACTION_PROBLEMS) })

/** What came back for it; refused where this version cannot make sense of it. */
export function parseOutcome<Name extends ActionName>(name: Name, raw: unknown): Outcome<Name> {
  const failed = v.safeParse(problem, raw)
  if (failed.success) return fail(failed.output.problem)
  const gives = schemas[name].gives
  const done = v.safeParse(v.object({ ok: v.literal(true), value: gives }), raw)
  return done.success ? ok(done.output.value) : fail('refused')
}

const readAskedIn = (raw: unknown): AskedIn | undefined => {
  const question = parseQuestion(raw)
  const { roomName } = (raw ?? {}) as { readonly roomName?: unknown }
  return question && { ...question, ...(typeof roomName === 'string' && { roomName }) }
}

const topics: Readonly<Record<string, Schema<readonly unknown[]>>> = {
  questions: v.array(parsed<AskedIn>(readAskedIn)),
  blocks: v.array(userId),
  connection: v.array(parsed<ConnectionReport>(parseConnectionReport)),
  listed: v.array(userId),
  devices: v.array(parsed<SignedInDevice>(parseSignedInDevice)),
  bans: v.array(parsed<Ban>(parseBan)),
  pins: v.array(parsed<Pin>(parsePin)),
  invites: v.array(invite),
  reports: v.array(parsed<Report>(parseReport)),
  signals: v.array(parsed<Signal>(parseSignal)),
  calls: v.array(parsed<Call>(parseCall)),
  seat: v.array(parsed<SeatNews>(parseSeatNews)),
}

/** `undefined` also where it cannot be read. */
export function parseTold(topic: string, raw: unknown): readonly unknown[] | undefined {
  const schema = topics[topic.split(' ')[0] ?? '']
  const result = schema && v.safeParse(schema, raw)
  return result?.success ? result.output : undefined
}
