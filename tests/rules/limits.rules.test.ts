import { describe, expect, it } from 'vitest'
import { MAX_MENTIONS, MAX_TEXT_LENGTH } from '@/domain/message/message'
import { MAX_DRAFT_LENGTH } from '@/domain/draft/draft'
import { MAX_PAGE } from '@/domain/message/message-remote'
import { MAX_REACTIONS_LENGTH } from '@/domain/message/reactions'
import { CALL_LEASE_MS } from '@/domain/call/call'
import { BUCKET_CAPACITY, REFILL_MS } from '@/domain/outbox/token-bucket'
import { MAX_BODY_LENGTH, SIGNAL_LIFE_MS } from '@/domain/peer/signal'
import { LEASE_MS } from '@/domain/presence/presence'
import { TYPING_LEASE_MS } from '@/domain/presence/typing'
import { MAX_ROOM_NAME_LENGTH, MAX_TOPIC_LENGTH, PREVIEW_LENGTH } from '@/domain/room/room'
import { MAX_PHOTO_LENGTH } from '@/domain/portrait/photo'
import { MAX_PORTRAIT_LENGTH } from '@/domain/portrait/portrait'
import { MEMBERS_LIMIT, PUBLIC_LIMIT } from '@/domain/room/room-remote'
import { BEHIND_ALL, FOUND_LIMIT } from '@/domain/user/directory'
import { MAX_NAME_LENGTH, MAX_STATUS_LENGTH } from '@/domain/user/profile'
import { as, firstOf, lastOf } from './support/ask.ts'
import type { Ask } from './support/ask.ts'
import { leaveCall, sendSignal } from './support/call-writes.ts'
import './support/matchers.ts'
import { setPortrait, setRoomPortrait } from './support/room-writes.ts'
import { GARDEN, INBOX, KITCHEN, LAPSED, NEXT, NOW, OLD_SIGNAL } from './support/world.ts'
import { createProfile, createRoom, keepDraft, react, sendMessage } from './support/writes.ts'

const profile = as('carol').update(createProfile()).given('users/carol', undefined)
const room = as('carol').update(createRoom())
const long = as('bob').update(sendMessage({ text: 'm'.repeat(1000) }))
const first = as('carol').update({ 'rate/carol': sendMessage()['rate/bob'] })

/** What the app believes, as an ask that is allowed up to the limit and denied beyond. */
const LIMITS: [what: string, limit: number, ask: (amount: number) => Ask][] = [
  ['a message', MAX_TEXT_LENGTH, (n) => as('bob').update(sendMessage({ text: 'm'.repeat(n) }))],
  ['a person’s name', MAX_NAME_LENGTH, (n) => profile.but('users/carol/name', 'n'.repeat(n))],
  [
    'a portrait',
    MAX_PORTRAIT_LENGTH,
    (n) => as('bob').update(setPortrait({ data: 'data:image/webp;base64,'.padEnd(n, 'A') })),
  ],
  [
    'a portrait of a room',
    MAX_PORTRAIT_LENGTH,
    (n) => as('alice').update(setRoomPortrait({ data: 'data:image/webp;base64,'.padEnd(n, 'A') })),
  ],
  [
    'the address of a picture',
    MAX_PHOTO_LENGTH,
    (n) => profile.but('users/carol/photo', 'https://'.padEnd(n, 'x')),
  ],
  [
    'a room’s name',
    MAX_ROOM_NAME_LENGTH,
    (n) =>
      room.butAll({
        [`rooms/${GARDEN}/name`]: 'n'.repeat(n),
        [`publicRooms/${GARDEN}/name`]: 'n'.repeat(n),
      }),
  ],
  [
    'a topic',
    MAX_TOPIC_LENGTH,
    (n) =>
      room.butAll({
        [`rooms/${GARDEN}/topic`]: 't'.repeat(n),
        [`publicRooms/${GARDEN}/topic`]: 't'.repeat(n),
      }),
  ],
  [
    'the words in the list',
    PREVIEW_LENGTH,
    (n) => long.but(`roomState/${KITCHEN}/last/text`, 'm'.repeat(n)),
  ],
  [
    'mentions',
    MAX_MENTIONS,
    (n) =>
      as('bob')
        .update(sendMessage())
        .but(
          `messages/${KITCHEN}/${NEXT}/mentions`,
          Array.from({ length: n }, () => 'alice'),
        ),
  ],
  ['reactions', MAX_REACTIONS_LENGTH, (n) => as('bob').update(react({ emoji: '⭐'.repeat(n) }))],
  ['a draft', MAX_DRAFT_LENGTH, (n) => as('bob').update(keepDraft({ text: 'd'.repeat(n) }))],
  ['a page', MAX_PAGE, (n) => as('bob').read(`messages/${KITCHEN}`, lastOf(n, 'at'))],
  ['the directory', PUBLIC_LIMIT, (n) => as('bob').read('publicRooms', lastOf(n))],
  ['a status', MAX_STATUS_LENGTH, (n) => profile.but('users/carol/status', 's'.repeat(n))],
  [
    'who is found by name',
    FOUND_LIMIT,
    (n) =>
      as('bob').read('directory', {
        ...firstOf(n, 'nameLower'),
        start: { value: 'a', inclusive: true },
        end: { value: `a${BEHIND_ALL}`, inclusive: true },
      }),
  ],
  ['the members', MEMBERS_LIMIT, (n) => as('bob').read(`members/${KITCHEN}`, firstOf(n))],
  ['a signal', MAX_BODY_LENGTH, (n) => as('bob').update(sendSignal({ body: 'b'.repeat(n) }))],
  ['what a first token leaves', BUCKET_CAPACITY - 1, (n) => first.but('rate/carol/n', n)],
]

/** Signs that others may sweep up, by their age. */
const LEASES: [what: string, ms: number, ask: (age: number) => Ask][] = [
  [
    'a lease',
    LEASE_MS,
    (age) =>
      as('bob')
        .remove(`presence/alice/${LAPSED}`)
        .given(`presence/alice/${LAPSED}/beat`, NOW - age),
  ],
  [
    'a signal',
    SIGNAL_LIFE_MS,
    (age) =>
      as('carol')
        .remove(`${INBOX}/${OLD_SIGNAL}`)
        .given(`${INBOX}/${OLD_SIGNAL}/at`, NOW - age),
  ],
  [
    'a seat in a call',
    CALL_LEASE_MS,
    (age) =>
      as('bob')
        .update(leaveCall({ who: 'alice', seat: '0' }))
        .given(`calls/${KITCHEN}/people/alice/beat`, NOW - age),
  ],
  [
    'a sign of typing',
    TYPING_LEASE_MS,
    (age) =>
      as('bob')
        .remove(`typing/${KITCHEN}/alice`)
        .given(`typing/${KITCHEN}/alice`, NOW - age),
  ],
]

describe('the limits that the app knows are those of the rules', () => {
  it.each(LIMITS)('%s: %i and no more', (_what, limit, ask) => {
    expect(ask(limit)).toBeAllowed()
    expect(ask(limit + 1)).toBeDenied()
  })

  it.each(LEASES)('%s lapses after %i ms', (_what, ms, ask) => {
    expect(ask(ms)).toBeDenied()
    expect(ask(ms + 1)).toBeAllowed()
  })

  it(`a token grows in ${REFILL_MS} ms`, () => {
    const last = as('bob')
      .update(sendMessage({ tokensLeft: 0 }))
      .given('rate/bob', { t: NOW, n: 0, for: `${KITCHEN}/${NEXT}` })
    expect(last.later(REFILL_MS)).toBeAllowed()
    expect(last.later(REFILL_MS - 1)).toBeDenied()
  })
})
