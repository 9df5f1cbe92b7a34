import { mkdirSync } from 'node:fs'
import { chromium, type BrowserContextOptions } from 'playwright-core'
import { build } from 'vite'
import { DEMO_PROJECT } from '../src/adapters/firebase/local-emulators.ts'
import { pictureEmulator } from './picture-emulator.ts'
import { CHROMIUM_FLAGS, findChromium } from './world/chromium.ts'
import { freePorts } from './world/ports.ts'
import { appAddress } from './world/read-options.ts'
import { run } from './world/run.ts'
import { startWorld } from './world/start-world.ts'

/** The pictures of the README and of the install dialog, from the running product. */
const PICTURES: readonly {
  file: string
  room: string
  person: string
  options: BrowserContextOptions
}[] = [
  {
    file: 'docs/images/desk.png',
    room: 'trails',
    person: 'demo-tom',
    options: { viewport: { width: 1280, height: 800 }, locale: 'en-US' },
  },
  {
    file: 'docs/images/phone-zh-dark.png',
    room: 'reading',
    person: 'demo-mei',
    options: { viewport: { width: 390, height: 844 }, locale: 'zh-CN', colorScheme: 'dark' },
  },
  {
    file: 'public/screenshots/desk.png',
    room: 'kitchen',
    person: 'demo-mei',
    options: { viewport: { width: 1280, height: 800 }, locale: 'en-US' },
  },
  {
    file: 'public/screenshots/phone.png',
    room: 'kitchen',
    person: 'demo-mei',
    options: {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      locale: 'en-US',
    },
  },
]

await run(async () => {
  for (const folder of ['docs/images', 'public/screenshots']) mkdirSync(folder, { recursive: true })
  await build({ logLevel: 'warn' })
  const ports = await freePorts()
  const world = await startWorld({ ports, withHosting: true, withDemoData: true })
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS],
  })
  for (const { file, room, person, options } of PICTURES) {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const address = new URL(appAddress(ports))
    address.pathname = '/sign-in'
    await page.goto(address.href)
    await page.locator(`[data-demo=${person}]`).click()
    await page.locator(`a[href*="/room/${room}"]`).first().click()
    await page.locator('[data-message-id]').first().waitFor()
    // Names and who is here come one by one: a picture is taken when everyone has one.
    await page
      .getByText(/(one|\d) here|\d 人在线/)
      .first()
      .waitFor()
    await page.waitForFunction(() => !document.body.innerText.includes('\n…\n'))
    await page.screenshot({ path: file, animations: 'disabled' })
    console.log(file)
    await context.close()
  }
  await pictureEmulator(browser, `${world.database.url}/?ns=${DEMO_PROJECT}`)
  await browser.close()
  await world.stop()
  process.exit(0)
})
