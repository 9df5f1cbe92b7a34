import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import { order, pay } from '@/adapters/memory/memory-order'
import type { Watcher } from '@/domain/connection/watcher'
import { MAX_REPORT_LENGTH, parseReport, type Report } from '@/domain/room/report'
import type { ReportRemote } from '@/domain/room/report-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { MessageId, RoomId } from '@/shared/ids'

export class MemoryReportRemote implements ReportRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  report(room: RoomId, { message, why, text }: Omit<Report, 'by' | 'at'>, by: RoomMaker) {
    const { server } = this.#client
    const place = `reports/${room}/${message}/${by.user}`
    return order(this.#client, by.user, () => {
      if (server.has(place)) return {}
      demand(server.isMember(room, by.user) && server.has(`rooms/${room}/owner`))
      demand(server.has(`messages/${room}/${message}`) && text.length <= MAX_REPORT_LENGTH)
      return {
        [place]: { at: server.now(), why, ...(text !== '' && { text }) },
        ...pay(this.#client, { ...by, spentOn: `report/${room}/${message}` }),
      }
    })
  }

  dismiss(room: RoomId, message: MessageId) {
    const { server, user } = this.#client
    return order(this.#client, user, () => {
      demand(server.runs(room, user))
      return { [`reports/${room}/${message}`]: null }
    })
  }

  watch(room: RoomId, watcher: Watcher<readonly Report[]>) {
    const { server, user } = this.#client
    return this.#client.listen({
      read: () => {
        demand(server.runs(room, user))
        return server
          .children(`reports/${room}`)
          .flatMap(([message]) =>
            server
              .children(`reports/${room}/${message}`)
              .map(([by, value]) => ({ ...(value as object), message, by })),
          )
      },
      onValue: (raw) => {
        const reports = raw.map(parseReport).filter((report) => report !== undefined)
        watcher.onValue(reports, raw.length - reports.length)
      },
      onLost: () => watcher.onLost(),
    })
  }
}
