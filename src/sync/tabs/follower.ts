import * as v from 'valibot'
import type { Ending } from '@/domain/connection/connection'
import type { Clock } from '@/domain/device/clock'
import type { Replica } from '@/domain/replica/replica'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId, UserId } from '@/shared/ids'
import { createFollowerActions } from '@/sync/tabs/follower-actions'
import type { RoomPeople } from '@/sync/people-watch'
import type { LossReason } from '@/sync/room-feed'
import { createStatusBoard } from '@/sync/status-board'
import type { Sync } from '@/sync/sync'
import { createQuestions } from '@/sync/tabs/questions'
import type { LeadMessage, TabId, TabMessage } from '@/sync/tabs/tab-message'

interface FollowerParts {
  readonly id: TabId
  readonly replica: Replica
  readonly clock: Clock
  readonly isVisible: () => boolean
  readonly post: (message: TabMessage) => void
}

/** From the disk a page costs little. */
const CACHED_PAGE = 100
/** Signing out does not wait long for a leader that may be gone. */
const STOP_TIMEOUT_MS = 2000

/** That it was done is all there is to know. */
const doneSchema = v.custom<undefined>(() => true)
const pageSchema = v.picklist(['page', 'offline'])
const foundSchema = v.picklist(['found', 'unknown', 'offline'])

/** A tab without a connection: what it wants and asks for, its leader does. */
export interface Follower {
  readonly sync: Sync
  hear(message: TabMessage): void
  /** Says anew what this tab has on screen. */
  announce(): void
  /** This tab leads now: what is not answered yet is done by its own connection. */
  retire(successor: Sync): void
}

export function createFollower({ id, replica, clock, isVisible, post }: FollowerParts): Follower {
  const board = createStatusBoard()
  const questions = createQuestions({ id, clock, post })
  const feeds = new Set<{ room: RoomId; onLost: (reason: LossReason) => void }>()
  const watchers = new Set<{ room: RoomId; listener: (people: RoomPeople) => void }>()
  const readers = new Set<{ room: RoomId; listener: (marks: readonly ReadMark[]) => void }>()
  const explorers = new Set<symbol>()
  const profiles = new Set<UserId>()
  let offset = 0
  let isAnnouncing = false

  /** Once a turn, however much has changed in it. */
  function announce() {
    if (isAnnouncing) return
    isAnnouncing = true
    queueMicrotask(() => {
      isAnnouncing = false
      const interest = {
        isVisible: isVisible(),
        feeds: roomsOf(feeds),
        people: roomsOf(watchers),
        reads: roomsOf(readers),
        topics: actions.topics(),
        isExploring: explorers.size > 0,
        profiles: [...profiles],
      }
      if (questions.leader()) post({ kind: 'interest', from: id, interest })
    })
  }

  function keep<Entry>(entries: Set<Entry>, entry: Entry) {
    entries.add(entry)
    announce()
    return () => {
      if (entries.delete(entry)) announce()
    }
  }

  function follow({ leader, status, offset: told }: LeadMessage) {
    offset = told
    board.become(status)
    if (questions.setLeader(leader)) announce()
  }

  const { ask, tell } = questions
  const actions = createFollowerActions(ask, keep)
  const sync: Sync = {
    connection: Object.assign(board, {
      serverNow: () => clock.now() + offset,
      reconnect: (why: Ending = 'asked') => tell({ name: 'reconnect', why }),
    }),
    profiles: {
      want(user) {
        profiles.add(user)
        announce()
      },
    },
    typing: {
      touch: (room) => tell({ name: 'touch', room }),
      end: (room) => tell({ name: 'end-typing', room }),
    },
    feed: (room, onLost) => keep(feeds, { room, onLost }),
    async loadOlder(room, before) {
      const own = await replica.readPage(room, before, CACHED_PAGE)
      if (own.messages.length > 0 || own.before === 'beginning') return { kind: 'page', page: own }
      const question = { name: 'load-older', room, before } as const
      const kind = await ask(question, pageSchema, 'offline')
      if (kind === 'offline') return { kind }
      return { kind, page: await replica.readPage(room, before, CACHED_PAGE) }
    },
    async loadNewer(room, after) {
      const own = await replica.readPageAfter(room, after, CACHED_PAGE)
      if (own.messages.length > 0 || own.after === 'end') return { kind: 'page', page: own }
      const kind = await ask({ name: 'load-newer', room, after }, pageSchema, 'offline')
      if (kind === 'offline') return { kind }
      return { kind, page: await replica.readPageAfter(room, after, CACHED_PAGE) }
    },
    async findMessage(room, id) {
      const kept = await replica.readMessage(room, id)
      if (kept) return kept
      const answer = await ask({ name: 'find', room, id }, foundSchema, 'offline')
      if (answer !== 'found') return answer
      return (await replica.readMessage(room, id)) ?? 'unknown'
    },
    markRead: (room, read) => ask({ name: 'mark-read', room, read }, doneSchema, undefined),
    watchPublicRooms: () => keep(explorers, Symbol('explorer')),
    watchPeople: (room, listener) => keep(watchers, { room, listener }),
    watchReads: (room, listener) => Promise.resolve(keep(readers, { room, listener })),
    act: (name, needs) => actions.act(name, needs),
    watchTopic: (topic, listener) => actions.watchTopic(topic, listener),
    stop: () => ask({ name: 'stop' }, doneSchema, undefined, STOP_TIMEOUT_MS),
  }

  return {
    sync,
    hear(message) {
      if (message.kind === 'lead') follow(message)
      else if (message.kind === 'answer' && message.to === id) {
        questions.take(message.number, message.answer)
      } else if (message.kind === 'people') {
        const presences = new Map(message.people.presences.map((told) => [told.user, told]))
        for (const { room, listener } of watchers) {
          if (room === message.room) listener({ ...message.people, presences })
        }
      } else if (message.kind === 'reads') {
        for (const { room, listener } of readers) {
          if (room === message.room) listener(message.marks)
        }
      } else if (message.kind === 'topic') {
        actions.hear(message.topic, message.told)
      } else if (message.kind === 'lost') {
        for (const feed of [...feeds]) {
          if (feed.room !== message.room) continue
          feeds.delete(feed)
          announce()
          feed.onLost(message.reason)
        }
      }
    },
    announce,
    retire: (successor) => questions.handOver(successor),
  }
}

function roomsOf(entries: ReadonlySet<{ room: RoomId }>): RoomId[] {
  return [...new Set([...entries].map(({ room }) => room))]
}
