import { expect, vi } from 'vitest'
import type { Remotes } from '@/domain/connection/remotes'
import type { RoomId, UserId } from '@/shared/ids'

/** One person's side of a server. */
export interface ContractClient {
  readonly remotes: Remotes
  /** Ends the connection until `comeBack`; the server notices. */
  leave(): void
  comeBack(): void
}

/** A server that several people connect to, and a way past its rules. */
export interface ContractWorld {
  connect(user: UserId): Promise<ContractClient>
  set(path: string, value: unknown): void
  get(path: string): unknown
  /** The server's clock, which the clients only estimate. */
  now(): number
  advance(ms: number): void
  close(): Promise<void>
}

export type OpenWorld = () => Promise<ContractWorld>

/** Waits for what the network brings, without guessing how long that takes. */
export const eventually = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 3000 })

/** A public room with these people in it; the first of them owns it. */
export function seedRoom(
  world: Pick<ContractWorld, 'set' | 'now'>,
  room: RoomId,
  members: readonly UserId[],
): void {
  const at = world.now() - 60_000
  const [owner] = members
  world.set(`rooms/${room}`, {
    name: 'Hearthside',
    topic: 'by the fire',
    kind: 'public',
    createdBy: owner,
    createdAt: at,
    owner,
  })
  world.set(`publicRooms/${room}`, { name: 'Hearthside', topic: 'by the fire' })
  world.set(`roomState/${room}`, { count: 0 })
  for (const user of members) {
    const role = user === owner ? 'owner' : 'member'
    world.set(`members/${room}/${user}`, { role, joinedAt: at })
    world.set(`userRooms/${user}/${room}`, {
      kind: 'public',
      joinedAt: at,
      readAt: 0,
      readCount: 0,
    })
  }
}

/** Everything a watcher was told, newest last. */
export function recorder<Value>() {
  const values: Value[] = []
  const skips: number[] = []
  let lost = 0
  return {
    values,
    skips,
    get lost() {
      return lost
    },
    watcher: {
      onValue(value: Value, skipped: number) {
        values.push(value)
        skips.push(skipped)
      },
      onLost() {
        lost++
      },
    },
    settlesOn: (wanted: unknown) => eventually(() => expect(values.slice(-1)).toEqual([wanted])),
  }
}
