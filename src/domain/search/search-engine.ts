import type { Message } from '@/domain/message/message'
import type { IndexQuery } from '@/domain/search/search-query'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export interface SearchAnswer {
  /** Newest first, at most as many as were asked for. */
  readonly messages: readonly Message[]
  /** How many there are in all. */
  readonly total: number
}

export interface SearchProgress {
  readonly indexed: number
  readonly total: number
  /** Everything that this device keeps has been looked through once. */
  readonly isComplete: boolean
  /** Records on the disk, or from the other side of the worker, that could not be read. */
  readonly skipped: number
  /** It had to start again; `broken`: it does not stay up. */
  readonly health: 'fine' | 'restarted' | 'broken'
}

/** Search over everything on this device, outside of the thread that draws and types. */
export interface SearchEngine {
  readonly progress: SearchProgress
  onProgress(listener: () => void): Unsubscribe
  /** `undefined`: a newer question has been asked meanwhile, or there is nobody to answer. */
  search(query: IndexQuery, limit: number): Promise<SearchAnswer | undefined>
  /** Messages that have just become known or have changed. */
  put(messages: readonly Message[]): void
  forget(room: RoomId): void
  /** Looks for what has changed on the disk without this tab being told. */
  catchUp(): void
  close(): void
}
