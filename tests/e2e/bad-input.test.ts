import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  messages,
  say,
} from './support/room'

describe('what should not be there', () => {
  let stage: Stage
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    stage = await openStage()
    page = await signIn(stage, await stage.enter(), 'Ida')
    page.on('pageerror', (error) => problems.push(error.message))
  })

  afterAll(async () => {
    await stage.close()
    expect(problems).toEqual([])
  })

  const ownerOf = (room: string) => Object.keys(stage.read(`members/${room}`) as object)[0] ?? ''

  it('leaves out records that cannot be read, shows the rest and counts them', async () => {
    const room = await createRoom(page, 'Attic')
    await say(page, 'good')
    await expectDelivery(page, 'good', 'sent')
    const at = Date.now()
    const from = ownerOf(room)
    stage.write(`messages/${room}/-bad1`, { from, at, updatedAt: at + 1, text: 42 })
    stage.write(`messages/${room}/-bad2`, 'not a message')
    stage.write(`messages/${room}/-bad3`, { from, at, updatedAt: at + 2, text: '\u0000\u0007' })
    stage.write(`messages/${room}/-good`, { from, at, updatedAt: at + 3, text: 'bell\u0007less' })
    await message(page, 'bellless').waitFor()
    expect(await messages(page).count()).toBe(2)
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await eventually(async () => {
      expect(await page.locator('[data-skipped]').innerText()).toMatch(/could not be read/)
    })
  })

  it('says that a message is empty or too long, and keeps it', async () => {
    await createRoom(page, 'Cellar')
    await composer(page).fill('   ')
    await composer(page).press('Enter')
    expect(await messages(page).count()).toBe(0)
    await composer(page).fill('x'.repeat(4003))
    await composer(page).press('Enter')
    await page.getByText('Too long by 3 characters').waitFor()
    expect((await composer(page).inputValue()).length).toBe(4003)
    await composer(page).fill('a\u0000b\u0007c')
    await composer(page).press('Enter')
    await expectDelivery(page, 'abc', 'sent')
  })

  it('keeps what was typed right before the page went away', async () => {
    await createRoom(page, 'Stairs')
    await composer(page).fill('the last words')
    await page.reload()
    await composer(page).waitFor()
    await eventually(async () => {
      expect(await composer(page).inputValue()).toBe('the last words')
    })
    await composer(page).fill('')
  })

  it('answers an address that leads nowhere with a way back', async () => {
    for (const path of ['/no/such/page', '/room/%5Bbad%5D']) {
      await page.goto(stage.url(path))
      await page.getByRole('link', { name: 'Go to your rooms' }).click()
      await page.waitForURL((url) => url.pathname === '/')
    }
    await page.goto(stage.url('/room/nobody-made-this'))
    await page.getByText('This room is gone.').first().waitFor()
  })

  it('tells a member who was put out while typing, and keeps what was typed', async () => {
    const owner = await signIn(stage, await stage.enter(), 'Olaf')
    const room = await createRoom(owner, 'Veranda')
    await joinRoom(page, 'Veranda')
    await say(page, 'let me in')
    await expectDelivery(page, 'let me in', 'sent')
    await composer(page).fill('and now I would say')
    const members = stage.read(`members/${room}`) as Record<string, { role: string }>
    const mine = Object.keys(members).find((id) => members[id]?.role === 'member')
    stage.write(`members/${room}/${mine ?? ''}`, null)
    await page.getByText('You are not in this room').first().waitFor()
    await eventually(async () => {
      expect(await page.getByText('let me in').count()).toBe(0)
    })
    await page.getByRole('button', { name: /^Join/ }).first().click()
    await composer(page).waitFor()
    expect(await composer(page).inputValue()).toBe('and now I would say')
    await owner.context().close()
  })

  it('says that a room was closed, and why its message was not sent', async () => {
    const room = await createRoom(page, 'Shed')
    await say(page, 'still standing')
    await expectDelivery(page, 'still standing', 'sent')
    await composer(page).fill('half a sentence')
    for (const place of ['rooms', 'publicRooms', 'members', 'messages', 'roomState']) {
      stage.write(`${place}/${room}`, null)
    }
    await page.getByText('This room is gone.').first().waitFor()
    await page.getByText('half a sentence').waitFor()
    await page.getByRole('button', { name: 'Remove from my rooms' }).click()
    await eventually(async () => {
      expect(await page.locator(`a[href*="${room}"]`).count()).toBe(0)
    })
  })

  it('keeps the text when the disk is full, says so, and goes on when there is room', async () => {
    await createRoom(page, 'Pantry')
    await page.evaluate(() => {
      const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add') ?? {}
      Object.defineProperty(IDBObjectStore.prototype, 'add', {
        ...real,
        value: () => {
          throw new DOMException('the disk is full', 'QuotaExceededError')
        },
      })
      const makeRoom = () => Object.defineProperty(IDBObjectStore.prototype, 'add', real)
      Object.assign(window, { makeRoom })
    })
    await say(page, 'no room for this')
    await page.getByText(/out of space, so the message could not be kept/).waitFor()
    expect(await composer(page).inputValue()).toBe('no room for this')
    await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom())
    await composer(page).press('Enter')
    await expectDelivery(page, 'no room for this', 'sent')
  })
})
