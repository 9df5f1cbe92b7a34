import { notedMemory, noticeMemory } from '@/adapters/browser/kept-notices'
import { accountMemory } from '@/adapters/browser/kept-values'
import { browserNoticeBoard } from '@/adapters/browser/notice-board'
import type { UserId } from '@/shared/ids'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { toTexts, translate } from '@/ui/locales/translate'
import { startCallNotices } from '@/sync/call/call-notices'
import { keepWatching } from '@/sync/keep-watching'
import { createNoticeManners } from '@/sync/notice-manners'
import { startNotices } from '@/sync/notices'
import { createOwnQuiet } from '@/sync/own-quiet'
import { startQuestionNotices } from '@/sync/question-notices'
import { startQuietKeeper } from '@/sync/quiet-keeper'
import type { ProfileSync } from '@/sync/profile-sync'
import type { SyncContext } from '@/sync/sync-context'

interface LeadParts {
  readonly profiles: ProfileSync
  /** Another tab has led until just now. */
  readonly isTakeover: boolean | undefined
}

/** What the leader says on the device of what comes in. */
export async function leadNotices(
  context: SyncContext,
  { profiles, isTakeover }: LeadParts,
): Promise<void> {
  const board = browserNoticeBoard
  const preferences = () => noticeMemory.read()
  const quiet = createOwnQuiet(context, profiles)
  const manners = createNoticeManners(context, { board, preferences, profiles, quiet })
  const common = { board, preferences, manners, words: loadWords }
  const memory = notedMemory(context.account.id)
  let blocked: ReadonlySet<UserId> = new Set(memory.blocked.read())
  startNotices(context, {
    ...common,
    noted: memory.messages,
    isBlocked: (user) => blocked.has(user),
    isTakeover,
  })
  context.signal.addEventListener('abort', () => {
    // Nobody is signed in any more: what was said to the last one is nobody else's to read.
    if (accountMemory.read()) return
    board.setBadge(0)
    void board.takeDown(() => true).catch(() => undefined)
  })
  const { invites, direct, directory, calls } = await context.remotes.further()
  if (context.signal.aborted) return
  startQuietKeeper(context, {
    ...{ preferences: noticeMemory, quiet, told: memory.quiet, directory },
  })
  const stopBlocks = keepWatching(context, (onLost) =>
    direct.watchBlocks(context.account.id, {
      onValue(people) {
        blocked = new Set(people)
        memory.blocked.write(people)
      },
      onLost,
    }),
  )
  context.signal.addEventListener('abort', stopBlocks)
  startCallNotices(context, { ...common, calls, isBlocked: (user) => blocked.has(user) })
  startQuestionNotices(context, { ...common, noted: memory.questions, invites })
}

/** In the language on screen, which may have been changed since the last notice. */
async function loadWords(): Promise<NoticeWords> {
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
  const { notice } =
    language === 'zh'
      ? (await import('@/ui/locales/zh-notices')).zhNotices
      : (await import('@/ui/locales/en-notices')).enNotices
  const texts = toTexts(notice.says)
  const say = (key: keyof typeof notice.says, values?: Record<string, string | number> | number) =>
    translate(texts.get(key) ?? key, language, values)
  return {
    app: say('app'),
    newMessages: (count) => say('newMessages', count),
    says: (name, text) => say('says', { name, text }),
    mentioned: say('mentioned'),
    wantsToTalk: (name) => say('wantsToTalk', { name }),
    asksIn: (name) => say('asksIn', { name }),
    asked: say('asked'),
    calls: (name) => say('calls', { name }),
    callsIn: (name, room) => say('callsIn', { name, room }),
    called: say('called'),
    missed: (count, rooms) => say('missed', { count, rooms }),
  }
}
