import type { TabChannel, TabLocks } from '@/domain/device/tabs'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId } from '@/shared/ids'
import { stopLater } from '@/shared/stop-later'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { RoomPeople } from '@/sync/people-watch'
import type { Topic } from '@/sync/actions/actions'
import type { Sync } from '@/sync/sync'
import { answerQuestion } from '@/sync/tabs/answer-question'
import type { SharedAttention } from '@/sync/tabs/shared-attention'
import { tabLock, type Interest, type TabId, type TabMessage } from '@/sync/tabs/tab-message'

interface HostParts {
  readonly sync: Sync
  readonly locks: TabLocks
  readonly channel: TabChannel
  readonly attention: SharedAttention
}

interface Guest {
  isVisible: boolean
  /** The rooms it has open. */
  feeds: readonly RoomId[]
  readonly watches: Map<string, Unsubscribe>
}

interface Shared<Value> {
  guests: number
  last: Value | undefined
  stop: Unsubscribe
}

export interface FollowerHost {
  hear(message: TabMessage): void
  end(): void
}

/** The leader's side: keeps up to date what its followers have on screen, and does what they ask. */
export function createFollowerHost(parts: HostParts): FollowerHost {
  const { sync, locks, channel, attention } = parts
  const post = (message: TabMessage) => channel.post(message)
  const guests = new Map<TabId, Guest>()
  const leaving = new AbortController()
  const people = share<RoomPeople>(
    (room, listener) => sync.watchPeople(room, listener),
    (room, now) => {
      const presences = [...now.presences].map(([user, record]) => ({ ...record, user }))
      post({ kind: 'people', room, people: { ...now, presences } })
    },
  )
  const reads = share<readonly ReadMark[]>(
    (room, listener) => stopLater(sync.watchReads(room, listener)),
    (room, marks) => post({ kind: 'reads', room, marks }),
  )
  const topics = share<{ told: unknown }, Topic>(
    (topic, listener) => sync.watchTopic(topic, (told) => listener({ told })),
    (topic, { told }) => post({ kind: 'topic', topic, told }),
  )

  function welcome(id: TabId): Guest {
    const guest: Guest = { isVisible: false, feeds: [], watches: new Map() }
    guests.set(id, guest)
    // The tab holds this lock for as long as it lives: getting it means that the tab is gone.
    const dismiss = () => {
      guests.delete(id)
      for (const stop of guest.watches.values()) stop()
      tellAttention()
      return Promise.resolve()
    }
    locks.hold(tabLock(channel, id), leaving.signal, dismiss).catch(() => undefined)
    return guest
  }

  function take(from: TabId, interest: Interest) {
    const guest = guests.get(from) ?? welcome(from)
    const wanted = new Map<string, () => Unsubscribe>()
    for (const room of interest.feeds) {
      wanted.set(`feed ${room}`, () =>
        sync.feed(room, (reason) => post({ kind: 'lost', room, reason })),
      )
    }
    for (const room of interest.people) wanted.set(`people ${room}`, () => people.watch(room))
    for (const room of interest.reads) wanted.set(`reads ${room}`, () => reads.watch(room))
    for (const topic of interest.topics) wanted.set(`topic ${topic}`, () => topics.watch(topic))
    if (interest.isExploring) wanted.set('public', () => sync.watchPublicRooms())
    for (const [key, stop] of guest.watches) {
      if (wanted.has(key)) continue
      guest.watches.delete(key)
      stop()
    }
    for (const [key, start] of wanted) {
      if (!guest.watches.has(key)) guest.watches.set(key, start())
    }
    for (const user of interest.profiles) sync.profiles.want(user)
    // It may have begun to look anew, and nothing moves by itself just now.
    for (const room of interest.people) people.tellAgain(room)
    for (const room of interest.reads) reads.tellAgain(room)
    for (const topic of interest.topics) topics.tellAgain(topic)
    guest.isVisible = interest.isVisible
    guest.feeds = interest.feeds
    tellAttention()
  }

  function tellAttention() {
    const visible = [...guests.values()].filter(({ isVisible }) => isVisible)
    attention.setOthers(visible.length > 0, new Set(visible.flatMap(({ feeds }) => feeds)))
  }

  /** One watch a room or topic, told to all tabs at once. */
  function share<Value, Key extends string = RoomId>(
    begin: (key: Key, listener: (now: Value) => void) => Unsubscribe,
    tell: (key: Key, now: Value) => void,
  ) {
    const watched = new Map<Key, Shared<Value>>()
    function start(key: Key): Shared<Value> {
      const shared: Shared<Value> = { guests: 0, last: undefined, stop: () => undefined }
      watched.set(key, shared)
      shared.stop = begin(key, (now) => {
        shared.last = now
        tell(key, now)
      })
      return shared
    }
    return {
      tellAgain(key: Key) {
        const last = watched.get(key)?.last
        if (last) tell(key, last)
      },
      watch(key: Key): Unsubscribe {
        const shared = watched.get(key) ?? start(key)
        shared.guests++
        return () => {
          if (--shared.guests > 0) return
          watched.delete(key)
          shared.stop()
        }
      },
    }
  }

  return {
    hear(message) {
      if (message.kind === 'interest') take(message.from, message.interest)
      if (message.kind !== 'ask') return
      const { from: to, number, question } = message
      void answerQuestion(sync, question)
        .then((answer) => post({ kind: 'answer', to, number, answer }))
        .catch(() => undefined)
    },
    end() {
      leaving.abort()
      for (const { watches } of guests.values()) for (const stop of watches.values()) stop()
      attention.setOthers(false, new Set())
    },
  }
}
