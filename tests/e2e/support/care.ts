import type { Locator, Page } from 'playwright-core'
import { composer } from './room'

/** Makes a room that stands in no directory; its id. */
export async function createPrivateRoom(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'New room' }).first().click()
  await page.getByLabel(/^name/i).fill(name)
  await page.getByLabel('Invited people').check()
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.waitForURL(/\/room\//)
  await composer(page).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })

export async function openDetails(page: Page): Promise<Locator> {
  if (!(await details(page).isVisible())) {
    await page.getByRole('button', { name: /Show people and details/ }).click()
  }
  await details(page).waitFor()
  return details(page)
}

/** Makes an invite from the details and leaves its dialog open; the path of its link. */
export async function invite(
  page: Page,
  { lifetime = '7 days', uses }: { lifetime?: string; uses: string },
): Promise<string> {
  await openDetails(page)
  await page.getByRole('button', { name: 'Invite people' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(lifetime, { exact: true }).check()
  await dialog.getByLabel(uses, { exact: true }).check()
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.locator('[data-invite-link]').inputValue()
  return new URL(link).pathname
}

/** Chooses something from the menu of a person in the details. */
export async function chooseFor(page: Page, person: string, action: string): Promise<void> {
  const pane = await openDetails(page)
  // A conversation with them has a menu in the list of rooms.
  await pane.getByRole('button', { name: `Actions for ${person}` }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}
