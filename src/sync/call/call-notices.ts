import type { Call } from '@/domain/call/call'
import type { CallRemote } from '@/domain/call/call-remote'
import { ringsFor } from '@/domain/call/ringing'
import type { NoticeBoard } from '@/domain/device/notice-board'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { isDirectRoomId } from '@/domain/room/direct'
import { isAnnounced } from '@/domain/room/room'
import type { CallId, RoomId, UserId } from '@/shared/ids'
import { watchCalls } from '@/sync/call/watch-calls'
import type { NoticeManners } from '@/sync/notice-manners'
import type { SyncContext } from '@/sync/sync-context'

interface CallNoticeParts {
  readonly board: NoticeBoard
  readonly preferences: () => NoticePreferences
  readonly words: () => Promise<NoticeWords>
  readonly manners: NoticeManners
  readonly calls: CallRemote
  readonly isBlocked: (user: UserId) => boolean
}

/** Says on the device that somebody calls, where no tab of Hearth is looked at. In the leader alone. */
export function startCallNotices(context: SyncContext, parts: CallNoticeParts): void {
  const { account, connection, device, replica, signal } = context
  const { board, isBlocked, manners, words, preferences } = parts
  const told = new Set<CallId>()
  let ringing: readonly Call[] = []

  function take(calls: readonly Call[]) {
    const now = connection.serverNow()
    ringing = calls.filter((call) => ringsFor(call, account.id, now) && !isBlocked(call.by))
    const standing = new Set(ringing.map(({ room }) => aboutOf(room)))
    const isOver = (about: string) =>
      about.startsWith('call ') && !standing.has(about as ReturnType<typeof aboutOf>)
    void board.takeDown(isOver).catch(() => undefined)
    if (device.attention.isVisible()) return
    for (const call of ringing) {
      if (told.has(call.id)) continue
      told.add(call.id)
      void tell(call).catch(() => undefined)
    }
  }

  async function tell({ id, room, by, at }: Call) {
    const called = isDirectRoomId(room) ? undefined : await readRoom(room)
    // A muted room says nothing; who calls one alone is another matter.
    if (called?.mine && !isAnnounced(called.mine, connection.serverNow())) return
    if (!(await manners.mayShow())) return
    const [name, said] = [await manners.nameOf(by), await words()]
    // It may have been answered or called off meanwhile.
    if (signal.aborted || ringing.every((call) => call.id !== id)) return
    await board.show({
      about: aboutOf(room),
      title: said.app,
      body: bodyOf(said, name, called?.room?.name),
      path: `/room/${room}`,
      at,
      isSilent: false,
    })
  }

  const readRoom = async (room: RoomId) => (await replica.readRooms()).find(({ id }) => id === room)

  function bodyOf(said: NoticeWords, name: string | undefined, room: string | undefined) {
    if (!preferences().showsText || !name) return said.called
    return room ? said.callsIn(name, room) : said.calls(name)
  }

  signal.addEventListener('abort', watchCalls(context, parts.calls, take))
}

const aboutOf = (room: RoomId) => `call ${room}` as const
