import { createWorkerSearchEngine } from '@/adapters/search/worker-search-engine'
import type { Message } from '@/domain/message/message'
import { isOnDisk } from '@/domain/replica/is-on-disk'
import type { Replica } from '@/domain/replica/replica'
import type { SearchEngine } from '@/domain/search/search-engine'
import type { Person } from '@/stores/services'

const PAGE = 500

/** The search of one person, in a worker of its own. */
export function openSearch({ account, replica }: Person): SearchEngine {
  return createWorkerSearchEngine({
    user: account.id,
    createWorker: () =>
      new Worker(new URL('../adapters/search/search-worker.ts', import.meta.url), {
        type: 'module',
        name: 'search',
      }),
    handOver: isOnDisk(replica) ? undefined : (put) => handOver(replica, put),
  })
}

/** Everything a replica in memory has, a page at a time. */
export async function handOver(
  replica: Replica,
  put: (messages: readonly Message[]) => void,
): Promise<void> {
  for (const { id } of await replica.readRooms()) {
    put(await replica.readAhead(id))
    let page = await replica.readPage(id, undefined, PAGE)
    put(page.messages)
    while (page.before === 'cached' && page.from) {
      page = await replica.readPage(id, page.from, PAGE)
      put(page.messages)
    }
  }
}
