import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { openDatabase } from '@/adapters/idb/open-database'
import { createWorkerSearchEngine } from '@/adapters/search/worker-search-engine'
import { parseQuery } from '@/domain/search/parse-query'
import type { SearchEngine } from '@/domain/search/search-engine'
import type { MessageId } from '@/shared/ids'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import { createLocalWorker } from '../../support/search-world'
import { openSyncServer, type SyncServer } from './support'

describe('a message that is deleted', () => {
  let server: SyncServer
  let replica: IdbReplica
  let engine: SearchEngine

  beforeEach(async () => {
    server = await openSyncServer()
    replica = await IdbReplica.open(MEI)
    engine = createWorkerSearchEngine({
      user: MEI,
      createWorker: () => createLocalWorker().worker,
      handOver: undefined,
    })
  })
  afterEach(async () => {
    engine.close()
    await server.close()
    await replica.destroy()
  })

  /** Everything the disk holds, as text. */
  async function onDisk() {
    const database = await openDatabase(MEI, {})
    const all = await Promise.all(
      [...database.objectStoreNames].map((store) => database.getAll(store)),
    )
    database.close()
    return JSON.stringify(all)
  }
  const find = async (typed: string) => {
    const { terms, before, after, hasLink } = parseQuery(typed)
    const query = { terms, before, after, hasLink, from: undefined, rooms: undefined }
    return (await engine.search(query, 10))?.total
  }

  it('while this device was away comes by the cursor: its text leaves disk and search', async () => {
    const mei = server.join(MEI, replica)
    const tom = server.join(TOM)
    mei.changes.on((change) => {
      if (change.kind === 'messages') engine.put(change.messages)
    })
    mei.open()
    tom.open()
    await tom.outbox.compose(ROOM, 'the spare key is under the geranium')
    await server.until(async () => expect(await mei.texts()).toHaveLength(1))
    await server.clock.advance(1000)
    await tom.outbox.compose(ROOM, 'and this one stays')
    await server.until(async () => expect(await mei.texts()).toHaveLength(2))
    expect(await onDisk()).toContain('geranium')
    await server.until(async () => expect(await find('geranium')).toBe(1))

    mei.leave()
    const { edits } = await tom.remotes.further()
    const [id] = Object.keys(server.get(`messages/${ROOM}`) as object) as [MessageId]
    await server.clock.advance(5000)
    expect(await edits.remove({ room: ROOM, id, by: TOM, tokensLeft: 10 })).toBe('done')
    expect(await onDisk()).toContain('geranium')

    mei.comeBack()
    await server.until(async () => {
      const tombstone = { text: '', from: TOM, deletedBy: TOM }
      expect(await replica.readMessage(ROOM, id)).toMatchObject(tombstone)
    })
    const { messages, before } = await replica.readPage(ROOM, undefined, 10)
    expect(messages.map(({ text }) => text)).toEqual(['', 'and this one stays'])
    expect(before).toBe('beginning')
    await server.until(async () => expect(await find('geranium')).toBe(0))
    expect(await find('stays')).toBe(1)
    await server.until(async () => expect(await onDisk()).not.toContain('geranium'))
  })
})
