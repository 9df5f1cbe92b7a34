import { notedMemory, noticeMemory } from '@/adapters/browser/kept-notices'
import { accountMemory } from '@/adapters/browser/kept-values'
import { browserNoticeBoard } from '@/adapters/browser/notice-board'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { toTexts, translate } from '@/ui/locales/translate'
import { startNotices } from '@/sync/notices'
import type { ProfileSync } from '@/sync/profile-sync'
import type { SyncContext } from '@/sync/sync-context'

/** What the leader says on the device of what comes in. */
export function leadNotices(context: SyncContext, profiles: ProfileSync): void {
  const board = browserNoticeBoard
  startNotices(context, {
    board,
    preferences: () => noticeMemory.read(),
    noted: notedMemory(context.account.id),
    profiles,
    words: loadWords,
  })
  context.signal.addEventListener('abort', () => {
    // Nobody is signed in any more: what was said to the last one is nobody else's to read.
    if (accountMemory.read()) return
    board.setBadge(0)
    void board.takeDown(() => true).catch(() => undefined)
  })
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
    missed: (count, rooms) => say('missed', { count, rooms }),
  }
}
