import type { Call } from '@/domain/call/call'
import type { CallRemote } from '@/domain/call/call-remote'
import { ringsFor } from '@/domain/call/ringing'
import type { NoticeBoard } from '@/domain/device/notice-board'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import type { CallId, RoomId } from '@/shared/ids'
import { watchCalls } from '@/sync/call/watch-calls'
import type { NoticeManners } from '@/sync/notice-manners'
import type { SyncContext } from '@/sync/sync-context'

interface CallNoticeParts {
  readonly board: NoticeBoard
  readonly preferences: () => NoticePreferences
  readonly words: () => Promise<NoticeWords>
  readonly manners: NoticeManners
  readonly calls: CallRemote
}

/** Says on the device that somebody calls, where no tab of Hearth is looked at. In the leader alone. */
export function startCallNotices(context: SyncContext, parts: CallNoticeParts): void {
  const { account, connection, device, signal } = context
  const { board, manners, words, preferences } = parts
  const told = new Set<CallId>()
  let ringing: readonly Call[] = []

  function take(calls: readonly Call[]) {
    ringing = calls.filter((call) => ringsFor(call, account.id, connection.serverNow()))
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
    if (!manners.mayShow()) return
    const [name, said] = [await manners.nameOf(by), await words()]
    // It may have been answered or called off meanwhile.
    if (signal.aborted || ringing.every((call) => call.id !== id)) return
    await board.show({
      about: aboutOf(room),
      title: said.app,
      body: preferences().showsText && name ? said.calls(name) : said.called,
      path: `/room/${room}`,
      at,
      isSilent: false,
    })
  }

  signal.addEventListener('abort', watchCalls(context, parts.calls, take))
}

const aboutOf = (room: RoomId) => `call ${room}` as const
