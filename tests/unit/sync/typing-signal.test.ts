import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TYPING_LEASE_MS, TYPING_RENEW_MS } from '@/domain/presence/typing'
import { createTypingSignal, type TypingSignal } from '@/sync/typing-signal'
import { MEI, OTHER_ROOM, ROOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('the typing signal', () => {
  let world: SyncWorld
  let tab: Tab
  let signal: TypingSignal
  let writes: [string, boolean][]

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [MEI])
    world.seedRoom(OTHER_ROOM, [MEI])
    tab = world.openTab()
    signal = createTypingSignal(tab.context)
    writes = []
    vi.spyOn(tab.remotes.presence, 'setTyping').mockImplementation((room, _user, isTyping) => {
      writes.push([room, isTyping])
      return Promise.resolve()
    })
  })

  it('writes once in a while, however fast one types', async () => {
    for (let key = 0; key < 20; key++) {
      signal.touch(ROOM)
      await world.clock.advance(TYPING_RENEW_MS / 10)
    }
    expect(writes).toEqual([
      [ROOM, true],
      [ROOM, true],
    ])
  })

  it('says nothing where that is not to be seen, and takes back what was said before', async () => {
    let isShown = true
    const device = { ...tab.context.device, showsTyping: () => isShown }
    const hidden = createTypingSignal({ ...tab.context, device })
    hidden.touch(ROOM)
    isShown = false
    await world.clock.advance(TYPING_RENEW_MS)
    hidden.touch(ROOM)
    hidden.end(ROOM)
    hidden.touch(OTHER_ROOM)
    expect(writes).toEqual([
      [ROOM, true],
      [ROOM, false],
    ])
  })

  it('ends by itself when no key follows', async () => {
    signal.touch(ROOM)
    await world.clock.advance(TYPING_LEASE_MS)
    expect(writes).toEqual([
      [ROOM, true],
      [ROOM, false],
    ])
  })

  it('ends when told, once, and begins anew at the next key', () => {
    signal.touch(ROOM)
    signal.end(ROOM)
    signal.end(ROOM)
    signal.touch(ROOM)
    expect(writes.map(([, isTyping]) => isTyping)).toEqual([true, false, true])
  })

  it('ends in one room when one types in another', () => {
    signal.touch(ROOM)
    signal.touch(OTHER_ROOM)
    signal.end(ROOM)
    expect(writes).toEqual([
      [ROOM, true],
      [ROOM, false],
      [OTHER_ROOM, true],
    ])
  })

  it('writes nothing while offline', async () => {
    tab.client.goOffline()
    signal.touch(ROOM)
    await world.clock.advance(TYPING_LEASE_MS)
    expect(writes).toEqual([])
  })

  it('survives a write that fails', async () => {
    vi.spyOn(tab.remotes.presence, 'setTyping').mockRejectedValue(new Error('denied'))
    signal.touch(ROOM)
    await world.clock.advance(0)
  })
})
