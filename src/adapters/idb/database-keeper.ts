import type { Unsent } from '@/adapters/idb/aftercare'
import { openDatabase, type HearthDatabase } from '@/adapters/idb/open-database'
import { toStorageError } from '@/adapters/idb/storage-error'
import type { StorageStatus } from '@/domain/replica/replica'
import type { UserId } from '@/shared/ids'

interface KeeperHooks {
  readonly onBlocked: (() => void) | undefined
  readonly onStatus: () => void
  /** What is to be put back where the browser has cleared everything. */
  readonly unsent: () => Unsent
}

/** One person's open database, opened again where the browser closes it, and how well it keeps. */
export class DatabaseKeeper {
  readonly #user: UserId
  readonly #hooks: KeeperHooks
  /** Loads behind what is drawn, and before anything goes wrong: then it could not be loaded. */
  readonly aftercare = import('@/adapters/idb/aftercare')
  #database: Promise<HearthDatabase>
  #status: StorageStatus = 'disk'
  #isLeft = false

  constructor(user: UserId, hooks: KeeperHooks) {
    this.#user = user
    this.#hooks = hooks
    this.#database = this.#open(() => undefined)
    this.aftercare.catch(() => undefined)
  }

  get status(): StorageStatus {
    return this.#status
  }

  /** Rejects where IndexedDB cannot be used. */
  async whenOpen(): Promise<void> {
    await this.#database
  }

  /** Rejects with `StorageError`. */
  async write<Value>(work: (database: HearthDatabase) => Promise<Value>): Promise<Value> {
    try {
      const value = await this.read(work)
      if (this.#status === 'full') this.#setStatus('disk')
      return value
    } catch (cause) {
      const error = toStorageError(cause)
      if (error.problem === 'full') this.#setStatus('full')
      throw error
    }
  }

  /** Closed in the middle, nothing of it was done: it is done in the database that was opened anew. */
  async read<Value>(work: (database: HearthDatabase) => Promise<Value>): Promise<Value> {
    const opened = this.#database
    try {
      return await work(await opened)
    } catch (cause) {
      // The browser may tell later that it has closed it, and the page may not live so long.
      const isClosed = cause instanceof DOMException && cause.name === 'InvalidStateError'
      if (isClosed && opened === this.#database) this.#openAgain()
      if (opened === this.#database) throw cause
      return work(await this.#database)
    }
  }

  close(): void {
    this.#isLeft = true
    void this.#database.then((database) => database.close()).catch(() => undefined)
  }

  #open(onCreated: () => void): Promise<HearthDatabase> {
    return openDatabase(this.#user, {
      onBlocked: this.#hooks.onBlocked,
      onCreated,
      onOutdated: () => this.#setStatus('outdated'),
      onTerminated: () => this.#openAgain(),
    })
  }

  #openAgain(): void {
    if (this.#isLeft || this.#status === 'outdated') return
    this.#database = this.#reopen()
    this.#database.catch(() => this.#setStatus('closed'))
  }

  async #reopen(): Promise<HearthDatabase> {
    const { reopen } = await this.aftercare
    const open = (onCreated: () => void) => this.#open(onCreated)
    const { database, wasCleared } = await reopen(open, this.#hooks.unsent)
    if (wasCleared) this.#setStatus('cleared')
    return database
  }

  #setStatus(status: StorageStatus): void {
    if (status === this.#status) return
    this.#status = status
    this.#hooks.onStatus()
  }
}
