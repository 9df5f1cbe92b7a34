import type { Update } from './ask.ts'
import { ALIVE, BOBS_TOKENS, GARDEN, HELLO, KITCHEN, LAST_AT, NEXT, NOW, REPLY } from './world.ts'

/**
 * The updates that the app makes, whole. `adapters.rules.test.ts` holds them against what
 * `src/adapters/firebase` really sends.
 */

export const TIMESTAMP = { '.sv': 'timestamp' }
const ONE_MORE = { '.sv': { increment: 1 } }

export interface Sending {
  readonly from?: string
  readonly room?: string
  readonly id?: string
  readonly text?: string
  readonly tokensLeft?: number
  /** Left out, so that nothing but the message and its room is asked about. */
  readonly isMarked?: false
}

export function sendMessage(sending: Sending = {}): Update {
  const { from = 'bob', room = KITCHEN, id = NEXT } = sending
  const { text = 'Soup is ready', tokensLeft = BOBS_TOKENS, isMarked = true } = sending
  return {
    [`messages/${room}/${id}`]: { from, at: TIMESTAMP, updatedAt: TIMESTAMP, text },
    [`roomState/${room}/count`]: ONE_MORE,
    [`roomState/${room}/last`]: { id, from, at: TIMESTAMP, text: text.slice(0, 120) },
    ...(isMarked && { [`userRooms/${from}/${room}/readCount`]: ONE_MORE }),
    [`rate/${from}`]: { t: TIMESTAMP, n: tokensLeft, for: `${room}/${id}` },
  }
}

interface Creation {
  readonly by?: string
  readonly room?: string
  readonly kind?: 'public' | 'private'
  readonly tokensLeft?: number
}

export function createRoom({
  by = 'carol',
  room = GARDEN,
  kind = 'public',
  tokensLeft = 39,
}: Creation = {}): Update {
  const draft = { name: 'Garden', topic: 'What is growing' }
  return {
    [`rooms/${room}`]: { ...draft, kind, createdBy: by, createdAt: TIMESTAMP, owner: by },
    ...(kind === 'public' && { [`publicRooms/${room}`]: draft }),
    [`members/${room}/${by}`]: { role: 'owner', joinedAt: TIMESTAMP },
    [`roomState/${room}`]: { count: 0 },
    [`userRooms/${by}/${room}`]: { kind, joinedAt: TIMESTAMP, readAt: 0, readCount: 0 },
    [`rate/${by}`]: { t: TIMESTAMP, n: tokensLeft, for: room },
  }
}

export function joinRoom({
  who = 'carol',
  room = KITCHEN,
  readAt = LAST_AT,
  readCount = 2,
} = {}): Update {
  return {
    [`members/${room}/${who}`]: { role: 'member', joinedAt: TIMESTAMP },
    [`userRooms/${who}/${room}`]: { kind: 'public', joinedAt: TIMESTAMP, readAt, readCount },
  }
}

export function leaveRoom({ who = 'bob', room = KITCHEN } = {}): Update {
  return {
    [`members/${room}/${who}`]: null,
    [`userRooms/${who}/${room}`]: null,
    [`typing/${room}/${who}`]: null,
    [`reads/${room}/${who}`]: null,
  }
}

export function markRead({
  who = 'bob',
  room = KITCHEN,
  readAt = LAST_AT,
  readCount = 2,
  isShown = true,
} = {}): Update {
  const place = `userRooms/${who}/${room}`
  return {
    [`${place}/readAt`]: readAt,
    [`${place}/readCount`]: readCount,
    ...(isShown && { [`reads/${room}/${who}`]: readAt }),
  }
}

export function keepDraft({
  who = 'bob',
  room = KITCHEN,
  text = 'Soup is al',
  at = NOW - 1000,
} = {}): Update {
  return { [`private/${who}/drafts/${room}`]: { text, at } }
}

export function announceDevice({
  who = 'bob',
  device = 'phone',
  name = 'Firefox, Linux',
} = {}): Update {
  return { [`devices/${who}/${device}`]: { name, since: TIMESTAMP, seen: TIMESTAMP } }
}

export function announceLease({ who = 'alice', connection = ALIVE } = {}): Update {
  const lease = { state: 'online', at: TIMESTAMP, beat: TIMESTAMP }
  return { [`presence/${who}/${connection}`]: lease }
}

export function renewLease({ who = 'alice', connection = ALIVE, state = 'away' } = {}): Update {
  const place = `presence/${who}/${connection}`
  return { [`${place}/state`]: state, [`${place}/beat`]: TIMESTAMP }
}

/** The first time; later only what changes is written. */
export function createProfile({ who = 'carol', name = 'Carol' } = {}): Update {
  const place = `users/${who}`
  return {
    [`${place}/name`]: name,
    [`${place}/photo`]: `https://photos.example/${who}`,
    [`${place}/createdAt`]: TIMESTAMP,
  }
}

interface Change {
  readonly by?: string
  readonly id?: string
  readonly tokensLeft?: number
}

/** Of the newest message, Bob's, unless told otherwise: the room's preview follows then. */
export function editMessage({
  by = 'bob',
  id = REPLY,
  text = 'Hello dear Alice',
  tokensLeft = BOBS_TOKENS,
}: Change & { readonly text?: string } = {}): Update {
  const message = `messages/${KITCHEN}/${id}`
  return {
    [`${message}/text`]: text,
    [`${message}/editedAt`]: TIMESTAMP,
    [`${message}/updatedAt`]: TIMESTAMP,
    ...(id === REPLY && { [`roomState/${KITCHEN}/last/text`]: text.slice(0, 120) }),
    ...payFor({ by, id, tokensLeft }),
  }
}

/** What stays of a message that is deleted for everyone. Bob's, the newest, unless told otherwise. */
export function deleteMessage({
  by = 'bob',
  id = REPLY,
  from = 'bob',
  at = LAST_AT,
  tokensLeft = BOBS_TOKENS,
}: Change & { readonly from?: string; readonly at?: number } = {}): Update {
  const tombstone = { from, at, updatedAt: TIMESTAMP, deletedAt: TIMESTAMP, deletedBy: by }
  const last = `roomState/${KITCHEN}/last`
  return {
    [`messages/${KITCHEN}/${id}`]: tombstone,
    ...(id === REPLY && { [`${last}/text`]: null, [`${last}/deleted`]: true }),
    ...payFor({ by, id, tokensLeft }),
  }
}

export function react({
  by = 'bob',
  id = HELLO,
  emoji = '👍',
  tokensLeft = BOBS_TOKENS,
}: Change & { readonly emoji?: string | null } = {}): Update {
  const message = `messages/${KITCHEN}/${id}`
  return {
    [`${message}/reactions/${by}`]: emoji,
    [`${message}/updatedAt`]: TIMESTAMP,
    ...payFor({ by, id, tokensLeft }),
  }
}

function payFor({ by, id, tokensLeft }: Required<Change>): Update {
  return { [`rate/${by}`]: { t: TIMESTAMP, n: tokensLeft, for: `${KITCHEN}/${id}` } }
}

/** What a picture is, before its pieces come. */
export function announcePicture({ from = 'bob', room = KITCHEN, id = NEXT } = {}): Update {
  const blob = `${id}_640x480`
  return {
    [`blobs/${room}/${blob}/meta`]: { from, type: 'image/webp', tiny: 'AAAA', n: 2 },
    [`rate/${from}`]: { t: TIMESTAMP, n: BOBS_TOKENS, for: `${room}/${blob}` },
  }
}

/** Its second and last piece. */
export function sendPiece({ room = KITCHEN, id = NEXT } = {}): Update {
  const place = `blobs/${room}/${id}_640x480`
  return { [`${place}/c/1`]: 'AAAA', [`${place}/has/1`]: true, [`${place}/meta/done`]: true }
}
