import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { openDatabase } from '@/adapters/idb/open-database'
import { createWorkerSearchEngine } from '@/adapters/search/worker-search-engine'
import type { Message } from '@/domain/message/message'
import { parseQuery } from '@/domain/search/parse-query'
import type { SearchEngine } from '@/domain/search/search-engine'
import {
  MEI,
  message,
  messageId,
  messages,
  OTHER_ROOM,
  position,
  ROOM,
} from '../../../support/fixtures'
import { createLocalWorker } from '../../../support/search-world'

type LocalWorker = ReturnType<typeof createLocalWorker>

describe('search in a worker', () => {
  let replica: IdbReplica | undefined
  let engine: SearchEngine | undefined

  afterEach(async () => {
    engine?.close()
    await replica?.destroy()
    replica = undefined
  })

  async function store(room: typeof ROOM, stored: readonly Message[]) {
    replica ??= await IdbReplica.open(MEI)
    const newest = stored.at(-1)!
    const first = stored[0]!
    await replica.applyHistory(room, {
      messages: stored,
      complete: { from: position(first.at, 1), to: { at: newest.at, id: newest.id } },
      cursor: Math.max(...stored.map(({ updatedAt }) => updatedAt)),
    })
  }

  function start(handOver?: Parameters<typeof createWorkerSearchEngine>[0]['handOver']) {
    const workers: LocalWorker[] = []
    const created = createWorkerSearchEngine({
      user: MEI,
      createWorker() {
        const next = createLocalWorker()
        workers.push(next)
        return next.worker
      },
      handOver,
    })
    engine = created
    const search = async (typed: string, limit = 10) => {
      const { terms, before, after, hasLink } = parseQuery(typed)
      const answer = await created.search(
        { terms, before, after, hasLink, from: undefined, rooms: undefined },
        limit,
      )
      return answer && { total: answer.total, texts: answer.messages.map(({ text }) => text) }
    }
    const complete = () => vi.waitFor(() => expect(created.progress.isComplete).toBe(true))
    return { engine: created, workers, search, complete }
  }

  it('reads the replica by itself, and says how far it is', async () => {
    await store(ROOM, messages(1, 4500))
    await store(OTHER_ROOM, messages(1, 3, { room: OTHER_ROOM }))
    const { engine: created, search, complete } = start()
    const seen: number[] = []
    created.onProgress(() => seen.push(created.progress.indexed))
    await complete()
    expect(seen.filter((indexed) => indexed > 0 && indexed < 4503).length).toBeGreaterThan(1)
    expect(created.progress).toMatchObject({ indexed: 4503, total: 4503, skipped: 0 })
    expect(await search('"message 4500"')).toEqual({ total: 1, texts: ['message 4500'] })
    expect(await search('message', 2)).toEqual({
      total: 4503,
      texts: ['message 4500', 'message 4499'],
    })
  })

  it('counts what it cannot read', async () => {
    await store(ROOM, messages(1, 2))
    const database = await openDatabase(MEI, {})
    await database.put('messages', { room: ROOM, id: 'broken' })
    database.close()
    const { engine: created, workers, complete } = start()
    await complete()
    expect(created.progress).toMatchObject({ indexed: 2, skipped: 1 })
    workers[0]!.sayToPage({ kind: 'answer', number: 0, total: -1, messages: [] })
    workers[0]!.sayToWorker({ kind: 'put', messages: [{ id: 'none' }] })
    await vi.waitFor(() => expect(created.progress.skipped).toBe(3))
  })

  it('follows what it is told, and finds on its own what it was not told', async () => {
    await store(ROOM, messages(1, 3))
    const { engine: created, search, complete } = start()
    await complete()
    created.put([message(2, { text: 'edited', updatedAt: 9000 })])
    expect(await search('edited')).toMatchObject({ total: 1 })

    // Another tab: one message more, one edited, and a room that is new here.
    await store(ROOM, [message(2, { text: 'edited', updatedAt: 9000 }), message(4)])
    await store(ROOM, [message(1, { text: 'changed', updatedAt: 9500 })])
    await store(OTHER_ROOM, [message(7, { room: OTHER_ROOM })])
    created.catchUp()
    await vi.waitFor(async () => expect((await search('changed'))?.total).toBe(1))
    await vi.waitFor(() => expect(created.progress.indexed).toBe(5))

    // It is deleted on the disk, and a room is left.
    const database = await openDatabase(MEI, {})
    await database.delete('messages', [ROOM, messageId(3)])
    database.close()
    await replica!.forgetRoom(OTHER_ROOM)
    created.catchUp()
    await vi.waitFor(() => expect(created.progress.indexed).toBe(3))
    expect(await search('"message 3"')).toMatchObject({ total: 0 })
    expect(await search('"message 7"')).toMatchObject({ total: 0 })
  })

  it('reads nothing again where nothing has changed', async () => {
    await store(ROOM, messages(1, 3))
    const { engine: created, complete } = start()
    await complete()
    const told = vi.fn()
    created.onProgress(told)
    created.catchUp()
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
    expect(created.progress).toMatchObject({ indexed: 3, isComplete: true })
    expect(told.mock.calls.length).toBeLessThanOrEqual(2)
  })

  it('forgets a room that was left', async () => {
    await store(ROOM, messages(1, 3))
    const { engine: created, search, complete } = start()
    await complete()
    created.forget(ROOM)
    expect(await search('message')).toEqual({ total: 0, texts: [] })
  })

  it('answers the newest question alone', async () => {
    await store(ROOM, messages(1, 3))
    const { search, complete } = start()
    await complete()
    const [first, second] = await Promise.all([search('"message 1"'), search('"message 2"')])
    expect(first).toBeUndefined()
    expect(second?.texts).toEqual(['message 2'])
  })

  it('is told everything where there is no disk', async () => {
    const {
      engine: created,
      search,
      complete,
    } = start((put) => {
      put(messages(1, 5))
      return Promise.resolve()
    })
    await complete()
    expect(await search('"message 5"')).toMatchObject({ total: 1 })
    expect(created.progress).toMatchObject({ indexed: 5, total: 5 })
  })

  it('starts again when its worker falls, with the question that was open', async () => {
    await store(ROOM, messages(1, 3))
    const { engine: created, workers, search, complete } = start()
    await complete()
    const asked = search('"message 2"')
    workers[0]!.crash()
    expect(created.progress.health).toBe('restarted')
    expect(workers[0]!.isTerminated()).toBe(true)
    expect(await asked).toBeDefined()
    await complete()
    expect((await search('"message 2"'))?.total).toBe(1)
  })

  it('gives up on a worker that does not stay up, and says so', async () => {
    const { engine: created, workers, search } = start()
    for (let fall = 0; fall < 4; fall++) workers.at(-1)!.crash()
    expect(created.progress.health).toBe('broken')
    expect(workers).toHaveLength(4)
    expect(await search('anything')).toBeUndefined()
  })
})
