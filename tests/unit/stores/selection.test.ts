import { beforeEach, describe, expect, it } from 'vitest'
import { MAX_SELECTED, useSelectionStore } from '@/stores/selection'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../support/fakes'
import { account, MEI, messageId, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld } from '../../support/services-world'
import { entry } from '../../component/support/entries'

describe('selected messages', () => {
  const at = (number: number) => entry(messageId(number), { at: number * 1000 })
  let world: ReturnType<typeof createServicesWorld>
  let selectionStore: ReturnType<typeof useSelectionStore>

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.say(1)
    selectionStore = useSelectionStore()
    await world.enter(account())
    await useTimelineStore().open(ROOM)
    await settle()
  })

  const ids = () => selectionStore.selected.map(({ id }) => id)

  it('stand in the order of the conversation, and are let go by a second tap', () => {
    selectionStore.toggle(at(3))
    selectionStore.toggle(at(2))
    expect(ids()).toEqual([messageId(2), messageId(3)])
    selectionStore.toggle(at(3))
    expect(ids()).toEqual([messageId(2)])
    selectionStore.clear()
    expect(ids()).toEqual([])
  })

  it('are as many as may be, and no more', () => {
    for (let number = 1; number <= MAX_SELECTED + 1; number++) selectionStore.toggle(at(number))
    expect(ids()).toHaveLength(MAX_SELECTED)
    expect(selectionStore.isFull).toBe(true)
  })

  it('are as they are now, and none of them once deleted', async () => {
    const [said] = useTimelineStore().entries
    selectionStore.toggle({ ...said!, text: 'as it was' })
    expect(selectionStore.selected).toMatchObject([{ text: 'message 1' }])
    const wishes = await useTimelineStore().wishes()
    await wishes.wish(ROOM, said!.id, { kind: 'remove' })
    await settle()
    expect(ids()).toEqual([])
  })
})
