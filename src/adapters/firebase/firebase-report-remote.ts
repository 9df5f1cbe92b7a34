import {
  get,
  limitToFirst,
  onValue,
  orderByKey,
  query,
  ref,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, withKeys } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseReport, REPORTS_LIMIT, type Report } from '@/domain/room/report'
import type { ReportRemote } from '@/domain/room/report-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { MessageId, RoomId } from '@/shared/ids'

/** `reports/$room/$message/$uid`. */
export class FirebaseReportRemote implements ReportRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async report(
    room: RoomId,
    { message, why, text }: Omit<Report, 'by' | 'at'>,
    { user, tokensLeft }: RoomMaker,
  ) {
    const at = serverTimestamp()
    const place = furtherPaths.report(room, message, user)
    const answer = await answerOf(
      update(ref(this.#database), {
        [place]: { at, why, ...(text !== '' && { text }) },
        [paths.rate(user)]: { t: at, n: tokensLeft, for: `report/${room}/${message}` },
      }),
    )
    if (answer === 'done') return answer
    // The answer to an earlier attempt may have been lost.
    const own = await get(ref(this.#database, place)).catch(() => undefined)
    return own?.exists() ? 'done' : answer
  }

  dismiss(room: RoomId, message: MessageId) {
    return answerOf(set(ref(this.#database, `${furtherPaths.reports(room)}/${message}`), null))
  }

  watch(room: RoomId, watcher: Watcher<readonly Report[]>) {
    const all = query(
      ref(this.#database, furtherPaths.reports(room)),
      orderByKey(),
      limitToFirst(REPORTS_LIMIT),
    )
    return onValue(
      all,
      (snapshot) => {
        const reports: Report[] = []
        let unreadable = 0
        snapshot.forEach((message) => {
          message.forEach((each) => {
            const report = parseReport(withKeys(each.val(), { message: message.key, by: each.key }))
            if (report) reports.push(report)
            else unreadable++
          })
        })
        watcher.onValue(reports, unreadable)
      },
      () => watcher.onLost(),
    )
  }
}
