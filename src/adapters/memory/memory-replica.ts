import {
  addStretch,
  BEGINNING,
  EMPTY_HISTORY,
  endOf,
  groundedStretch,
  newestStretch,
  reachesBeginning,
  stretchAround,
  trimHistory,
  type History,
} from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { mergeRoom } from '@/domain/replica/merge-room'
import type { BrokenRow } from '@/domain/outbox/broken-row'
import type {
  BrokenMessage,
  Eviction,
  MadeLately,
  PictureEviction,
  ReplicaUpkeep,
} from '@/domain/replica/upkeep'
import { weigh, type RoomUsage } from '@/domain/replica/usage'
import type { Draft } from '@/domain/draft/draft'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type {
  CachedNewerPage,
  CachedPage,
  CachedRoom,
  HistoryUpdate,
  OutboxChange,
  OutboxStep,
  Replica,
  RoomChange,
  RoomPart,
  StorageStatus,
} from '@/domain/replica/replica'
import type { PublicRoom } from '@/domain/room/room'
import { oldestUpTo, weighAll } from '@/adapters/memory/memory-pictures'
import { MemoryKeepsakes } from '@/adapters/memory/memory-keepsakes'
import type { Picture } from '@/domain/picture/picture'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import type { BlobId, MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Where nothing can be kept: a window that forgets, for private browsing and for tests. */
export class MemoryReplica extends MemoryKeepsakes implements Replica, ReplicaUpkeep {
  readonly status: StorageStatus
  readonly skipped = 0
  readonly broken: readonly BrokenMessage[] = []
  #rooms = new Map<RoomId, CachedRoom>()
  #publicRooms: readonly PublicRoom[] = []
  #messages = new Map<RoomId, Map<MessageId, Message>>()
  #histories = new Map<RoomId, History>()
  #outbox = new Map<MessageId, OutboxRow>()
  #drafts = new Map<RoomId, Draft>()
  #pictures = new Map<BlobId, Picture>()
  #openedAt = new Map<RoomId, number>()

  constructor(status: StorageStatus = 'memory') {
    super()
    this.status = status
  }

  onStatus(): Unsubscribe {
    return () => undefined
  }

  readRooms(): Promise<readonly CachedRoom[]> {
    return Promise.resolve([...this.#rooms.values()])
  }

  readRoom(id: RoomId): Promise<CachedRoom | undefined> {
    return Promise.resolve(this.#rooms.get(id))
  }

  putRoom(id: RoomId, change: RoomPart | RoomChange): Promise<CachedRoom | undefined> {
    const next = mergeRoom(id, this.#rooms.get(id), change)
    if (next) this.#rooms.set(id, next)
    return Promise.resolve(next)
  }

  forgetRoom(id: RoomId): Promise<void> {
    for (const store of [this.#rooms, this.#messages, this.#histories]) store.delete(id)
    for (const blob of this.inTray(id)) this.#pictures.delete(blob)
    this.forgetKeepsakes(id)
    return Promise.resolve()
  }

  readPublicRooms(): Promise<readonly PublicRoom[]> {
    return Promise.resolve(this.#publicRooms)
  }

  putPublicRooms(rooms: readonly PublicRoom[]): Promise<void> {
    this.#publicRooms = rooms
    return Promise.resolve()
  }

  readHistory(room: RoomId): Promise<History> {
    return Promise.resolve(this.#histories.get(room) ?? EMPTY_HISTORY)
  }

  async readPage(room: RoomId, before: Position | undefined, limit: number): Promise<CachedPage> {
    const history = await this.readHistory(room)
    const stretch = before ? stretchAround(history, before) : newestStretch(history)
    if (!stretch) return { messages: [], before: 'gap', from: before }
    const inStretch = [...(this.#messages.get(room)?.values() ?? [])]
      .filter((message) => comparePositions(message, stretch.from) >= 0)
      .filter((message) => comparePositions(message, stretch.to) <= 0)
      .filter((message) => !before || comparePositions(message, before) < 0)
      .sort(comparePositions)
    const messages = inStretch.slice(-limit)
    const hasMore = inStretch.length > messages.length
    const end = reachesBeginning(stretch) ? 'beginning' : 'gap'
    const oldest = messages[0]
    const from = hasMore && oldest ? { at: oldest.at, id: oldest.id } : stretch.from
    return { messages, before: hasMore ? 'cached' : end, from }
  }

  async readPageAfter(room: RoomId, after: Position, limit: number): Promise<CachedNewerPage> {
    const history = await this.readHistory(room)
    const stretch = stretchAround(history, after)
    if (!stretch) return { messages: [], after: 'gap', to: after }
    const inStretch = [...(this.#messages.get(room)?.values() ?? [])]
      .filter((message) => comparePositions(message, after) > 0)
      .filter((message) => comparePositions(message, stretch.to) <= 0)
      .sort(comparePositions)
    const messages = inStretch.slice(0, limit)
    const newest = messages.at(-1)
    const isFull = messages.length === limit && newest !== undefined
    return {
      messages,
      after: isFull ? 'cached' : endOf(history, stretch),
      to: isFull ? { at: newest.at, id: newest.id } : stretch.to,
    }
  }

  readMessage(room: RoomId, id: MessageId): Promise<Message | undefined> {
    return Promise.resolve(this.#messages.get(room)?.get(id))
  }

  async readAhead(room: RoomId): Promise<readonly Message[]> {
    const top = newestStretch(await this.readHistory(room))?.to ?? BEGINNING
    return [...(this.#messages.get(room)?.values() ?? [])]
      .filter((message) => comparePositions(message, top) > 0)
      .sort(comparePositions)
  }

  async applyHistory(room: RoomId, { messages, complete, cursor }: HistoryUpdate): Promise<void> {
    const known = await this.readHistory(room)
    const added = complete && groundedStretch(complete, known.stretches, messages)
    this.#histories.set(room, {
      stretches: added ? addStretch(known.stretches, added) : known.stretches,
      cursor: cursor === undefined ? known.cursor : Math.max(cursor, known.cursor ?? 0),
    })
    const stored = this.#messages.get(room) ?? new Map<MessageId, Message>()
    this.#messages.set(room, stored)
    for (const message of messages) {
      stored.set(message.id, message)
      this.#outbox.delete(message.id)
    }
  }

  readOutbox(): Promise<readonly OutboxRow[]> {
    return Promise.resolve([...this.#outbox.values()].sort((a, b) => a.order - b.order))
  }

  addOutboxRow(row: OutboxRow): Promise<void> {
    this.#outbox.set(row.id, row)
    if (row.blob) this.takeFromTray({ room: row.room, id: row.blob })
    return Promise.resolve()
  }

  changeOutboxRow(id: MessageId, change: OutboxChange): Promise<OutboxStep> {
    const before = this.#outbox.get(id)
    const after = before && change(before)
    if (after) this.#outbox.set(id, after)
    else this.#outbox.delete(id)
    return Promise.resolve({ before, after })
  }

  readBrokenRows(): Promise<readonly BrokenRow[]> {
    return Promise.resolve([])
  }

  dropBrokenRow(): Promise<void> {
    return Promise.resolve()
  }

  dropMessage({ room, id }: BrokenMessage): Promise<void> {
    this.#messages.get(room)?.delete(id)
    return Promise.resolve()
  }

  readDraft(room: RoomId): Promise<Draft | undefined> {
    return Promise.resolve(this.#drafts.get(room))
  }

  readPicture(id: BlobId): Promise<Picture | undefined> {
    return Promise.resolve(this.#pictures.get(id))
  }

  putPicture(picture: Picture): Promise<void> {
    this.#pictures.set(picture.id, picture)
    return Promise.resolve()
  }

  dropPicture(id: BlobId): Promise<void> {
    this.#pictures.delete(id)
    return Promise.resolve()
  }

  putInTray(picture: Picture): Promise<void> {
    this.addToTray(picture)
    return this.putPicture(picture)
  }

  dropFromTray(place: PicturePlace): Promise<void> {
    this.takeFromTray(place)
    return this.dropPicture(place.id)
  }

  readPictureRooms(): Promise<readonly RoomId[]> {
    return Promise.resolve([...new Set([...this.#pictures.values()].map(({ room }) => room))])
  }

  dropUnnamedPictures(room: RoomId, { by, since }: MadeLately): Promise<void> {
    const messages = this.#messages.get(room)?.values() ?? []
    const said = [...messages, ...this.#outbox.values()].map(({ blob }) => blob)
    const named = new Set([...said, ...this.inTray(room)])
    for (const { id, room: of, from } of this.#pictures.values()) {
      const isYoung = id > since && from === by
      if (of === room && !isYoung && !named.has(id)) this.#pictures.delete(id)
    }
    return Promise.resolve()
  }

  readDrafts(): Promise<readonly Draft[]> {
    return Promise.resolve([...this.#drafts.values()])
  }

  putDraft(draft: Draft): Promise<void> {
    this.#drafts.set(draft.room, draft)
    return Promise.resolve()
  }

  readUsage(): Promise<readonly RoomUsage[]> {
    const pictures = [...this.#pictures.values()]
    const rooms = new Set([
      ...this.#histories.keys(),
      ...this.#openedAt.keys(),
      ...pictures.map(({ room }) => room),
    ])
    return Promise.resolve(
      [...rooms].map((room) => {
        const kept = [...(this.#messages.get(room)?.values() ?? [])]
        const bytes = kept.reduce((sum, message) => sum + weigh(message), 0)
        const openedAt = this.#openedAt.get(room) ?? 0
        const pictureBytes = weighAll(pictures.filter((picture) => picture.room === room))
        return { room, messages: kept.length, bytes, pictureBytes, openedAt }
      }),
    )
  }

  noteOpened(room: RoomId, at: number): Promise<void> {
    this.#openedAt.set(room, at)
    return Promise.resolve()
  }

  async evict(room: RoomId, { bytes, keep }: Eviction): Promise<number> {
    const oldestFirst = [...(this.#messages.get(room)?.values() ?? [])].sort(comparePositions)
    let freed = 0
    while (oldestFirst.length > Math.max(1, keep) && freed < bytes) {
      const message = oldestFirst.shift()
      if (message) this.#messages.get(room)?.delete(message.id)
      freed += weigh(message)
    }
    const [first] = oldestFirst
    if (freed === 0 || !first) return 0
    const { at, id } = first
    this.#histories.set(room, trimHistory(await this.readHistory(room), { at, id }))
    return freed
  }

  evictPictures(room: RoomId, { bytes, before }: PictureEviction): Promise<number> {
    const rows = [...this.#outbox.values()].map(({ blob }) => blob)
    const needed = new Set([...rows, ...this.inTray(room)])
    const mayGo = [...this.#pictures.values()].filter(
      ({ id, room: of }) => of === room && id < before && !needed.has(id),
    )
    const gone = oldestUpTo(bytes, mayGo)
    for (const { id } of gone) this.#pictures.delete(id)
    return Promise.resolve(weighAll(gone))
  }

  upkeep(): Promise<ReplicaUpkeep> {
    return Promise.resolve(this)
  }

  close(): void {
    // Nothing is open.
  }

  destroy(): Promise<void> {
    for (const store of [this.#rooms, this.#messages, this.#histories, this.#outbox]) store.clear()
    this.clearKeepsakes()
    this.#drafts.clear()
    this.#pictures.clear()
    this.#publicRooms = []
    return Promise.resolve()
  }
}
