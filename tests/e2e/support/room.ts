import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'

/** Playwright's own waiting is for actions; this waits for whatever can be asked. */
export async function eventually(assertion: () => Promise<void> | void, timeout = 15_000) {
  await vi.waitFor(assertion, { timeout, interval: 100 })
}

export const composer = (page: Page): Locator => page.locator('textarea')

export const messages = (page: Page): Locator => page.locator('[data-message-id]')

export const message = (page: Page, text: string): Locator =>
  messages(page).filter({ hasText: text })

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

/** Waits until the message stands in the conversation in this state of delivery. */
export async function expectDelivery(page: Page, text: string, delivery: string): Promise<void> {
  await eventually(async () => {
    expect(await message(page, text).first().getAttribute('data-delivery')).toBe(delivery)
  })
}

export async function createRoom(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'New room' }).first().click()
  await page.getByLabel(/^(name|名称)/i).fill(name)
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('heading', { name, exact: true }).first().waitFor()
  await page.waitForURL(/\/room\//)
  await composer(page).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export async function explore(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /explore/i })
    .first()
    .click()
  await page.waitForURL(/\/explore/)
}

/** They meet in a room, and the first begins a conversation of two, which the other accepts. */
export async function beginTalk(
  [one, nameOfOne]: readonly [Page, string],
  [other, nameOfOther]: readonly [Page, string],
): Promise<void> {
  await createRoom(one, 'Lobby')
  await joinRoom(other, 'Lobby')
  await say(other, 'good morning')
  await message(one, 'good morning').locator('[aria-haspopup=menu]').click()
  await one.getByRole('menuitem', { name: `Message ${nameOfOther}` }).click()
  await one.getByRole('heading', { name: nameOfOther, level: 1 }).waitFor()
  await other.getByRole('button', { name: /^Accept/ }).click()
  await other.getByRole('heading', { name: nameOfOne, level: 1 }).waitFor()
}

/** Finds the room in the public directory and joins it there. */
export async function joinRoom(page: Page, name: string): Promise<void> {
  await explore(page)
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').first().click()
  await composer(page).waitFor()
}

/** The texts on screen, oldest first. */
export async function textsOf(page: Page): Promise<string[]> {
  return page.locator('[data-message-id] [data-message-text]').allInnerTexts()
}
