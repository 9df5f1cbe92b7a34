import type { SearchWorker } from '@/adapters/search/worker-search-engine'
import { serveSearch, type WorkerPort } from '@/adapters/search/serve-search'

type Listener = (event: { readonly data: unknown }) => void

/**
 * The worker's program on this thread: what goes between page and worker is copied, and comes in a
 * later turn, as over a real line.
 */
export function createLocalWorker(openSource?: Parameters<typeof serveSearch>[1]) {
  const inPage = new Set<Listener>()
  const inWorker = new Set<Listener>()
  const onError = new Set<() => void>()
  let isTerminated = false
  const send = (to: Set<Listener>, said: unknown) => {
    const data: unknown = structuredClone(said)
    queueMicrotask(() => {
      if (!isTerminated) for (const listener of [...to]) listener({ data })
    })
  }
  const port: WorkerPort = {
    postMessage: (said) => send(inPage, said),
    addEventListener: (_kind, listener) => void inWorker.add(listener),
  }
  const worker: SearchWorker = {
    postMessage: (said) => send(inWorker, said),
    addEventListener(kind: string, listener: Listener | (() => void)) {
      if (kind === 'message') inPage.add(listener)
      else onError.add(listener as () => void)
    },
    terminate: () => void (isTerminated = true),
  }
  serveSearch(port, openSource)
  return {
    worker,
    /** Something that this version does not say. */
    sayToPage: (said: unknown) => send(inPage, said),
    sayToWorker: (said: unknown) => send(inWorker, said),
    crash() {
      for (const listener of [...onError]) listener()
    },
    isTerminated: () => isTerminated,
  }
}
