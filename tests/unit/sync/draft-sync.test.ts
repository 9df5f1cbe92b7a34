import { beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '@/domain/draft/draft'
import { TYPING_MS } from '@/domain/draft/weigh-draft'
import { DRAFT_PAUSE_MS, startDraftSync } from '@/sync/draft-sync'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('drafts on several devices', () => {
  let world: SyncWorld
  let desk: Tab
  let phone: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    desk = world.openTab()
    phone = world.openTab()
    await settle()
    for (const tab of [desk, phone]) await start(tab)
  })

  async function start(tab: Tab) {
    const { drafts } = await tab.remotes.further()
    startDraftSync({ ...tab.context, drafts })
    await settle()
  }

  /** What the draft keeper does: on the disk first, then told. */
  async function type(tab: Tab, text: string, room = ROOM) {
    const draft: Draft = { room, text, at: world.clock.now() }
    await tab.replica.putDraft(draft)
    tab.changes.emit({ kind: 'draft', draft })
  }
  const stored = (room = ROOM) => world.server.get(`private/${MEI}/drafts/${room}`)
  const kept = async (tab: Tab, room = ROOM) => (await tab.replica.readDraft(room))?.text
  const offered = (tab: Tab) =>
    tab.seen.flatMap((change) => (change.kind === 'draft-offer' ? [change.draft.text] : []))

  it('are told once typing pauses, and once', async () => {
    for (const text of ['h', 'he', 'hey']) {
      await type(desk, text)
      await world.clock.advance(DRAFT_PAUSE_MS - 1)
    }
    expect(stored()).toBeNull()
    await world.clock.advance(1)
    expect(stored()).toMatchObject({ text: 'hey' })
    expect(await kept(phone)).toBe('hey')
    const { at } = stored() as { at: number }
    await world.clock.advance(DRAFT_PAUSE_MS * 3)
    expect(stored()).toEqual({ text: 'hey', at })
  })

  it('are over at once when they are sent, so that nobody goes on with what was said', async () => {
    await type(desk, 'hey')
    await world.clock.advance(DRAFT_PAUSE_MS)
    await type(desk, '')
    await settle()
    expect(stored()).toMatchObject({ text: '' })
    expect(await kept(phone)).toBe('')
  })

  it('are told at once when the page is hidden', async () => {
    await type(desk, 'going')
    desk.device.attention.setVisible(false)
    await settle()
    expect(stored()).toMatchObject({ text: 'going' })
  })

  it('go on where the other device left off, and end with what it sends', async () => {
    await type(desk, 'hello')
    await world.clock.advance(DRAFT_PAUSE_MS)
    await type(phone, 'hello world')
    await world.clock.advance(DRAFT_PAUSE_MS)
    expect(await kept(desk)).toBe('hello world')
    await type(desk, '')
    await world.clock.advance(DRAFT_PAUSE_MS)
    expect(stored()).toMatchObject({ text: '' })
    expect(await kept(phone)).toBe('')
    expect(offered(desk)).toEqual([])
  })

  it('are offered, and nothing replaced, while something else is typed here', async () => {
    await type(desk, 'from the desk')
    await world.clock.advance(10)
    await type(phone, 'from the phone')
    phone.device.attention.setVisible(false)
    await settle()
    expect(offered(desk)).toEqual(['from the phone'])
    expect(await kept(desk)).toBe('from the desk')
    // "Keep mine": kept anew, and so the newest.
    await type(desk, 'from the desk')
    await world.clock.advance(TYPING_MS)
    await type(desk, 'from the desk!')
    await world.clock.advance(DRAFT_PAUSE_MS)
    expect(await kept(phone)).toBe('from the desk!')
  })

  it('are told later where they were typed offline, unless another device was newer', async () => {
    desk.client.goOffline()
    await type(desk, 'from the train')
    await type(desk, 'older', OTHER_ROOM)
    await world.clock.advance(TYPING_MS)
    await type(phone, 'newer', OTHER_ROOM)
    await world.clock.advance(DRAFT_PAUSE_MS)
    expect(stored()).toBeNull()
    desk.client.goOnline()
    await settle()
    expect(stored()).toMatchObject({ text: 'from the train' })
    expect(stored(OTHER_ROOM)).toMatchObject({ text: 'newer' })
    expect(await kept(desk, OTHER_ROOM)).toBe('newer')
  })

  it('are told from the disk once there is anyone to tell', async () => {
    const draft = { room: ROOM, text: 'from yesterday', at: world.clock.now() - 1000 }
    const later = world.openTab()
    await later.replica.putDraft(draft)
    await start(later)
    expect(stored()).toEqual({ text: 'from yesterday', at: draft.at })
  })

  it('do not come back after they were sent before the other device was told', async () => {
    await type(desk, 'hello')
    await world.clock.advance(DRAFT_PAUSE_MS)
    await type(desk, '')
    await desk.close()
    const again = world.openTab({ replica: desk.replica })
    await start(again)
    expect(await kept(again)).toBe('')
    expect(stored()).toMatchObject({ text: '' })
    expect(await kept(phone)).toBe('')
  })

  it('end with the lead', async () => {
    await desk.close()
    await type(desk, 'too late')
    await world.clock.advance(DRAFT_PAUSE_MS)
    expect(stored()).toBeNull()
  })
})
