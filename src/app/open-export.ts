import type {
  ChooseFile,
  ExportContent,
  ExportScope,
  ExportSurvey,
  Exporter,
} from '@/domain/export/exporter'
import { exportFileName } from '@/domain/export/file-name'
import { countGaps } from '@/domain/export/read-room'
import { writeHtml } from '@/domain/export/write-html'
import { writeJson } from '@/domain/export/write-json'
import type { Clock } from '@/domain/device/clock'
import type { CachedRoom, Replica } from '@/domain/replica/replica'
import type { Person } from '@/stores/services'
import { fetchRest } from '@/sync/fetch-rest'

const TYPES = { html: 'text/html', json: 'application/json' } as const

/** The exports of one person, from their replica alone. */
export function openExport(person: Person, clock: Clock, chooseFile: ChooseFile): Exporter {
  const { account, replica, changes, sync } = person
  return {
    survey: (scope) => survey(replica, scope),

    async fetchRest(scope, hooks) {
      const rooms = await roomsOf(replica, scope)
      const parts = { replica, changes, clock, sync: () => sync.value }
      return fetchRest(
        parts,
        rooms.map(({ id }) => id),
        hooks,
      )
    },

    async write({ scope, format, words }, { onProgress, signal }) {
      const exportedAt = clock.now()
      const name = exportFileName(words.title, exportedAt, format)
      // First of all: the browser only asks where to while the person's tap is fresh.
      const file = await chooseFile(name, TYPES[format])
      if (!file) return undefined
      try {
        const rooms = await roomsOf(replica, scope)
        const profiles = await replica.readProfiles()
        const content: ExportContent = {
          exportedAt,
          exportedBy: account.id,
          scope,
          rooms,
          names: new Map(profiles.map((profile) => [profile.id, profile.name])),
        }
        const pieces =
          format === 'json' ? writeJson(replica, content) : writeHtml(replica, content, words)
        let messages = 0
        let gaps = 0
        for await (const piece of pieces) {
          if (signal.aborted) break
          await file.write(piece.text)
          messages += piece.messages
          gaps += piece.gaps
          onProgress(messages)
        }
        if (signal.aborted) {
          await file.discard()
          return undefined
        }
        await file.finish()
        return { name: file.name, messages, gaps }
      } catch (cause) {
        await file.discard().catch(() => undefined)
        throw cause
      }
    },
  }
}

/** One's own rooms, and those that were one's own before they were closed. */
async function roomsOf(replica: Replica, scope: ExportScope): Promise<readonly CachedRoom[]> {
  const rooms = await replica.readRooms()
  return rooms
    .filter(({ id, mine, isGone }) =>
      scope === undefined ? mine !== undefined || isGone : id === scope,
    )
    .sort((a, b) => (a.room?.name ?? '').localeCompare(b.room?.name ?? ''))
}

async function survey(replica: Replica, scope: ExportScope): Promise<ExportSurvey> {
  const rooms = await roomsOf(replica, scope)
  let known = 0
  let gaps = 0
  for (const room of rooms) {
    known += room.state?.count ?? 0
    const [history, ahead] = [await replica.readHistory(room.id), await replica.readAhead(room.id)]
    gaps += countGaps(room, history, ahead)
  }
  return { rooms, known, gaps }
}
