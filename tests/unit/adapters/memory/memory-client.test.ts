import { beforeEach, describe, expect, it } from 'vitest'
import { connectMemory, type MemoryBackend } from '@/adapters/memory/memory-backend'
import { MemoryServer } from '@/adapters/memory/memory-server'
import { settle } from '../../../support/fakes'
import { MEI, ROOM, TOM, messageId } from '../../../support/fixtures'

/** What only the backend in memory can do: go wrong on demand. */
describe('a client in memory', () => {
  let server: MemoryServer
  let mei: MemoryBackend

  beforeEach(() => {
    server = new MemoryServer(() => 1_000_000)
    server.update({
      [`rooms/${ROOM}`]: { name: 'Hearthside', kind: 'public', createdBy: MEI, createdAt: 1 },
      [`roomState/${ROOM}`]: { count: 0 },
      [`members/${ROOM}/${MEI}`]: { role: 'owner', joinedAt: 1 },
      [`userRooms/${MEI}/${ROOM}`]: { kind: 'public', joinedAt: 1, readAt: 0, readCount: 0 },
    })
    mei = connectMemory(server, MEI)
  })

  const send = (tokensLeft = 39) =>
    mei.remotes.messages.send({
      id: messageId(1),
      room: ROOM,
      from: MEI,
      text: 'hello',
      tokensLeft,
    })

  it('stores a message whose answer is lost, and denies the same one sent again', async () => {
    mei.client.loseNextAnswer()
    let answer: string | undefined
    void send().then((told) => (answer = told))
    await settle()
    expect(server.has(`messages/${ROOM}/${messageId(1)}`)).toBe(true)
    expect(answer).toBeUndefined()
    mei.client.reconnect()
    await settle()
    expect(answer).toBe('denied')
    expect(server.number(`roomState/${ROOM}/count`)).toBe(1)
  })

  it('denies one write when told to', async () => {
    mei.client.denyNextWrite()
    expect(await send()).toBe('denied')
    expect(await send()).toBe('stored')
  })

  it('does not reconnect where there is no network', () => {
    mei.client.goOffline()
    mei.remotes.connection.reconnect('asked')
    expect(mei.client.isConnected).toBe(false)
    expect(mei.client.reconnects).toBe(1)
  })

  it('rejects questions while offline', async () => {
    mei.client.goOffline()
    await expect(mei.remotes.messages.readBucket(MEI)).rejects.toThrow('offline')
  })

  it('tells nobody what changed while they were away until they are back', async () => {
    const seen: (number | undefined)[] = []
    mei.remotes.rooms.watchState(ROOM, {
      onValue: (state) => seen.push(state?.count),
      onLost: () => undefined,
    })
    await settle()
    mei.client.goOffline()
    server.set(`roomState/${ROOM}/count`, 1)
    server.set(`roomState/${ROOM}/count`, 2)
    await settle()
    expect(seen).toEqual([0])
    mei.client.goOnline()
    await settle()
    expect(seen).toEqual([0, 2])
  })

  it('lets several people meet on one server', async () => {
    const tom = connectMemory(server, TOM)
    expect(await tom.remotes.rooms.join(ROOM, TOM)).toBe('done')
    await send()
    expect(await tom.remotes.messages.find(ROOM, messageId(1))).toMatchObject({ text: 'hello' })
  })

  it('leaves no empty places in the tree', () => {
    server.set('a/b/c', 1)
    server.set('a/b/c', null)
    expect(server.get('a')).toBeNull()
    expect(server.children('a')).toEqual([])
  })
})
