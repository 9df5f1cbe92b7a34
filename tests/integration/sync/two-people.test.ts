import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BUCKET_CAPACITY } from '@/domain/outbox/token-bucket'
import { MAX_PAGE } from '@/domain/message/message-remote'
import { MEI, ROOM, TOM, messageId } from '../../support/fixtures'
import { openSyncServer, type SyncServer } from './support'

describe('two people over the real database', () => {
  let server: SyncServer

  beforeEach(async () => {
    server = await openSyncServer()
  })
  afterEach(() => server.close())

  const named = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name} ${index + 1}`)
  const state = () => server.get(`roomState/${ROOM}`) as { count: number }

  it('talk both ways', async () => {
    const mei = server.join(MEI)
    const tom = server.join(TOM)
    mei.open()
    tom.open()
    await mei.outbox.compose(ROOM, 'Tea?')
    await server.until(async () => expect(await tom.texts()).toEqual(['Tea?']))
    // Within one millisecond, ids would decide; that is no answer to a question.
    await server.clock.advance(1)
    await tom.outbox.compose(ROOM, 'Gladly.')
    await server.until(async () => {
      expect(await mei.texts()).toEqual(['Tea?', 'Gladly.'])
      expect(await mei.replica.readOutbox()).toEqual([])
      expect(await tom.replica.readOutbox()).toEqual([])
    })
    expect(state().count).toBe(2)
    expect((await mei.replica.readRoom(ROOM))?.room?.name).toBe('Hearthside')
  })

  it('lose nothing and say nothing twice when the server dies in the middle', async () => {
    const mei = server.join(MEI)
    const tom = server.join(TOM)
    mei.open()
    tom.open()
    const said = named('before and after', 12)
    for (const text of said) await mei.outbox.compose(ROOM, text)
    await server.until(() => expect(server.texts().length).toBeGreaterThan(2), 0)
    await server.kill()
    expect(await mei.replica.readOutbox()).not.toEqual([])
    await server.revive()
    await server.until(async () => {
      expect(await mei.replica.readOutbox()).toEqual([])
      expect(await tom.texts()).toEqual(said)
    }, 1000)
    expect(server.texts()).toEqual(said)
    expect(await mei.texts()).toEqual(said)
    expect(state().count).toBe(said.length)
  })

  it('see each other again after the server has ended all that was watched', async () => {
    const mei = server.join(MEI)
    const lost: string[] = []
    mei.sync.feed(ROOM, (reason) => lost.push(reason))
    const plant = (number: number, text: string) => {
      const at = server.clock.now()
      const value = { from: TOM, at, updatedAt: at, text }
      server.set(`messages/${ROOM}/${messageId(number)}`, value)
      server.set(`roomState/${ROOM}/count`, number)
    }
    plant(1, 'before')
    const count = async () => (await mei.replica.readRoom(ROOM))?.state?.count
    await server.until(async () => {
      expect(await mei.texts()).toEqual(['before'])
      expect(await count()).toBe(1)
    })
    server.shut()
    plant(2, 'behind closed doors')
    await server.until(async () => {
      expect(await mei.sync.act('join-room', { room: ROOM })).toMatchObject({ problem: 'refused' })
    }, 0)
    expect(await mei.texts()).toEqual(['before'])
    server.reopen()
    await server.until(async () => {
      expect(await mei.texts()).toEqual(['before', 'behind closed doors'])
      expect(await count()).toBe(2)
    })
    expect((await mei.replica.readRoom(ROOM))?.isGone).toBe(false)
    expect(lost).toEqual([])
  })

  it('send a long outbox through the rate limit: complete, once, in order', async () => {
    const mei = server.join(MEI)
    const tom = server.join(TOM)
    tom.open()
    mei.leave()
    const said = named('said offline', BUCKET_CAPACITY + 20)
    for (const text of said) await mei.outbox.compose(ROOM, text)
    expect(server.texts()).toEqual([])
    mei.comeBack()
    await server.until(async () => {
      expect(await mei.replica.readOutbox()).toEqual([])
      expect(await tom.texts()).toEqual(said)
    }, 250)
    expect(server.texts()).toEqual(said)
    expect(state().count).toBe(said.length)
  })

  it('find a gap after a long absence, and what belongs into it', async () => {
    const mei = server.join(MEI)
    mei.open()
    await mei.outbox.compose(ROOM, 'I am off')
    await server.until(async () => expect(await mei.texts()).toEqual(['I am off']))
    mei.leave()
    const missed = named('meanwhile', MAX_PAGE + 50)
    for (const [index, text] of missed.entries()) {
      const at = server.clock.now() + 1000 + index
      const value = { from: TOM, at, updatedAt: at, text }
      server.set(`messages/${ROOM}/${messageId(index + 1)}`, value)
    }
    mei.comeBack()
    await server.until(async () => expect(await mei.texts()).toEqual(missed.slice(-MAX_PAGE)))

    const newest = await mei.replica.readPage(ROOM, undefined, 1000)
    expect(newest.before).toBe('gap')
    const older = await mei.sync.loadOlder(ROOM, newest.messages[0]!)
    expect(older.kind).toBe('page')
    expect(await mei.texts()).toEqual(['I am off', ...missed])
  })
})
