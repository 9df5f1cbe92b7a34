import { StorageError } from '@/domain/replica/replica'

/** What IndexedDB's exceptions mean for the person: no room, or no longer ours to write. */
export function toStorageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  return new StorageError(name === 'QuotaExceededError' ? 'full' : 'closed', cause)
}
