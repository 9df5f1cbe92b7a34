import { beforeEach, describe, expect, it } from 'vitest'
import { connectMemory, type MemoryBackend } from '@/adapters/memory/memory-backend'
import type { Departure } from '@/domain/account/departure'
import { directRoomId } from '@/domain/room/direct'
import { eraseAccount, type EraseOutcome, type EraseProgress } from '@/sync/departure/erase-account'
import { INSIST_MS } from '@/sync/departure/insist'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId, roomId, userId } from '../../../support/fixtures'
import { createSyncWorld } from '../../../support/sync-world'

const AMARA = userId('amara')
const [GIVEN, CLOSED] = [roomId(3), roomId(4)]
const TALK = directRoomId(MEI, TOM)
const NOTES = directRoomId(MEI, MEI)

describe('erasing an account', () => {
  let world: ReturnType<typeof createSyncWorld>
  let mei: MemoryBackend

  const departure = (part: Partial<Departure> = {}): Departure => ({
    user: MEI,
    isGuest: false,
    words: 'delete',
    fates: { [GIVEN]: TOM, [CLOSED]: 'close' },
    phase: 'data',
    ...part,
  })
  const tree = () => ({
    ...Object.fromEntries(
      ['users', 'userRooms', 'private', 'presence', 'lastSeen', 'rate', 'invitations'].map(
        (place) => [place, world.server.get(`${place}/${MEI}`)],
      ),
    ),
    ...Object.fromEntries(
      [ROOM, OTHER_ROOM, GIVEN, CLOSED, TALK, NOTES].map((room) => [
        room,
        world.server.get(`members/${room}/${MEI}`),
      ]),
    ),
  })

  beforeEach(async () => {
    world = createSyncWorld()
    const { server, clock, seedRoom } = world
    for (const user of [MEI, TOM, AMARA]) server.set(`users/${user}`, { name: user, createdAt: 1 })
    seedRoom(ROOM, [TOM, MEI])
    seedRoom(OTHER_ROOM, [MEI])
    seedRoom(GIVEN, [MEI, TOM, AMARA])
    seedRoom(CLOSED, [MEI, TOM])
    mei = connectMemory(server, MEI)
    const { direct, drafts } = await mei.remotes.further()
    await direct.open(TOM, { user: MEI, tokensLeft: 39 })
    await direct.open(MEI, { user: MEI, tokensLeft: 38 })
    await direct.block(AMARA, MEI)
    await drafts.save(MEI, { room: ROOM, text: 'half a thought', at: clock.now() - 1 })
    const token = 'x'.repeat(22)
    server.set(`roomInvites/${GIVEN}/${token}`, { by: MEI, at: 1 })
    server.set(`invites/${token}`, { room: GIVEN, name: '', expires: 1, uses: 1, used: 0 })
    server.set(`presence/${MEI}/phone`, { state: 'online', at: 1, beat: 1 })
    server.set(`lastSeen/${MEI}`, 1)
    for (const [index, room] of [ROOM, GIVEN, TALK, NOTES].entries()) {
      for (let number = 1; number <= 30; number++) {
        const [id, at] = [messageId(index * 100 + number), index * 100_000 + number]
        const from = number % 3 === 0 ? TOM : MEI
        const reactions = number === 3 ? { [MEI]: '👍', [TOM]: '🎉' } : undefined
        const said = { from, at, updatedAt: at, text: `secret ${number}`, reactions }
        server.set(`messages/${room}/${id}`, said)
        server.set(`roomState/${room}`, { count: number, last: { id, from, at, text: 'secret' } })
      }
    }
  })

  function run(part: Partial<Departure> = {}, signal = new AbortController().signal) {
    const told: EraseProgress[] = []
    let ended: EraseOutcome | Error | undefined
    eraseAccount(departure(part), {
      remotes: mei.remotes,
      clock: world.clock,
      signal,
      onProgress: (progress) => told.push(progress),
    }).then(
      (outcome) => (ended = outcome),
      (cause: unknown) => (ended = cause as Error),
    )
    return {
      told,
      ended: () => ended,
      async untilEnded(limit = 400) {
        for (let turn = 0; turn < limit && !ended; turn++) await world.clock.advance(INSIST_MS)
        return ended
      },
    }
  }

  function expectErased() {
    expect(Object.values(tree()).filter((value) => value !== null)).toEqual([])
    const { server } = world
    for (const room of [OTHER_ROOM, CLOSED, NOTES]) {
      expect(server.get(`rooms/${room}`)).toBeNull()
      expect(server.get(`messages/${room}`)).toBeNull()
      expect(server.get(`closedRooms/${room}/by`)).toBe(MEI)
    }
    expect(server.get(`rooms/${GIVEN}/owner`)).toBe(TOM)
    expect(server.get('invites')).toBeNull()
    expect(server.get(`bans/${TALK}`)).toBeNull()
    expect(server.has(`leaving/${MEI}`)).toBe(true)
    for (const room of [ROOM, GIVEN, TALK]) {
      const kept = server.children(`messages/${room}`)
      expect(kept).toHaveLength(30)
      for (const [, message] of kept) {
        const { from, text, reactions } = message as {
          from: string
          text?: string
          reactions?: object
        }
        expect(from === MEI ? text : text?.startsWith('secret')).toBe(
          from === MEI ? undefined : true,
        )
        expect(Object.keys(reactions ?? {})).not.toContain(MEI)
      }
    }
  }

  it('takes off everything that is kept under the id, and what was said', async () => {
    const erasing = run()
    expect(await erasing.untilEnded()).toEqual({ kind: 'erased', left: 0 })
    expectErased()
    expect(erasing.told.at(-1)).toEqual({ words: 60, rooms: 6, roomsDone: 6 })
  })

  it('leaves what was said, where that was chosen', async () => {
    expect(await run({ words: 'keep' }).untilEnded()).toEqual({ kind: 'erased', left: 0 })
    expect(world.server.get(`messages/${ROOM}/${messageId(1)}/text`)).toBe('secret 1')
    expect(world.server.get(`messages/${NOTES}`)).toBeNull()
    expect(Object.values(tree()).filter((value) => value !== null)).toEqual([])
  })

  it('ended after any step, goes on from there and comes to the same', async () => {
    const seen = new Set<string>()
    for (let step = 1; ; step++) {
      const controller = new AbortController()
      let writes = 0
      const stop = world.server.onChange(() => {
        if (++writes > step % 4) controller.abort(new Error('the tab was closed'))
      })
      const erasing = run({}, controller.signal)
      const ended = await erasing.untilEnded()
      stop()
      seen.add(JSON.stringify(tree()))
      if (!(ended instanceof Error)) break
      // Each of these tabs gets a step or a few done: being begun is written each time.
      expect(step).toBeLessThan(300)
    }
    expect(seen.size).toBeGreaterThan(5)
    expectErased()
  })

  it('waits where there is no network, and goes on by itself', async () => {
    mei.client.goOffline()
    const erasing = run()
    await world.clock.advance(10 * INSIST_MS)
    expect(erasing.ended()).toBeUndefined()
    expect(world.server.has(`leaving/${MEI}`)).toBe(false)
    mei.client.goOnline()
    await world.clock.advance(INSIST_MS)
    mei.client.goOffline()
    await world.clock.advance(5 * INSIST_MS)
    expect(erasing.ended()).toBeUndefined()
    mei.client.goOnline()
    expect(await erasing.untilEnded()).toEqual({ kind: 'erased', left: 0 })
    expectErased()
  })

  it('does it once where an answer is lost', async () => {
    mei.client.loseNextAnswer()
    const erasing = run()
    await world.clock.advance(INSIST_MS)
    mei.client.reconnect()
    expect(await erasing.untilEnded()).toEqual({ kind: 'erased', left: 0 })
    expectErased()
  })

  it('asks who is to have a room, and deletes nothing before that is said', async () => {
    const before = tree()
    const outcome = await run({ fates: { [CLOSED]: 'close' } }).untilEnded()
    expect(outcome).toMatchObject({ kind: 'choose', rooms: [{ id: GIVEN }] })
    expect(tree()).toEqual(before)
    const { account } = await mei.remotes.further()
    expect(await account.callOff(MEI)).toBe('done')
  })

  it('asks again where the heir has left', async () => {
    world.server.set(`members/${GIVEN}/${TOM}`, null)
    expect(await run().untilEnded()).toMatchObject({ kind: 'choose', rooms: [{ id: GIVEN }] })
  })

  it('counts what the rules keep, and goes all the same', async () => {
    world.server.set(`bans/${TALK}/${MEI}`, { by: TOM, at: 1 })
    expect(await run().untilEnded(800)).toEqual({ kind: 'erased', left: 21 })
    expect(Object.values(tree()).filter((value) => value !== null)).toEqual([])
  })
})
