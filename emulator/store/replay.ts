import { existsSync, readFileSync, truncateSync } from 'node:fs'
import { parseLine } from './journal-line.ts'
import type { JournalRecord } from './journal-line.ts'

export interface ReplayOptions {
  /** Gets every change that was kept, oldest first. */
  readonly onRecord: (record: JournalRecord) => void
  /** Hears of a torn end that was cut off. */
  readonly onWarning: (text: string) => void
}

/** Replays a file and cuts off a torn end. Returns the bytes that were kept. */
export function replayFile(file: string, { onRecord, onWarning }: ReplayOptions): number {
  if (!existsSync(file)) return 0
  const bytes = readFileSync(file)
  let start = 0
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    const record = parseLine(bytes.toString('utf8', start, end))
    if (!record) break
    onRecord(record)
    start = end + 1
  }
  if (start === bytes.length) return start
  onWarning(
    `${file}: cut off ${String(bytes.length - start)} bytes of a write that was never finished`,
  )
  truncateSync(file, start)
  return start
}
