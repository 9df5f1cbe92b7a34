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
  await goTo(page, '/new')
  await page.getByLabel(/^(name|名称)/i).fill(name)
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.waitForURL(/\/room\//)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export async function joinRoom(page: Page, room: string): Promise<void> {
  await goTo(page, `/room/${room}`)
  await page.getByRole('button', { name: 'Join' }).click()
  await composer(page).waitFor()
}

/** By the app's own router, as a link would: the page is not loaded anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, path)
}

/** The texts on screen, oldest first. */
export async function textsOf(page: Page): Promise<string[]> {
  return page.locator('[data-message-id] [data-message-text]').allInnerTexts()
}
