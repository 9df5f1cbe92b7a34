import { isRoomId, type RoomId } from '@/shared/ids'

/** An outbox row that this version cannot read, as far as it can be shown. */
export interface BrokenRow {
  /** Names it when it is to be dropped. */
  readonly key: string
  readonly room: RoomId | undefined
  readonly text: string | undefined
}

/** What can be made out of a row that is none. */
export function toBrokenRow(key: string, raw: unknown): BrokenRow {
  const record = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  const { room, text } = record as { room?: unknown; text?: unknown }
  return {
    key,
    room: isRoomId(room) ? room : undefined,
    text: typeof text === 'string' && text !== '' ? text : undefined,
  }
}
