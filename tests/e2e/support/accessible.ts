import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Nothing that axe finds fault with, and nothing that sticks out of the screen. `place` says where, if not. */
export async function expectAccessible(page: Page, place = ''): Promise<void> {
  // Half-faded text would be measured as it fades.
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => undefined)),
    ),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${place} ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${place}: wider than the screen`).toBeLessThanOrEqual(0)
}
