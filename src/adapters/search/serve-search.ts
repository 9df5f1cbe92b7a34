import { openSearchSource } from '@/adapters/idb/search-source'
import { readReplica, type ReplicaReading } from '@/adapters/search/read-replica'
import { createNewest } from '@/domain/search/newest'
import { createSearchIndex } from '@/domain/search/search-index'
import { parseToWorker, type FromWorker, type ToWorker } from '@/domain/search/worker-messages'

/** The end of the line to the page, as a worker has it. */
export interface WorkerPort {
  postMessage(said: FromWorker): void
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** A search may hold up the next one by this long, no more. */
const TURN_MS = 8

type Ask = Extract<ToWorker, { kind: 'search' }>

/** The worker's whole work: keeps the index, and answers the newest question. */
export function serveSearch(port: WorkerPort, openSource = openSearchSource): void {
  const index = createSearchIndex()
  let reading: ReplicaReading | undefined
  let newestAsked = -1
  let skipped = 0

  function tellProgress() {
    const { total, isComplete, skipped: unreadable } = reading?.state ?? idle()
    const indexed = index.size
    port.postMessage({
      kind: 'progress',
      indexed,
      total: Math.max(total, indexed),
      isComplete,
      skipped: skipped + unreadable,
    })
  }
  const idle = () => ({ total: index.size, isComplete: true, skipped: 0 })

  async function answer({ number, query, limit }: Ask) {
    newestAsked = number
    const newest = createNewest(limit)
    let turnEnds = performance.now() + TURN_MS
    for (const found of index.look(query)) {
      for (const message of found) newest.add(message)
      if (performance.now() < turnEnds) continue
      await nextTurn()
      // Somebody typed on: nobody waits for this any more.
      if (newestAsked !== number) return
      turnEnds = performance.now() + TURN_MS
    }
    const messages = newest.messages()
    port.postMessage({ kind: 'answer', number, total: newest.total(), messages })
  }

  port.addEventListener('message', ({ data }) => {
    const { said, skipped: unreadable } = parseToWorker(data)
    skipped += unreadable
    if (said) take(said)
    if (unreadable > 0) tellProgress()
  })

  function take(said: ToWorker) {
    if (said.kind === 'open') {
      if (said.source === 'disk') {
        reading = readReplica({ index, open: (onGone) => openSource(said.user, onGone) })
        reading.onProgress(tellProgress)
        reading.start()
      } else tellProgress()
    } else if (said.kind === 'search') void answer(said)
    else if (said.kind === 'catch-up') reading?.start()
    else {
      if (said.kind === 'put') {
        index.put(said.messages)
        reading?.noteTold(said.messages)
      } else {
        index.forget(said.room)
        reading?.noteForgotten(said.room)
      }
      tellProgress()
    }
  }
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 0))
