import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composer, createRoom, eventually, joinRoom, message, say } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
}

/** Notices are counted where a page hands them to the browser, which gets them all the same. */
function countNotices() {
  const key = 'test.shown'
  const { prototype } = ServiceWorkerRegistration
  const show = Reflect.get(prototype, 'showNotification') as (...told: unknown[]) => Promise<void>
  prototype.showNotification = function (title, options) {
    const shown = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[]
    shown.push({ title, body: options?.body, tag: options?.tag })
    localStorage.setItem(key, JSON.stringify(shown))
    return show.call(this, title, options)
  }
}

/** The browser has no mouse for its notifications: the tap is the event that it makes. Runs in the service worker. */
async function tapNotice() {
  const scope = globalThis as unknown as {
    registration: ServiceWorkerRegistration
    NotificationEvent: new (type: string, init: { notification: Notification | undefined }) => Event
    dispatchEvent(event: Event): void
  }
  const [notification] = await scope.registration.getNotifications()
  scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
}

describe('notices', () => {
  let stage: Stage
  let context: BrowserContext
  let first: Page
  let second: Page
  let ben: Page
  let lobby: string
  let garden: string
  let ada: string

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enter()
    await context.addInitScript(countNotices)
    first = await signIn(stage, context, 'Ada')
    lobby = await createRoom(first, 'Lobby')
    garden = await createRoom(first, 'Garden')
    ada = Object.keys(stage.read(`members/${garden}`) as object)[0] ?? ''
    const theirs = await stage.enter()
    ben = await signIn(stage, theirs, 'Ben')
    await joinRoom(ben, 'Garden')
    await joinRoom(ben, 'Lobby')
  })

  beforeEach(async () => {
    await first.evaluate(() => localStorage.setItem('test.shown', '[]'))
  })

  afterAll(() => stage.close())

  const shown = (page = first) =>
    page.evaluate(() => JSON.parse(localStorage.getItem('test.shown') ?? '[]') as Shown[])
  const standing = () =>
    first.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ tag, body }) => ({ tag, body }))
    })
  const go = (page: Page, name: string) =>
    page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
  const inRoom = async (page: Page, room: string, name: string) => {
    await go(page, name)
    await page.waitForURL(new RegExp(room))
    await page.locator('textarea').waitFor()
  }

  it('are asked for in passing, once there is a reason, and set in the settings', async () => {
    const hint = first.locator('[data-banner="notices"]')
    expect(await hint.count()).toBe(0)
    await inRoom(ben, garden, 'Garden')
    await say(ben, 'is anyone here?')
    await hint.waitFor()
    await hint.getByRole('button', { name: 'Turn on' }).waitFor()
    // Answered in the browser's own words, which no page can press.
    await context.grantPermissions(['notifications'])
    await hint.waitFor({ state: 'detached' })
    await first.getByRole('link', { name: 'Settings' }).click()
    const section = first.getByRole('region', { name: 'Notifications' })
    await section.getByText('While it is open nowhere, nothing comes').waitFor()
    await section.getByRole('group', { name: 'Notifications on this device' }).waitFor()
    await inRoom(first, garden, 'Garden')
  })

  it('come once, however many tabs are open, and lead to the message', async () => {
    const tabs = [first]
    for (let n = 2; n <= 5; n++) {
      const page = await context.newPage()
      await page.goto(stage.url(`/room/${garden}`))
      await page.locator('textarea').waitFor()
      // While five tabs start on a busy machine the lead may move, and what comes in just then is seen in the list.
      await page.locator('[data-connection=online]').waitFor()
      tabs.push(page)
    }
    second = tabs[1]!
    await inRoom(ben, lobby, 'Lobby')
    await say(ben, 'supper is ready')
    await eventually(async () => {
      expect(await standing()).toEqual([{ tag: lobby, body: 'Ben: supper is ready' }])
    })
    // Said after it in another room, which all of them have on the screen: by then it has been decided.
    await inRoom(ben, garden, 'Garden')
    await say(ben, 'come in from the garden')
    for (const page of tabs) await message(page, 'come in from the garden').waitFor()
    expect(await shown()).toEqual([{ title: 'Lobby', body: 'Ben: supper is ready', tag: lobby }])
    for (const page of tabs) {
      await eventually(async () => expect(await page.title()).toBe('(1) Garden · Hearth'))
    }
    for (const page of tabs.slice(2)) await page.close()

    const [worker] = context.serviceWorkers()
    await worker!.evaluate(tapNotice)
    await eventually(() => {
      const paths = [first, second].map((page) => new URL(page.url()).pathname)
      expect(paths.sort()).toEqual([`/room/${garden}`, `/room/${lobby}`].sort())
    })
    const opened = first.url().includes(lobby) ? first : second
    await message(opened, 'supper is ready').waitFor()
    expect(await standing()).toEqual([])
    await inRoom(opened, garden, 'Garden')
  })

  it('stay away while any tab looks at the room', async () => {
    // The tab that leads is not the one that looks.
    await inRoom(second, lobby, 'Lobby')
    await inRoom(first, garden, 'Garden')
    await inRoom(ben, lobby, 'Lobby')
    await say(ben, 'you see this')
    await message(second, 'you see this').waitFor()
    await inRoom(second, garden, 'Garden')
    await say(ben, 'and not this')
    await eventually(async () => expect(await shown()).toHaveLength(1))
    expect((await shown()).map(({ body }) => body)).toEqual(['Ben: and not this'])
    // Read, so that it need not be said any more.
    await inRoom(second, lobby, 'Lobby')
    await eventually(async () => expect(await standing()).toEqual([]))
    await inRoom(second, garden, 'Garden')
  })

  const choose = async (page: Page, name: string, action: string) => {
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .hover()
    await page.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: action, exact: true }).click()
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
  const row = (page: Page, name: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: `Actions for ${name}` }) })

  it('stay away where the room is muted, from any tab and on any device', async () => {
    // The second tab has no connection of its own.
    await choose(second, 'Lobby', 'Mute')
    await row(first, 'Lobby').getByText('Muted').waitFor()
    await eventually(() => expect(stage.read(`userRooms/${ada}/${lobby}/muted`)).toBeGreaterThan(0))
    await say(ben, 'nobody hears this')
    await row(first, 'Lobby').getByText('one unread message').waitFor()
    // Told after it, and so decided after it.
    await choose(second, 'Garden', 'Pin to the top')
    await row(first, 'Garden').getByText('Pinned').waitFor()
    expect(await shown()).toEqual([])
    expect(await first.title()).toBe('Garden · Hearth')

    await choose(second, 'Lobby', 'Unmute')
    await row(first, 'Lobby').getByText('Muted').waitFor({ state: 'detached' })
    await say(ben, 'and this is heard')
    await eventually(async () => expect(await shown()).toHaveLength(1))

    await choose(second, 'Lobby', 'Mark as read')
    await eventually(async () => expect(await standing()).toEqual([]))
    await choose(second, 'Lobby', 'Archive')
    expect(await second.evaluate(() => document.activeElement?.tagName)).toBe('A')
    await first.getByText('Archived (1)').waitFor()
    await second.getByText('Archived (1)').click()
    await second.getByRole('group').getByRole('link', { name: /Lobby/ }).waitFor()
    await eventually(() => expect(stage.read(`userRooms/${ada}/${lobby}/archived`)).toBe(true))
  })

  it('come with what brings a room back that was put away', async () => {
    await say(ben, 'is anybody still here?')
    await first.getByText('Archived (1)').waitFor({ state: 'detached' })
    await row(first, 'Lobby').getByText('one unread message').waitFor()
    await eventually(() => expect(stage.read(`userRooms/${ada}/${lobby}/archived`)).toBeNull())
    await eventually(async () =>
      expect((await shown()).map(({ body }) => body)).toEqual(['Ben: is anybody still here?']),
    )
    await choose(second, 'Lobby', 'Mark as read')
    await eventually(async () => expect(await standing()).toEqual([]))
  })

  it('come for mentions alone where that is chosen, which the list of rooms shows', async () => {
    await choose(second, 'Lobby', 'Only mentions')
    await row(first, 'Lobby').getByText('Only mentions').waitFor()
    await eventually(() => expect(stage.read(`userRooms/${ada}/${lobby}/mentionsOnly`)).toBe(true))
    const before = (await shown()).length
    await say(ben, 'of no interest to her')
    await row(first, 'Lobby')
      .getByText(/unread message/)
      .waitFor()
    expect(await row(first, 'Lobby').locator('[data-mentioned]').count()).toBe(0)
    await composer(ben).fill('')
    await composer(ben).pressSequentially('@Ad')
    await ben.getByRole('option', { name: 'Ada' }).waitFor()
    await composer(ben).press('Enter')
    await composer(ben).pressSequentially('look')
    await composer(ben).press('Enter')
    for (const page of [first, second]) {
      await row(page, 'Lobby').getByText('You are mentioned').waitFor()
    }
    await eventually(async () => expect(await shown()).toHaveLength(before + 1))
    expect((await shown()).at(-1)?.body).toBe('Ben: @Ada look')

    await inRoom(second, lobby, 'Lobby')
    await row(first, 'Lobby').getByText('You are mentioned').waitFor({ state: 'detached' })
    await eventually(async () => expect(await standing()).toEqual([]))
    await second.getByRole('button', { name: /Show people and details/ }).click()
    const level = second.getByRole('group', { name: 'Notices of this room' })
    expect(await level.getByLabel('Only mentions').isChecked()).toBe(true)
    await level.getByLabel('All messages').click()
    await row(first, 'Lobby').getByText('Only mentions').waitFor({ state: 'detached' })
  })
})
