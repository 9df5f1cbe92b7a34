import type { Watcher } from '@/domain/connection/watcher'
import type { Report } from '@/domain/room/report'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/**
 * Messages that members have reported to those who run the room. Each write settles once the server has
 * answered; while offline it waits. Implementations must pass tests/contract/report-remote.ts.
 */
export interface ReportRemote {
  /** Once a person and message; made twice it is done. It costs a token. Not in a conversation of two, which nobody runs. */
  report(room: RoomId, report: Omit<Report, 'by' | 'at'>, by: RoomMaker): Promise<Answer>
  /** The owner's and administrators': takes all reports of a message away. */
  dismiss(room: RoomId, message: MessageId): Promise<Answer>
  /** The owner's and administrators' to see, oldest message first. */
  watch(room: RoomId, watcher: Watcher<readonly Report[]>): Unsubscribe
}
