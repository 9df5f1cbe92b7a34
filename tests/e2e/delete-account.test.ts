import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRoom, eventually, joinRoom, message, say } from './support/room'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

const OUTPUT = 'tests/e2e/output'

/** Everything this browser keeps for the app, as text. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error('not opened'))
      })
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => (reading.onsuccess = resolve))
        all.push(name, store, reading.result)
      }
      database.close()
    }
    for (const key of await caches.keys()) {
      if (key.startsWith('workbox-precache')) continue
      const cache = await caches.open(key)
      for (const request of await cache.keys()) {
        all.push(request.url, await (await cache.match(request))?.text())
      }
    }
    return JSON.stringify(all)
  })
}

describe('deleting an account', () => {
  let stage: Stage
  let device: BrowserContext
  let page: Page
  let other: Page
  let phone: BrowserContext
  let phonePage: Page
  let tom: Page
  let uid: string
  const rooms: Record<'shared' | 'mine' | 'alone', string> = { shared: '', mine: '', alone: '' }

  beforeAll(async () => {
    stage = await openStage()
    tom = await signIn(stage, await stage.enter(), 'Bruno')
    rooms.shared = await createRoom(tom, 'Shared')
    device = await stage.enter()
    page = await signIn(stage, device, 'Odile')
    rooms.mine = await createRoom(page, 'Odile’s own')
    await say(page, 'said in my own room')
    rooms.alone = await createRoom(page, 'Only Odile')
    await say(page, 'said to nobody')
    await joinRoom(page, 'Shared')
    for (const text of ['the first secret', 'the second secret']) {
      await say(page, text)
      await message(page, text).waitFor()
    }
    await joinRoom(tom, 'Odile’s own')
    uid = String(stage.read(`rooms/${rooms.mine}/owner`))
    await eventually(() => expect(stage.read(`roomState/${rooms.shared}/count`)).toBe(2))
    phone = await stage.enter({ viewport: PHONE, locale: 'zh-CN', colorScheme: 'dark' })
    phonePage = await signInZh()
    other = await device.newPage()
    await other.goto(stage.url('/'))
    await other.getByRole('link', { name: /Shared/ }).waitFor()
  })
  afterAll(() => stage.close())

  async function signInZh() {
    const opened = await phone.newPage()
    await opened.goto(stage.url('/sign-in'))
    await opened.locator('input').first().fill('Odile')
    await opened.locator('input').first().press('Enter')
    await opened.waitForURL((url) => url.pathname === '/')
    await opened.getByRole('link', { name: /Shared/ }).waitFor()
    return opened
  }

  const place = (path: string) => stage.url(path)
  const start = () => page.getByRole('button', { name: 'Delete my account', exact: true })

  it('says what goes and what stays, fit for a screen reader, in both languages', async () => {
    await page.goto(place('/settings'))
    await page.getByRole('link', { name: 'Delete my account' }).click()
    await page.locator('[data-fate]').waitFor()
    await page.locator('[data-export-known]').waitFor()
    for (const [name, look] of [
      ['desk-light', { ...DESK, scheme: 'light' }],
      ['phone-dark', { ...PHONE, scheme: 'dark' }],
      ['narrow', { width: 320, height: 640, scheme: 'light' }],
    ] as const) {
      await page.setViewportSize({ width: look.width, height: look.height })
      await page.emulateMedia({ colorScheme: look.scheme })
      await expectAccessible(page)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      await page.screenshot({ path: `${OUTPUT}/delete-account-${name}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(DESK)
    await phonePage.goto(place('/settings/delete'))
    await phonePage.locator('[data-fate]').waitFor()
    await phonePage.screenshot({ path: `${OUTPUT}/delete-account-zh-dark.png` })
    await phonePage.goto(place(`/room/${rooms.shared}`))
    await message(phonePage, 'the first secret').waitFor()
  })

  it('does not begin before everything is said, nor without a network', async () => {
    await page.getByRole('checkbox').check()
    expect(await start().isDisabled()).toBe(true)
    await page.locator('select').selectOption({ label: 'Hand over to Bruno' })
    expect(await start().isEnabled()).toBe(true)
    await stage.killDatabase()
    await page.locator('[data-offline]').waitFor({ timeout: 30_000 })
    expect(await start().isDisabled()).toBe(true)
    await stage.reviveDatabase()
    await page.locator('[data-offline]').waitFor({ state: 'detached', timeout: 60_000 })
  })

  it('goes on after a break in the middle, and tells the other tab', async () => {
    // The sign-in service is out of reach when the data is gone: between the two steps.
    await device.route(/accounts:delete/, (route) => route.abort())
    await start().click()
    await eventually(() => expect(stage.read(`users/${uid}`)).toBeNull(), 30_000)
    const phaseOf = (tab: Page) =>
      tab.locator('[data-departure]').getAttribute('data-departure', { timeout: 500 })
    const findTab = async (phase: string) => {
      for (const tab of [page, other]) if ((await phaseOf(tab)) === phase) return tab
      throw new Error(`no tab is at ${phase}`)
    }
    await eventually(async () => expect(await findTab('failed')).toBeDefined())
    const working = await findTab('failed')
    await working.screenshot({ path: `${OUTPUT}/departure-failed.png` })
    // The profile is gone: there is no way back any more, so none is offered.
    expect(await working.getByRole('button', { name: 'Stop deleting' }).count()).toBe(0)
    other = await findTab('elsewhere')
    expect(await other.locator('[data-departure-words]').innerText()).toContain('Another tab')
    // Killed there, the other goes on by itself; so does a page that is opened anew.
    await working.close()
    await eventually(async () => expect(await phaseOf(other)).toBe('failed'))
    await other.goto(place('/explore'))
    await eventually(async () => expect(await phaseOf(other)).toBe('failed'))
    await device.unroute(/accounts:delete/)
    await other.waitForURL((url) => url.pathname === '/sign-in', { timeout: 30_000 })
    expect(await other.locator('[data-left]').innerText()).toContain('was deleted')
    await other.screenshot({ path: `${OUTPUT}/departure-done.png` })
  })

  it('leaves nothing on the server but what it said would stay', () => {
    for (const list of [
      'users',
      'directory',
      'userRooms',
      'private',
      'presence',
      'lastSeen',
      'rate',
      'invitations',
    ]) {
      expect([list, stage.read(`${list}/${uid}`)]).toEqual([list, null])
    }
    expect(JSON.stringify(stage.read('members'))).not.toContain(uid)
    expect(JSON.stringify(stage.read('typing'))).not.toContain(uid)
    expect(JSON.stringify(stage.read('reads'))).not.toContain(uid)
    expect(stage.read(`rooms/${rooms.alone}`)).toBeNull()
    expect(stage.read(`messages/${rooms.alone}`)).toBeNull()
    expect(stage.read(`closedRooms/${rooms.alone}/by`)).toBe(uid)
    expect(stage.read(`rooms/${rooms.mine}/owner`)).not.toBe(uid)
    expect(stage.read(`leaving/${uid}`)).toEqual(expect.any(Number))
    const said = JSON.stringify(stage.read('messages'))
    for (const text of ['secret', 'said in my own room', 'said to nobody']) {
      expect(said).not.toContain(text)
    }
    // All that still names it: who said something that is gone, who made and closed a room, and the mark.
    const everything = stage.read('') as Record<string, unknown>
    const naming = Object.keys(everything).filter((list) =>
      JSON.stringify(everything[list]).includes(uid),
    )
    expect(naming.sort()).toEqual(['closedRooms', 'leaving', 'messages', 'roomState', 'rooms'])
  })

  it('leaves nothing on the device', async () => {
    const all = await kept(other)
    for (const word of [uid, 'secret', 'Odile', 'Shared']) expect(all).not.toContain(word)
  })

  it('ends the session of another device with a word, and clears that too', async () => {
    await phonePage.waitForURL((url) => url.pathname === '/sign-in', { timeout: 30_000 })
    expect(await phonePage.locator('[data-left]').innerText()).toContain('账号已删除')
    await phonePage.screenshot({ path: `${OUTPUT}/departure-other-device.png` })
    const all = await kept(phonePage)
    for (const word of [uid, 'secret', 'Shared']) expect(all).not.toContain(word)
  })

  it('others see that it is gone, and nobody comes back as it', async () => {
    await tom.goto(place(`/room/${rooms.shared}`))
    await eventually(async () => {
      const texts = await tom.locator('[data-message-text]').allInnerTexts()
      expect(texts.slice(-2)).toEqual(['Message deleted', 'Message deleted'])
    })
    await eventually(async () =>
      expect(await tom.locator('.message__name').allInnerTexts()).toContain('Deleted account'),
    )
    await tom.screenshot({ path: `${OUTPUT}/departure-seen-by-others.png` })
    const again = await signIn(stage, await stage.enter(), 'Odile')
    await again.getByRole('link', { name: 'New room' }).first().waitFor()
    expect(stage.read(`users/${uid}`)).toBeNull()
  })
})
