import type { Language } from '@/domain/preferences/preferences'
import type { ReadingStatus } from '@/embed/room-reader'

/** The few words of the embed; those of the app are far more than it may weigh. */
interface EmbedWords {
  readonly status: Readonly<Record<ReadingStatus, string>>
  readonly empty: string
  readonly open: string
  readonly picture: string
  readonly deleted: string
  readonly edited: string
  readonly someone: string
}

export const EMBED_WORDS: Readonly<Record<Language, EmbedWords>> = {
  en: {
    status: {
      connecting: 'Connecting…',
      live: 'Live',
      offline: 'Offline. Trying again…',
      none: 'There is no such room.',
      shut: 'This room is for its members.',
    },
    empty: 'Nothing has been said yet.',
    open: 'Open in Hearth',
    picture: 'Picture',
    deleted: 'Message deleted',
    edited: 'edited',
    someone: 'Someone',
  },
  zh: {
    status: {
      connecting: '正在连接…',
      live: '实时',
      offline: '已离线，正在重试…',
      none: '没有这个房间。',
      shut: '此房间仅供成员阅读。',
    },
    empty: '还没有人说话。',
    open: '在 Hearth 中打开',
    picture: '图片',
    deleted: '消息已删除',
    edited: '已编辑',
    someone: '某人',
  },
}

export const embedLanguage = (tag: string): Language => (tag.startsWith('zh') ? 'zh' : 'en')
