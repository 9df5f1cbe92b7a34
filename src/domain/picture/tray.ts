import { isBlobId, type BlobId } from '@/shared/ids'

/** So many pictures go at once: each is a message and takes a token. */
export const MAX_AT_ONCE = 10
/** Two tabs may each have added as many as go at once, and a record that was made up may be of any length. */
const MAX_READ = 2 * MAX_AT_ONCE

/** What the disk says of a tray: the pictures that wait in a room to go with what is written, in their order. */
export function parseTray(raw: unknown): readonly BlobId[] {
  return Array.isArray(raw) ? raw.filter(isBlobId).slice(0, MAX_READ) : []
}
