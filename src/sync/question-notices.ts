import type { NoticeBoard } from '@/domain/device/notice-board'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { isDirectRoomId } from '@/domain/room/direct'
import type { Question } from '@/domain/room/invite'
import type { InviteRemote } from '@/domain/room/invite-remote'
import type { RoomId } from '@/shared/ids'
import { keepWatching } from '@/sync/keep-watching'
import type { NoticeContext, NoticeManners } from '@/sync/notice-manners'

interface QuestionParts {
  readonly board: NoticeBoard
  readonly preferences: () => NoticePreferences
  /** The newest question that was heard of on this device, by the server's time. */
  readonly noted: { read(): number | undefined; write(at: number): void }
  readonly words: () => Promise<NoticeWords>
  readonly manners: NoticeManners
  readonly invites: Pick<InviteRemote, 'watchQuestions'>
}

/** Says on the device that somebody asks one in, or would like to talk. In the leader alone. */
export function startQuestionNotices(context: NoticeContext, parts: QuestionParts): void {
  const { account, device, changes, signal } = context
  const { board, noted, words, manners, preferences } = parts
  /** What is asked now; `undefined` before the first word of the server. */
  let standing: ReadonlySet<RoomId> | undefined
  let newest = noted.read()

  function take(questions: readonly Question[]) {
    const before = newest
    const latest = Math.max(before ?? 1, ...questions.map(({ at }) => at))
    const asked = new Set(questions.map(({ room }) => room))
    const old = standing
    const isAnswered = (about: string) =>
      [...(old ?? [])].some((room) => about === aboutOf(room) && !asked.has(room))
    void board.takeDown(isAnswered).catch(() => undefined)
    standing = asked
    if (latest !== before) {
      newest = latest
      noted.write(latest)
    }
    // On a new device all of them are old; and who looks at Hearth sees them above the list.
    if (before === undefined || device.attention.isVisible()) return
    for (const question of questions) {
      const isNew = old ? !old.has(question.room) : question.at > before
      if (isNew) void tell(question).catch(() => undefined)
    }
  }

  async function tell({ room, by, at }: Question) {
    if (!(await manners.mayShow())) return
    const [name, said] = [await manners.nameOf(by), await words()]
    // It may have been answered meanwhile.
    if (!standing?.has(room) || signal.aborted) return
    const { showsText } = preferences()
    await board.show({
      about: aboutOf(room),
      title: said.app,
      body: showsText && name ? wordsOf(said, room, name) : said.asked,
      path: '/',
      at,
      isSilent: false,
    })
  }

  const stop = keepWatching(context, (onLost) =>
    parts.invites.watchQuestions(account.id, {
      onValue(questions, skipped) {
        if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
        take(questions)
      },
      onLost,
    }),
  )
  signal.addEventListener('abort', stop)
}

const wordsOf = (words: NoticeWords, room: RoomId, name: string) =>
  isDirectRoomId(room) ? words.wantsToTalk(name) : words.asksIn(name)

const aboutOf = (room: RoomId) => `question ${room}` as const
