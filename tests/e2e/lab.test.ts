import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom } from './support/room'

const TECHNIQUES = ['websocket', 'long-polling', 'sse', 'automatic', 'data-channel']
const METRICS = 6
/** Five techniques, each in two frames, on a machine that does other things besides. */
const RUN_MS = 120_000

describe('the transport lab', () => {
  let stage: Stage
  let ada: Page

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    await createRoom(ada, 'Bench')
  })

  afterAll(() => stage.close())

  const technique = (name: string) => ada.locator(`[data-technique=${name}]`)

  async function measure() {
    await ada.getByLabel('1', { exact: true }).check()
    await ada.getByRole('button', { name: 'Measure' }).click()
    await ada.locator('[data-lab=done]').waitFor({ timeout: RUN_MS })
  }

  it(
    'measures five techniques against the same back end, and leaves nothing there',
    async () => {
      await ada.getByRole('link', { name: 'Connection', exact: true }).click()
      await ada.getByRole('link', { name: 'Compare transports in the lab' }).click()
      await measure()
      for (const name of TECHNIQUES) {
        const values = await technique(name).locator('[data-metric]').allInnerTexts()
        expect(values, name).toHaveLength(METRICS)
        const numbers = values.map((value) => Number(/[\d.]+/.exec(value.replace(',', ''))?.[0]))
        expect(
          numbers.every((number) => number > 0),
          `${name}: ${values.join(' ')}`,
        ).toBe(true)
      }
      process.stdout.write(`${await ada.locator('table').innerText()}\n`)
      expect(stage.read('lab')).toBeNull()
      expect(await ada.locator('iframe[src="/lab/frame"]').count()).toBe(0)
      await expectAccessible(ada, 'lab')
    },
    RUN_MS,
  )

  it('saves what it has measured', async () => {
    const saving = ada.waitForEvent('download')
    await ada.getByRole('button', { name: 'Save as JSON' }).click()
    const download = await saving
    expect(download.suggestedFilename()).toBe('hearth-lab.json')
    const file = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      kind: string
      results: { technique: string; deliveryP50: number }[]
    }
    expect(file.kind).toBe('hearth-lab')
    expect(file.results.map((result) => result.technique)).toEqual(TECHNIQUES)
    for (const { deliveryP50 } of file.results) expect(deliveryP50).toBeGreaterThanOrEqual(0)
  })

  it('is stopped at any time', async () => {
    await ada.getByRole('button', { name: 'Measure' }).click()
    await ada.locator('iframe[src="/lab/frame"]').first().waitFor({ state: 'attached' })
    await ada.getByRole('button', { name: 'Stop' }).click()
    await ada.locator('[data-lab=running]').waitFor({ state: 'detached' })
    await ada.locator('iframe[src="/lab/frame"]').waitFor({ state: 'detached' })
  })

  it(
    'says what does not get through, and measures the others',
    async () => {
      const walled = await stage.enter()
      await walled.routeWebSocket(/.*/, (socket) => void socket.close({ code: 1008 }))
      ada = await signIn(stage, walled, 'Ada')
      await ada.goto(stage.url('/lab'))
      await measure()
      expect(await technique('websocket').locator('[data-problem]').innerText()).toMatch(
        /blocks it/,
      )
      for (const name of ['long-polling', 'sse', 'automatic']) {
        expect(await technique(name).locator('[data-metric]').count(), name).toBe(METRICS)
      }
    },
    RUN_MS,
  )
})
