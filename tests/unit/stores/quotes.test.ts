import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useQuotesStore } from '@/stores/quotes'
import { BEGINNING } from '@/domain/message/history'
import { settle } from '../../support/fakes'
import {
  account,
  MEI,
  message,
  messageId,
  messages,
  position,
  ROOM,
  TOM,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('messages that others answer', () => {
  let world: ServicesWorld
  let quotesStore: ReturnType<typeof useQuotesStore>

  async function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    world.seedRoom(ROOM, [TOM, MEI])
    world.say(1)
    quotesStore = useQuotesStore()
    await world.enter(account())
    await settle()
  }
  beforeEach(() => begin())

  const quoted = (number: number) => quotesStore.quoted(ROOM, messageId(number))

  it('come from this device', async () => {
    await begin({ isOffline: true })
    await world.services.person.value!.replica.applyHistory(ROOM, {
      messages: messages(2, 2),
      complete: { from: BEGINNING, to: position(2000, 2) },
      cursor: 2000,
    })
    expect(quoted(2)).toBeUndefined()
    await settle()
    expect(quoted(2)).toMatchObject({ text: 'message 2' })
  })

  it('come from the server else, or are unknown', async () => {
    await vi.waitFor(() => {
      expect(quoted(1)).toMatchObject({ text: 'message 1' })
      expect(quoted(7)).toBe('unknown')
    })
  })

  it('come once there is a network', async () => {
    await begin({ isOffline: true })
    quoted(1)
    await settle()
    world.tab().client.goOnline()
    await vi.waitFor(() => expect(quoted(1)).toMatchObject({ text: 'message 1' }))
  })

  it('follow what becomes of them', async () => {
    quoted(1)
    await settle()
    const changed = message(1, { text: 'edited', updatedAt: 9000 })
    world.tab().changes.emit({ kind: 'messages', room: ROOM, messages: [changed] })
    expect(quoted(1)).toMatchObject({ text: 'edited' })
  })
})
