import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openUdpGate } from '../support/udp-gate'
import { letFilesThrough } from './support/files'
import { beginTalk, eventually } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const SIZE = 30_000_000
const NAME = 'cut.bin'

const card = (page: Page) => page.locator(`[data-file="${NAME}"]`)
const position = (page: Page) =>
  card(page)
    .getByRole('progressbar')
    .evaluate((bar) => (bar as HTMLProgressElement).value)

describe('a file over a network that breaks', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  const gate = openUdpGate()

  async function enter(name: string): Promise<Page> {
    const context = await stage.enter()
    await letFilesThrough(context)
    await gate.guard(context)
    return signIn(stage, context, name)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await enter('Ada')
    ben = await enter('Ben')
    await beginTalk([ada, 'Ada'], [ben, 'Ben'])
  })

  afterAll(async () => {
    await stage.close()
    gate.close()
  })

  it('comes to rest, and goes on by itself once there is a way again', async () => {
    const buffer = randomBytes(SIZE)
    const file = { name: NAME, mimeType: 'application/octet-stream', buffer }
    await ada.locator('[data-file-input]').setInputFiles(file)
    await card(ben).getByRole('button', { name: 'Accept' }).click()
    await eventually(async () => expect(await position(ben)).toBeGreaterThan(4_000_000), 60_000)
    gate.isShut = true
    await eventually(async () => {
      for (const page of [ada, ben])
        expect(await card(page).getAttribute('data-state')).toBe('interrupted')
    }, 30_000)
    expect(await position(ben)).toBeLessThan(SIZE)
    gate.isShut = false
    await eventually(async () => {
      for (const page of [ada, ben])
        expect(await card(page).getAttribute('data-state')).toBe('done')
    }, 90_000)
    const download = ben.waitForEvent('download')
    await card(ben).getByRole('button', { name: 'Save' }).click()
    const saved = readFileSync(await (await download).path())
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(hashOf(saved)).toBe(hashOf(buffer))
  })
})
