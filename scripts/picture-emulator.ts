import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'

const FILE = 'emulator/images/page.png'

/** Takes the picture of the emulator's page, some places of the demo data open. */
export async function pictureEmulator(browser: Browser, address: string): Promise<void> {
  mkdirSync('emulator/images', { recursive: true })
  const viewport = { width: 1280, height: 760 }
  const context = await browser.newContext({ viewport, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(address)
  const open = async (key: string) => {
    await page.getByRole('button', { name: key, exact: true }).first().focus()
    await page.keyboard.press('ArrowRight')
    await page
      .getByRole('button', { name: `Close ${key}`, exact: true })
      .first()
      .waitFor()
  }
  for (const key of ['rooms', 'trails']) await open(key)
  await page.getByRole('button', { name: 'topic', exact: true }).first().focus()
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: FILE, animations: 'disabled' })
  console.log(FILE)
  await context.close()
}
