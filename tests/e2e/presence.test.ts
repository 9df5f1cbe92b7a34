import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, joinRoom } from './support/room'

/** Beyond the lease that presence.ts allows. */
const LEASE_MS = 180_000

describe('presence', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let benId: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    ben = await signIn(stage, await stage.enter(), 'Ben')
    const room = await createRoom(ada, 'Porch')
    await joinRoom(ben, 'Porch')
    const members = stage.read(`members/${room}`) as Record<string, { role: string }>
    benId = Object.keys(members).find((id) => members[id]?.role === 'member') ?? ''
    await ada.getByRole('button', { name: 'Show people and details' }).click()
  })

  afterAll(() => stage.close())

  const seenOf = (id: string) => ada.locator(`[data-user-id="${id}"]`).first()
  const leases = () => Object.keys(stage.read(`presence/${benId}`) ?? {})

  async function expectAvailability(availability: string) {
    await eventually(async () => {
      expect(await seenOf(benId).getAttribute('data-availability')).toBe(availability)
    })
  }

  it('shows a second tab of one person as the same person, and does not flap when it closes', async () => {
    await expectAvailability('online')
    expect(leases()).toHaveLength(1)
    const second = await ben.context().newPage()
    await second.goto(stage.url('/'))
    await second.getByRole('link', { name: 'Porch' }).first().waitFor()
    expect(leases()).toHaveLength(1)
    const states: (string | null)[] = []
    await ada.exposeFunction('noteAvailability', (state: string | null) => states.push(state))
    await seenOf(benId).evaluate((element) => {
      new MutationObserver(() => {
        const page = window as unknown as { noteAvailability(state: string | null): void }
        page.noteAvailability(element.getAttribute('data-availability'))
      }).observe(element, { attributes: true, attributeFilter: ['data-availability'] })
    })
    await second.close()
    expect(leases()).toHaveLength(1)
    await expectAvailability('online')
    expect(states.filter((state) => state !== 'online')).toEqual([])
  })

  it('announces itself anew after the server was gone', async () => {
    await stage.killDatabase()
    // As after a crash of the server: nobody ran what was left for the disconnect.
    await stage.reviveDatabase()
    stage.write(`presence/${benId}`, null)
    await eventually(() => {
      expect(leases()).toHaveLength(1)
    })
    await expectAvailability('online')
  })

  it('lets a lease lapse that nobody renews, and says when the person was last seen', async () => {
    const [connection] = leases()
    const old = Date.now() - LEASE_MS - 60_000
    await ben.close()
    await expectAvailability('offline')
    // A browser that died without a word, long ago: its lease is there and says nothing.
    stage.write(`presence/${benId}/${connection ?? 'gone'}`, {
      state: 'online',
      at: old,
      beat: old,
    })
    stage.write(`lastSeen/${benId}`, old)
    await expectAvailability('offline')
    await eventually(async () => {
      expect(await seenOf(benId).innerText()).toMatch(/last seen [34] minutes ago/i)
    })
  })
})
