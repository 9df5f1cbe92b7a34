import * as v from 'valibot'
import { ENDINGS } from '@/domain/connection/connection'
import { TRANSPORTS } from '@/domain/connection/transport'
import { parseDraft } from '@/domain/draft/parse-draft'
import { parseMessage } from '@/domain/message/parse-message'
import { parseLease, parseTyping } from '@/domain/presence/parse-presence'
import { parseCachedRoom } from '@/domain/replica/parse-cached-room'
import { parseMember, parsePublicRoom } from '@/domain/room/parse-room'
import { parseReadMark } from '@/domain/room/parse-read-mark'
import { parseProfile } from '@/domain/user/parse-profile'
import { isBlobId, isMessageId, isRoomId, isUserId } from '@/shared/ids'
import { count } from '@/shared/schemas'
import type { TabMessage } from '@/sync/tabs/tab-message'

type Parse = (raw: unknown) => unknown

// Valibot's own `variant` and its kin would weigh on the shell, which has the library: see
// docs/decisions/0005-one-connection-per-person.md.

/** One of several shapes, told apart by one of their keys. */
const oneOf =
  (key: string, schemas: Readonly<Record<string, v.GenericSchema>>): Parse =>
  (raw) => {
    const name = (raw as Record<string, unknown> | null | undefined)?.[key]
    const schema = typeof name === 'string' && Object.hasOwn(schemas, name) && schemas[name]
    const result = schema && v.safeParse(schema, raw)
    return result && result.success ? { ...(result.output as object), [key]: name } : undefined
  }

/** What the parser does not know makes the whole message unknown. */
const parsed = (parse: Parse) =>
  v.pipe(
    v.custom<unknown>((raw) => parse(raw) !== undefined),
    v.transform(parse),
  )
const many = (parse: Parse) => v.array(parsed(parse))

const roomId = v.custom(isRoomId)
const userId = v.custom(isUserId)
const tab = v.pipe(v.string(), v.maxLength(50))
const time = v.pipe(v.number(), v.finite())
const anything = v.custom(() => true)
const nothing = v.object({})
const room = v.object({ room: roomId })

const parseChange = oneOf('kind', {
  messages: v.object({ room: roomId, messages: many(parseMessage) }),
  outbox: nothing,
  wishes: nothing,
  sent: v.object({ room: roomId, id: v.custom(isMessageId), via: v.picklist(TRANSPORTS) }),
  picture: v.object({ id: v.custom(isBlobId), sent: count, of: count }),
  paced: v.object({ until: time, every: time }),
  draft: v.object({ draft: parsed(parseDraft) }),
  'draft-offer': v.object({ draft: parsed(parseDraft) }),
  tray: room,
  room: v.object({ room: parsed(parseCachedRoom) }),
  'room-forgotten': room,
  'public-rooms': v.object({ rooms: many(parsePublicRoom) }),
  profile: v.object({ profile: parsed(parseProfile) }),
  'account-gone': nothing,
  'signed-out': nothing,
  skipped: v.object({ count }),
})

const position = v.object({ at: time, id: v.custom(isMessageId) })
const readMark = v.object({ readAt: time, readCount: count })

const parseQuestion = oneOf('name', {
  'load-older': v.object({ room: roomId, before: position }),
  'load-newer': v.object({ room: roomId, after: position }),
  find: v.object({ room: roomId, id: v.custom(isMessageId) }),
  'mark-read': v.object({ room: roomId, read: readMark }),
  touch: room,
  'end-typing': room,
  // What it needs is parsed where it is done.
  act: v.object({ action: v.object({ name: v.string(), needs: anything }) }),
  // A tab of before there were reasons gives none.
  reconnect: v.object({ why: v.optional(v.picklist(ENDINGS)) }),
  stop: nothing,
})

const isTopic = (raw: unknown) =>
  typeof raw === 'string' &&
  /^(questions|blocks|listed|devices|connection|calls|(bans|pins|invites|reports|signals) [^ ]+|seat( [^ ]+){4})$/.test(
    raw,
  )

const people = v.object({
  members: many(parseMember),
  presences: v.array(
    v.object({ user: userId, leases: many(parseLease), lastSeen: v.optional(time) }),
  ),
  typing: many(parseTyping),
})

const interest = v.object({
  isVisible: v.boolean(),
  feeds: v.array(roomId),
  people: v.array(roomId),
  // A tab of before there were read marks does not ask for them.
  reads: v.optional(v.array(roomId), []),
  // A topic that this version does not know is no reason to hear nothing of all else that stands on the screen.
  topics: v.optional(
    v.pipe(
      v.array(anything),
      v.transform((topics) => topics.filter(isTopic)),
    ),
    [],
  ),
  isExploring: v.boolean(),
  profiles: v.array(userId),
})

const parseAny = oneOf('kind', {
  change: v.object({ change: parsed(parseChange) }),
  hello: nothing,
  lead: v.object({
    leader: tab,
    status: v.picklist(['connecting', 'online', 'offline']),
    offset: time,
    hiddenFor: time,
  }),
  interest: v.object({ from: tab, interest }),
  people: v.object({ room: roomId, people }),
  reads: v.object({ room: roomId, marks: many(parseReadMark) }),
  topic: v.object({ topic: v.custom(isTopic), told: anything }),
  lost: v.object({ room: roomId, reason: v.picklist(['not-a-member', 'gone']) }),
  ask: v.object({ from: tab, number: count, question: parsed(parseQuestion) }),
  answer: v.object({ to: tab, number: count, answer: anything }),
})

/** What another tab has said; `undefined` when this version cannot make sense of it. */
export function parseTabMessage(raw: unknown): TabMessage | undefined {
  return parseAny(raw) as TabMessage | undefined
}
