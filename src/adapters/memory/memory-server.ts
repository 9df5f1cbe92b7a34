import { MemoryTree } from '@/adapters/memory/memory-tree'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** The part of the database rules that its callers notice. See database.rules.json. */
const CAPACITY = 40
const REFILL_MS = 500

/** A database in memory that several clients can connect to. Laid out like the real one. */
export class MemoryServer {
  readonly now: () => number
  readonly #tree = new MemoryTree()
  readonly #listeners = new Set<() => void>()

  constructor(now: () => number = () => Date.now()) {
    this.now = now
  }

  /** Reads past the rules; `null` where there is nothing. */
  get(path: string): unknown {
    return this.#tree.get(path)
  }

  children(path: string): readonly (readonly [string, unknown])[] {
    return this.#tree.children(path)
  }

  number(path: string): number {
    const value = this.get(path)
    return typeof value === 'number' ? value : 0
  }

  has(path: string): boolean {
    return this.get(path) !== null
  }

  /** Writes past the rules. */
  set(path: string, value: unknown): void {
    this.update({ [path]: value })
  }

  /** Writes several places at once; `null` removes. */
  update(changes: Record<string, unknown>): void {
    for (const [path, value] of Object.entries(changes)) this.#tree.set(path, value)
    for (const listener of [...this.#listeners]) listener()
  }

  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  isMember(room: RoomId, user: UserId): boolean {
    return this.has(`members/${room}/${user}`)
  }

  /** Its owner and administrators do. */
  runs(room: RoomId, user: UserId): boolean {
    return ['owner', 'admin'].includes(String(this.get(`members/${room}/${user}/role`)))
  }

  /** Members who are not banned may. */
  mayWrite(room: RoomId, user: UserId): boolean {
    return this.isMember(room, user) && !this.has(`bans/${room}/${user}`)
  }

  /** Nothing new is written about who deletes their account. */
  isLeaving(user: UserId): boolean {
    return this.has(`leaving/${user}`)
  }

  /** Whether the bucket may be set to so much, by the formula of R-RATE-4 to R-RATE-7. */
  allowsBucket(user: UserId, tokensLeft: number): boolean {
    if (tokensLeft < 0 || tokensLeft > CAPACITY - 1) return false
    if (!this.has(`rate/${user}`)) return true
    const refilled = (this.now() - this.number(`rate/${user}/t`)) / REFILL_MS
    return tokensLeft <= this.number(`rate/${user}/n`) + refilled - 1
  }

  /** What an administrator may do: one person out of a room, their own list untouched. */
  revokeMembership(room: RoomId, user: UserId): void {
    this.set(`members/${room}/${user}`, null)
  }

  /** What an administrator may do: a room with everything in it. */
  deleteRoom(room: RoomId): void {
    const places = ['rooms', 'publicRooms', 'members', 'messages', 'roomState', 'typing']
    this.update(Object.fromEntries(places.map((place) => [`${place}/${room}`, null])))
  }
}
