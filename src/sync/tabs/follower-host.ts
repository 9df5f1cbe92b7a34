import type { TabChannel, TabLocks } from '@/domain/device/tabs'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId } from '@/shared/ids'
import { stopLater } from '@/shared/stop-later'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { RoomPeople } from '@/sync/people-watch'
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
    guest.isVisible = interest.isVisible
    guest.feeds = interest.feeds
    tellAttention()
  }

  function tellAttention() {
    const visible = [...guests.values()].filter(({ isVisible }) => isVisible)
    attention.setOthers(visible.length > 0, new Set(visible.flatMap(({ feeds }) => feeds)))
  }

  /** One watch a room, told to all tabs at once. */
  function share<Value>(
    begin: (room: RoomId, listener: (now: Value) => void) => Unsubscribe,
    tell: (room: RoomId, now: Value) => void,
  ) {
    const rooms = new Map<RoomId, Shared<Value>>()
    function start(room: RoomId): Shared<Value> {
      const shared: Shared<Value> = { guests: 0, last: undefined, stop: () => undefined }
      rooms.set(room, shared)
      shared.stop = begin(room, (now) => {
        shared.last = now
        tell(room, now)
      })
      return shared
    }
    return {
      tellAgain(room: RoomId) {
        const last = rooms.get(room)?.last
        if (last) tell(room, last)
      },
      watch(room: RoomId): Unsubscribe {
        const shared = rooms.get(room) ?? start(room)
        shared.guests++
        return () => {
          if (--shared.guests > 0) return
          rooms.delete(room)
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
