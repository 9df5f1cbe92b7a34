import type { NoticeBoard } from '@/domain/device/notice-board'
import { countAnnounced } from '@/domain/notice/count-announced'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import { isNews, spokenIn, weighArrival, type RoomNews } from '@/domain/notice/weigh-arrival'
import { writeCatchUp, writeNotice, type NoticeWords } from '@/domain/notice/write-notice'
import type { CachedRoom } from '@/domain/replica/replica'
import { isRoomId, type RoomId, type UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { NoticeContext, NoticeManners } from '@/sync/notice-manners'

/** A room speaks up so often and no more, whatever is said in it. */
export const PACE_MS = 3000
/** What was missed comes room by room; so long it is gathered for one notice. */
export const GATHER_MS = 3000
/** What came so shortly before this tab began to lead, no tab may have said. */
export const JUST_BEFORE_MS = 10_000

export interface NoticeParts {
  readonly board: NoticeBoard
  readonly preferences: () => NoticePreferences
  /** The newest that was heard of on this device, by the server's time: it is not told twice. */
  readonly noted: { read(): number | undefined; write(at: number): void }
  readonly words: () => Promise<NoticeWords>
  readonly manners: NoticeManners
  /** Whether they are blocked: nothing is said of what they say. */
  readonly isBlocked: (user: UserId) => boolean
  /** Another tab has led until just now. */
  readonly isTakeover?: boolean | undefined
}

/**
 * Says on the device what comes in while the person looks elsewhere, and keeps the number on the app's icon.
 * In the leader alone: so there is one notice, however many tabs are open. It ends with the lead.
 */
export function startNotices(context: NoticeContext, parts: NoticeParts): void {
  const { account, replica, device, connection, changes, signal } = context
  const { board, preferences, noted, words, manners } = parts
  const { clock, attention } = device
  const rooms = new Map<RoomId, CachedRoom>()
  /** Rooms in which something came while nobody could hear it. */
  const missed = new Set<RoomId>()
  /** Rooms that a notice may stand for, also one of the leader before. */
  const told = new Set<RoomId>()
  const pausing = new Set<RoomId>()
  const due = new Set<RoomId>()
  let cancelGathering: Unsubscribe | undefined
  let connectedAt: number | undefined
  const startedAt = clock.now()
  let badge: number | undefined
  let newest = noted.read()

  const now = () => connection.serverNow()
  const newsOf = (id: RoomId) => {
    const room = rooms.get(id)
    const isWorthIt =
      room && isNews(room, account.id, now()) && !parts.isBlocked(spokenIn(room).from)
    return isWorthIt ? room : undefined
  }
  const takeDown = (isOver: (about: string) => boolean) =>
    void board.takeDown(isOver).catch(() => undefined)

  /** By the server's time, which may be better known now than when the connection was made. */
  function liveSince() {
    return connectedAt === undefined ? Infinity : now() - (clock.now() - connectedAt)
  }

  function take(room: CachedRoom) {
    const before = rooms.get(room.id)
    const isSeen = attention.sees(room.id)
    rooms.set(room.id, room)
    const verdict = weighArrival(before, room, {
      me: account.id,
      now: now(),
      liveSince: liveSince(),
      isSeen,
    })
    const news = newsOf(room.id)
    // What has just been said brought it back from where it was put away: see archive-keeper.ts.
    const isBack = before?.mine?.archived && news && now() - spokenIn(news).at <= JUST_BEFORE_MS
    if (isSeen || !news) dismiss(room.id)
    else if (verdict === 'tell' || isBack) speakUp(room.id)
    else if (verdict === 'catch-up') miss(room.id)
    note(room)
    countBadge()
  }

  function note({ state }: CachedRoom) {
    const at = state?.last?.at ?? 0
    if (newest !== undefined && at <= newest) return
    newest = at
    noted.write(at)
  }

  /** Read, also on another device, or deleted, or muted. */
  function dismiss(id: RoomId) {
    due.delete(id)
    const wasMissed = missed.delete(id)
    if (!told.delete(id) && !wasMissed) return
    const wasLast = wasMissed && missed.size === 0
    takeDown((about) => about === id || (wasLast && about === 'catch-up'))
  }

  function forget(id: RoomId) {
    rooms.delete(id)
    dismiss(id)
    countBadge()
  }

  function countBadge() {
    const count = countAnnounced(rooms.values(), now())
    if (count !== badge) board.setBadge(count)
    badge = count
  }

  function speakUp(id: RoomId) {
    if (pausing.has(id)) {
      due.add(id)
      return
    }
    pausing.add(id)
    clock.after(PACE_MS, () => {
      pausing.delete(id)
      if (due.delete(id)) speakUp(id)
    })
    void tell(id).catch(() => undefined)
  }

  async function tell(id: RoomId) {
    const begun = newsOf(id)
    if (!begun || !(await manners.mayShow())) return
    const name = await manners.nameOf(spokenIn(begun).from)
    const look = { name, words: await words() }
    const news = newsOf(id)
    // It may have been read meanwhile.
    if (!news || attention.sees(id) || signal.aborted) return
    const { showsText } = preferences()
    told.add(id)
    await board.show(writeNotice(news, { ...look, showsText, isSilent: attention.isVisible() }))
  }

  function miss(id: RoomId) {
    missed.add(id)
    cancelGathering ??= clock.after(GATHER_MS, () => {
      cancelGathering = undefined
      void tellMissed().catch(() => undefined)
    })
  }

  /** After the last leader could have heard it, and before this one could. */
  function cameInBetween(news: RoomNews): boolean {
    const started = now() - (clock.now() - startedAt)
    return !!parts.isTakeover && Math.abs(spokenIn(news).at - started) <= JUST_BEFORE_MS
  }

  async function tellMissed() {
    const news = [...missed].map(newsOf).filter((room): room is RoomNews => room !== undefined)
    if (attention.isVisible()) {
      // Who looks at Hearth sees it in the list; but what came while the lead moved would have been said there, too.
      for (const room of news.filter(cameInBetween)) await tell(room.id)
      return
    }
    if (news.length === 0) return
    const [first] = news
    if (first && news.length === 1) {
      await tell(first.id)
      return
    }
    if (!(await manners.mayShow())) return
    takeDown((about) => missed.has(about as RoomId))
    await board.show(writeCatchUp(news, await words()))
  }

  async function begin() {
    const early: CachedRoom[] = []
    let hear: (room: CachedRoom) => void = (room) => early.push(room)
    const stop = changes.on((change) => {
      if (change.kind === 'room') hear(change.room)
      else if (change.kind === 'room-forgotten') forget(change.room)
    })
    signal.addEventListener('abort', stop)
    for (const room of await replica.readRooms()) {
      rooms.set(room.id, room)
      if (newsOf(room.id)) told.add(room.id)
      // Between the last leader and this one, or while Hearth was open nowhere.
      if (newest !== undefined && (newsOf(room.id)?.state.last.at ?? 0) > newest) miss(room.id)
    }
    for (const room of rooms.values()) note(room)
    // Of before this page was opened, and perhaps somebody else's.
    takeDown((about) => isRoomId(about) && !newsOf(about))
    countBadge()
    hear = take
    for (const room of early) take(room)
  }

  const stops = [
    connection.onEachConnection(() => {
      connectedAt = clock.now()
    }),
    attention.watch(() => {
      if (attention.isVisible()) takeDown((about) => about === 'catch-up')
    }),
  ]
  signal.addEventListener('abort', () => {
    cancelGathering?.()
    for (const stop of stops) stop()
  })
  void begin().catch(() => undefined)
}
