import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, account, messageId } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('what is being answered or changed', () => {
  let world: ServicesWorld
  let timelineStore: ReturnType<typeof useTimelineStore>

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    timelineStore = useTimelineStore()
    world.say(1, { from: MEI, text: 'at sevn' })
    await world.enter(account())
    await settle()
    await timelineStore.open(ROOM)
    await settle()
  })

  const entry = () => timelineStore.entries.find(({ id }) => id === messageId(1))!
  const kept = () => world.purposeMemory.read()
  async function beginEdit() {
    timelineStore.setDraft('a draft')
    timelineStore.beginPurpose('edit', entry())
    timelineStore.setDraft('at seven, I')
    await vi.waitFor(() => expect(kept()?.text).toBe('at seven, I'))
  }
  async function leaveAndComeBack() {
    await timelineStore.open(OTHER_ROOM)
    await settle()
    expect(timelineStore.purpose).toBeUndefined()
    await timelineStore.open(ROOM)
  }

  it('is gone on with where it was left, with the draft behind it', async () => {
    await beginEdit()
    await leaveAndComeBack()
    await vi.waitFor(() => expect(timelineStore.purpose?.kind).toBe('edit'))
    expect(timelineStore.draft).toBe('at seven, I')
    timelineStore.cancelPurpose()
    expect(timelineStore.draft).toBe('a draft')
    await vi.waitFor(() => expect(kept()).toBeUndefined())
  })

  it('is over once it is sent', async () => {
    await beginEdit()
    await timelineStore.send()
    await vi.waitFor(() => expect(kept()).toBeUndefined())
    await leaveAndComeBack()
    await settle()
    expect(timelineStore.purpose).toBeUndefined()
  })

  it('is an answer whose words are the draft', async () => {
    timelineStore.beginPurpose('reply', entry())
    timelineStore.setDraft('yes')
    await vi.waitFor(() => expect(kept()).toMatchObject({ kind: 'reply', text: '' }))
    await leaveAndComeBack()
    await vi.waitFor(() => expect(timelineStore.purpose?.kind).toBe('reply'))
    expect(timelineStore.draft).toBe('yes')
  })

  it('becomes a draft where the message is gone meanwhile', async () => {
    await beginEdit()
    await timelineStore.open(OTHER_ROOM)
    await (
      await world.services.person.value!.replica.upkeep()
    ).dropMessage({
      room: ROOM,
      id: messageId(1),
    })
    world.server.set(`messages/${ROOM}/${messageId(1)}`, null)
    await timelineStore.open(ROOM)
    await vi.waitFor(() => expect(timelineStore.draft).toBe('at seven, I\na draft'))
    expect(timelineStore.purpose).toBeUndefined()
    await vi.waitFor(() => expect(kept()).toBeUndefined())
  })

  it('is nothing that somebody else goes on with', async () => {
    await beginEdit()
    world.purposeMemory.write({ ...kept()!, user: TOM })
    await leaveAndComeBack()
    await settle()
    expect(timelineStore.purpose).toBeUndefined()
  })
})
