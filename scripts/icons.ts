import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from './world/chromium.ts'
import { run } from './world/run.ts'

/** The app's icons in the sizes that devices ask for, drawn from the two SVG sources. */
const ICONS = [
  ['favicon.svg', 'icons/icon-192.png', 192],
  ['favicon.svg', 'icons/icon-512.png', 512],
  ['icons/maskable.svg', 'icons/maskable-512.png', 512],
  ['icons/maskable.svg', 'icons/apple-touch-icon.png', 180],
] as const

await run(async () => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS],
  })
  for (const [source, target, size] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const svg = readFileSync(`public/${source}`, 'utf8')
    const style = `body{margin:0}svg{display:block;width:${size}px;height:${size}px}`
    await page.setContent(`<style>${style}</style>${svg}`)
    await page.screenshot({ path: `public/${target}`, omitBackground: true })
    await page.close()
    console.log(target)
  }
  await browser.close()
})
