import type { Message } from '@/domain/message/message'
import type { SearchAnswer, SearchEngine, SearchProgress } from '@/domain/search/search-engine'
import type { IndexQuery } from '@/domain/search/search-query'
import { parseFromWorker, type ToWorker } from '@/domain/search/worker-messages'
import type { UserId } from '@/shared/ids'

/** As much of a `Worker` as is needed here. */
export interface SearchWorker {
  postMessage(said: ToWorker): void
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(kind: 'error' | 'messageerror', listener: () => void): void
  terminate(): void
}

/** A worker that falls this often will fall again. */
const MAX_RESTARTS = 3

interface EngineParts {
  readonly user: UserId
  readonly createWorker: () => SearchWorker
  /** Tells the worker everything, where there is no disk that it could read itself. */
  readonly handOver: ((put: (messages: readonly Message[]) => void) => Promise<void>) | undefined
}

interface Question {
  readonly number: number
  readonly query: IndexQuery
  readonly limit: number
  readonly settle: (answer: SearchAnswer | undefined) => void
}

export function createWorkerSearchEngine({
  user,
  createWorker,
  handOver,
}: EngineParts): SearchEngine {
  const listeners = new Set<() => void>()
  let progress: SearchProgress = {
    indexed: 0,
    total: 0,
    isComplete: false,
    skipped: 0,
    health: 'fine',
  }
  let worker: SearchWorker | undefined
  let question: Question | undefined
  let asked = 0
  let restarts = 0
  let skipped = 0
  let isHandingOver = false

  function tell(next: Partial<SearchProgress>) {
    progress = { ...progress, ...next }
    for (const listener of [...listeners]) listener()
  }

  function start() {
    const next = createWorker()
    worker = next
    next.addEventListener('message', ({ data }) => {
      if (worker === next) take(data)
    })
    const fall = () => {
      if (worker === next) restart()
    }
    next.addEventListener('error', fall)
    next.addEventListener('messageerror', fall)
    next.postMessage({ kind: 'open', user, source: handOver ? 'page' : 'disk' })
    if (handOver) void giveEverything(next, handOver)
  }

  async function giveEverything(to: SearchWorker, give: NonNullable<typeof handOver>) {
    isHandingOver = true
    await give((messages) => {
      if (worker === to) to.postMessage({ kind: 'put', messages })
    }).catch(() => undefined)
    if (worker !== to) return
    isHandingOver = false
    tell({ isComplete: true })
  }

  function restart() {
    worker?.terminate()
    worker = undefined
    if (++restarts > MAX_RESTARTS) {
      answer(undefined)
      tell({ health: 'broken', isComplete: true })
      return
    }
    tell({ health: 'restarted', indexed: 0, isComplete: false })
    start()
    if (question) ask(question)
  }

  function take(raw: unknown) {
    const { said, skipped: unreadable } = parseFromWorker(raw)
    skipped += unreadable
    if (said?.kind === 'progress') {
      const { indexed, total } = said
      const isComplete = said.isComplete && !isHandingOver
      tell({ indexed, total, isComplete, skipped: said.skipped + skipped })
    } else if (said && said.number === question?.number) answer(said)
    if (unreadable > 0) tell({ skipped: progress.skipped + unreadable })
  }

  function answer(given: SearchAnswer | undefined) {
    const settled = question
    question = undefined
    settled?.settle(given && { messages: given.messages, total: given.total })
  }

  function ask({ number, query, limit }: Question) {
    worker?.postMessage({ kind: 'search', number, query, limit })
  }

  start()

  return {
    get progress() {
      return progress
    },
    onProgress(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    search(query, limit) {
      answer(undefined)
      if (!worker) return Promise.resolve(undefined)
      return new Promise((settle) => {
        question = { number: asked++, query, limit, settle }
        ask(question)
      })
    },
    put: (messages) => worker?.postMessage({ kind: 'put', messages }),
    forget: (room) => worker?.postMessage({ kind: 'forget', room }),
    catchUp: () => worker?.postMessage({ kind: 'catch-up' }),
    close() {
      answer(undefined)
      worker?.terminate()
      worker = undefined
    },
  }
}
