import { DEMO_PEOPLE } from '../../src/adapters/firebase/demo-people.ts'
import { createPushIds } from '../../src/shared/push-id.ts'
import { createRandom } from './random.ts'
import { DEMO_ROOMS, type DemoRoom } from './rooms.ts'
import { schedule, type SaidLine } from './schedule.ts'
import { toTalk } from './talk.ts'

const SEED = 20
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Mirrors PREVIEW_LENGTH of the app, which is out of reach for a plain program. */
const SNIPPET_LENGTH = 120

interface StoredMessage extends SaidLine {
  readonly id: string
}

/**
 * What a first run shows: database paths and their values, each for one set. The same moment gives
 * the same data; days and nights are those of the given distance from UTC, else of this machine.
 */
export function createDemoData(
  now: number,
  minutesFromUtc = -new Date(now).getTimezoneOffset(),
): Record<string, unknown> {
  const randomBelow = createRandom(SEED)
  const talks = DEMO_ROOMS.map((room) => ({
    room,
    messages: toMessages(room, { now, minutesFromUtc, randomBelow }),
  }))
  const firstAt = Math.min(...talks.flatMap(({ messages }) => messages[0]?.at ?? now))

  return Object.fromEntries([
    ...DEMO_PEOPLE.flatMap(({ subject, name }, place) => [
      [`users/${subject}`, { name, createdAt: firstAt - (9 - place) * HOUR }],
      [`lastSeen/${subject}`, now - (2 + 5 * place) * MINUTE],
    ]),
    ...talks.flatMap(({ room, messages }) => toEntries(room, messages)),
  ]) as Record<string, unknown>
}

interface MessageSources {
  readonly now: number
  readonly minutesFromUtc: number
  readonly randomBelow: (limit: number) => number
}

function toMessages(room: DemoRoom, sources: MessageSources): StoredMessage[] {
  const end = sources.now - room.minutesSinceLast * MINUTE
  let at = 0
  const mintId = createPushIds({ now: () => at, randomBelow: sources.randomBelow })
  return schedule(toTalk(room.scenes), { ...sources, end }).map((line) => {
    at = line.at
    return { ...line, id: mintId() }
  })
}

function toEntries(room: DemoRoom, messages: readonly StoredMessage[]): [string, unknown][] {
  const { id, name, topic } = room
  const createdAt = (messages[0]?.at ?? 0) - HOUR
  const createdBy = room.members[0]
  const joined = room.members.map((uid, place) => ({
    uid,
    joinedAt: createdAt + place * 4 * MINUTE,
  }))

  return [
    [`rooms/${id}`, { name, topic, kind: 'public', createdBy, createdAt, owner: createdBy }],
    [`publicRooms/${id}`, { name, topic }],
    [
      `members/${id}`,
      Object.fromEntries(
        joined.map(({ uid, joinedAt }) => [
          uid,
          { role: uid === createdBy ? 'owner' : 'member', joinedAt },
        ]),
      ),
    ],
    [
      `messages/${id}`,
      Object.fromEntries(messages.map((message) => [message.id, stored(message)])),
    ],
    [`roomState/${id}`, { count: messages.length, last: snippet(messages.at(-1)) }],
    ...joined.map(({ uid, joinedAt }): [string, unknown] => {
      const readCount = messages.length - (room.unread[uid] ?? 0)
      const readAt = messages[readCount - 1]?.at ?? joinedAt
      return [`userRooms/${uid}/${id}`, { kind: 'public', joinedAt, readAt, readCount }]
    }),
  ]
}

function stored({ from, at, text }: StoredMessage) {
  return { from, at, updatedAt: at, text }
}

function snippet(last: StoredMessage | undefined) {
  return (
    last && { id: last.id, from: last.from, at: last.at, text: last.text.slice(0, SNIPPET_LENGTH) }
  )
}
