import type { RoomId } from '@/shared/ids'

/** What one room takes up on this device, nearly. */
export interface RoomUsage {
  readonly room: RoomId
  readonly messages: number
  readonly bytes: number
  /** Of its pictures, in bytes. */
  readonly pictureBytes: number
  /** When the room was last looked at here; 0: never since this is noted. */
  readonly openedAt: number
}

/** For what lies around each record: its keys, its place in the index, a page half filled. */
const OVERHEAD_BYTES = 160

/** What is counted as messages come and go; pictures are weighed when it is asked for. */
export type CountedUsage = Omit<RoomUsage, 'pictureBytes'>

export const bytesOf = ({ bytes, pictureBytes }: RoomUsage): number => bytes + pictureBytes

export const weighPicture = ({ bytes }: { readonly bytes: Uint8Array }): number =>
  bytes.length + OVERHEAD_BYTES

/** About what a record takes up. It is added and taken away by the same measure, so it need not be exact. */
export function weigh(record: unknown): number {
  return record === undefined ? 0 : JSON.stringify(record).length + OVERHEAD_BYTES
}
