import type { Notice } from '@/domain/device/notice-board'
import { plainText } from '@/domain/message/plain-text'
import { spokenIn, type RoomNews } from '@/domain/notice/weigh-arrival'
import { unreadCount } from '@/domain/room/room'

/** What notices say, in the language of the interface. */
export interface NoticeWords {
  readonly app: string
  newMessages(count: number): string
  says(name: string, text: string): string
  /** In the place of a text that is not at hand. */
  mentioned: string
  /** Of a question: somebody would like to talk, or asks one into a room. */
  wantsToTalk(name: string): string
  asksIn(name: string): string
  /** The same where no name is to be shown. */
  asked: string
  /** Somebody calls; and where no name is to be shown. */
  calls(name: string): string
  callsIn(name: string, room: string): string
  called: string
  missed(count: number, rooms: number): string
}

interface NoticeLook {
  /** Of who has written it; `undefined` where that is not known. */
  readonly name: string | undefined
  readonly words: NoticeWords
  readonly showsText: boolean
  readonly isSilent: boolean
}

/** The notice about what was said last in a room. */
export function writeNotice(
  news: RoomNews,
  { name, words, showsText, isSilent }: NoticeLook,
): Notice {
  const { id, room, state, mine } = news
  const spoken = spokenIn(news)
  const unread = mine ? unreadCount(state, mine) : 1
  const count = words.newMessages(unread)
  const about = { about: id, path: `/room/${id}?m=${spoken.id}`, at: spoken.at, isSilent }
  if (!showsText) return { ...about, title: words.app, body: count }
  const isDirect = room?.kind === 'dm'
  const { text: said = words.mentioned } = spoken
  const text = said ? plainText(said) : count
  const title = (isDirect ? name : room?.name) ?? words.app
  return {
    ...about,
    title: unread > 1 ? `(${unread}) ${title}` : title,
    body: isDirect || !name ? text : words.says(name, text),
  }
}

/** The one notice about all that was missed. */
export function writeCatchUp(rooms: readonly RoomNews[], words: NoticeWords): Notice {
  const unread = rooms.reduce(
    (sum, { state, mine }) => sum + (mine ? unreadCount(state, mine) : 0),
    0,
  )
  return {
    about: 'catch-up',
    title: words.app,
    body: words.missed(unread, rooms.length),
    path: '/',
    at: Math.max(...rooms.map(({ state }) => state.last.at)),
    isSilent: false,
  }
}
