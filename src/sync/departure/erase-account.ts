import type { AccountRemote, DepartedRoom } from '@/domain/account/account-remote'
import type { Departure, RoomFate } from '@/domain/account/departure'
import type { Remotes } from '@/domain/connection/remotes'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import type { Clock } from '@/domain/device/clock'
import { deleteWords, nextToken } from '@/sync/departure/delete-words'
import { createInsist } from '@/sync/departure/insist'

export interface EraseProgress {
  /** Messages deleted by this run. */
  readonly words: number
  readonly rooms: number
  readonly roomsDone: number
}

export type EraseOutcome =
  /** `left`: so many messages and reactions the rules did not let go. */
  | { readonly kind: 'erased'; readonly left: number }
  /** Of these rooms it has to be said (again) what becomes of them. */
  | { readonly kind: 'choose'; readonly rooms: readonly DepartedRoom[] }

interface EraseParts {
  readonly remotes: Remotes
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onProgress: (progress: EraseProgress) => void
}

/**
 * Deletes what the database holds of a person, all but the sign-in. Nothing of it is remembered here:
 * each run looks at what is still there, so it can be ended anywhere and begun again. Waits where
 * there is no network; rejects when aborted.
 */
export async function eraseAccount(
  { user, words, fates }: Departure,
  { remotes, clock, signal, onProgress }: EraseParts,
): Promise<EraseOutcome> {
  const insist = createInsist({ connection: remotes.connection, clock, signal })
  const further = await insist(() => remotes.further())
  const { account } = further
  // First of all: from then on no other device writes anything anew.
  if ((await insist(() => account.begin(user))) === 'denied') throw new Error('it was not begun')

  const rooms = await insist(() => account.readRooms(user))
  const open = rooms.filter((room) => isUndecided(room, fates[room.id]))
  if (open.length > 0) return { kind: 'choose', rooms: open }

  let deleted = 0
  let roomsDone = 0
  let left = 0
  const tell = () => onProgress({ words: deleted, rooms: rooms.length, roomsDone })
  const onDeleted = () => {
    deleted++
    tell()
  }
  const parts = { user, remotes, clock, signal, insist, onDeleted }
  tell()
  for (const room of rooms) {
    const end = endOf(room, fates[room.id])
    // What is closed takes all its messages with it.
    if (words === 'delete' && end !== 'close' && end !== 'drop') {
      left += await deleteWords(parts, room.id)
    }
    if (room.role === 'owner' || room.role === 'admin') {
      await insist(() => account.withdrawInvites(room.id, user))
    }
    const tokensLeft = isPerson(end) ? await nextToken(parts) : 0
    await insist(() => leave({ further, remotes, account }, room, { user, end, tokensLeft }))
    await insist(() => remotes.presence.setTyping(room.id, user, false))
    roomsDone++
    tell()
  }
  // Whoever was to have a room may have left it just now.
  const kept = (await insist(() => account.readRooms(user))).filter(
    ({ role, kind }) => role !== undefined && kind !== 'dm',
  )
  const again = kept.filter((room) => isUndecided(room, fates[room.id]))
  if (again.length > 0) return { kind: 'choose', rooms: again }
  if (kept.length > 0) throw new Error('a room was not left')
  const answer = await insist(() => account.erase(user))
  if (answer === 'denied') throw new Error('it was not erased')
  return { kind: 'erased', left }
}

type End = RoomFate | 'leave' | 'drop' | 'last'
const isPerson = (end: End): end is Exclude<RoomFate, 'close'> =>
  !['close', 'leave', 'drop', 'last'].includes(end)

/** Somebody else is in a room of one's own, and nobody has said who is to have it. */
function isUndecided({ role, others }: DepartedRoom, fate: RoomFate | undefined): boolean {
  if (role !== 'owner' || others.length === 0 || fate === 'close') return false
  return !others.some(({ id }) => id === fate)
}

function endOf({ kind, role, others }: DepartedRoom, fate: RoomFate | undefined): End {
  if (!role) return 'drop'
  if (kind === 'dm') return others.length === 0 ? 'close' : 'last'
  if (role !== 'owner') return 'leave'
  return others.length === 0 ? 'close' : (fate ?? 'close')
}

interface LeaveParts {
  readonly further: FurtherRemotes
  readonly remotes: Remotes
  readonly account: AccountRemote
}

/** A refusal is not the end of it: the next run sees what is there then. */
async function leave(
  { further, remotes, account }: LeaveParts,
  { id, kind }: DepartedRoom,
  { user, end, tokensLeft }: { user: Departure['user']; end: End; tokensLeft: number },
): Promise<unknown> {
  if (end === 'drop') return remotes.rooms.dropFromList(id, user)
  if (end === 'leave') return remotes.rooms.leave(id, user)
  // One is in a conversation of two until the account goes.
  if (end === 'last') return undefined
  if (end === 'close') {
    return kind === 'dm' ? account.closeDirect(id, user) : further.roomCare.close(id, user)
  }
  return further.roomCare.handOver(id, end, { user, tokensLeft, leaves: true })
}
