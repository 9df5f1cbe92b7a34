/** The time at which everything is asked. */
export const NOW = 1_800_000_000_000
const EARLIER = NOW - 3_600_000

const key = (name: string) => `-${name}`.padEnd(20, '_')

/** A room with two people in it: Alice made it, Bob joined. Carol is signed in and outside. */
export const KITCHEN = key('kitchen')
/** A room that is about to be made. */
export const GARDEN = key('garden')
export const HELLO = key('hello')
/** The newest message in the kitchen, Bob's. */
export const REPLY = key('reply')
/** A message that is about to be sent. */
export const NEXT = key('next')
/** Of an invite: 22 characters, of 6 bits each. */
export const TOKEN = 'aB3_aB3_aB3_aB3_aB3_aB'
export const LAST_AT = NOW - 10_000

/** Alice has two connections: one alive, one whose browser was killed. */
export const ALIVE = 'alive'
export const LAPSED = 'lapsed'

const kitchen = { name: 'Kitchen', topic: 'What is cooking' }

/** A page of Alice's, a signal to it of just now, and one that it never took. */
export const PAGE = 'page-of-alice'
/** Where that page hears what is said to it, and in it Bob's places of a signal of just now, and of a stale one. */
export const INBOX = 'signals/alice/a'
export const SIGNAL = 'bob~1'
export const OLD_SIGNAL = 'bob~2'
/** The call in the kitchen, Alice's, in which she is alone. */
export const CALL = key('call')

const signal = {
  id: key('signal'),
  to: PAGE,
  from: 'bob',
  endpoint: 'page-of-bob',
  room: KITCHEN,
  link: 'link',
  body: '{}',
}

/** What is in the database before anything is asked. */
export const WORLD = {
  users: {
    alice: { name: 'Alice', photo: 'https://photos.example/alice', createdAt: EARLIER },
    bob: { name: 'Bob', createdAt: EARLIER },
    carol: { name: 'Carol', createdAt: EARLIER },
    dave: { name: 'Dave', createdAt: EARLIER },
  },
  rooms: {
    [KITCHEN]: {
      ...kitchen,
      kind: 'public',
      createdBy: 'alice',
      createdAt: EARLIER,
      owner: 'alice',
    },
  },
  publicRooms: { [KITCHEN]: kitchen },
  members: {
    [KITCHEN]: {
      alice: { role: 'owner', joinedAt: EARLIER },
      bob: { role: 'member', joinedAt: EARLIER },
    },
  },
  userRooms: {
    alice: { [KITCHEN]: { kind: 'public', joinedAt: EARLIER, readAt: EARLIER, readCount: 1 } },
    bob: { [KITCHEN]: { kind: 'public', joinedAt: EARLIER, readAt: EARLIER, readCount: 1 } },
  },
  messages: {
    [KITCHEN]: {
      [HELLO]: { from: 'alice', at: EARLIER, updatedAt: EARLIER, text: 'Hello' },
      [REPLY]: { from: 'bob', at: LAST_AT, updatedAt: LAST_AT, text: 'Hello Alice' },
    },
  },
  roomState: {
    [KITCHEN]: { count: 2, last: { id: REPLY, from: 'bob', at: LAST_AT, text: 'Hello Alice' } },
  },
  rate: { bob: { t: LAST_AT, n: 10, for: `${KITCHEN}/${REPLY}` } },
  typing: { [KITCHEN]: { alice: NOW - 7000, bob: NOW - 1000 } },
  reads: { [KITCHEN]: { alice: EARLIER, bob: EARLIER } },
  presence: {
    alice: {
      [ALIVE]: { state: 'online', at: EARLIER, beat: NOW - 60_000 },
      [LAPSED]: { state: 'online', at: EARLIER, beat: NOW - 200_000 },
    },
  },
  lastSeen: { alice: EARLIER },
  signals: {
    alice: {
      a: {
        [SIGNAL]: { ...signal, slot: '1', at: NOW - 1000 },
        [OLD_SIGNAL]: { ...signal, slot: '2', at: NOW - 61_000 },
      },
    },
  },
  calls: {
    [KITCHEN]: {
      id: CALL,
      by: 'alice',
      at: NOW - 30_000,
      kind: 'video',
      people: { alice: { endpoint: PAGE, seat: '0', beat: NOW - 10_000 } },
      seats: { 0: 'alice' },
    },
  },
}

/** What Bob may claim to have left at `NOW`: ten tokens, twenty grown since, one taken. */
export const BOBS_TOKENS = 29
