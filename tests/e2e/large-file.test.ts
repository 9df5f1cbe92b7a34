import { createHash, randomBytes } from 'node:crypto'
import {
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letFilesThrough } from './support/files'
import { beginTalk, eventually } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const MB = 1_000_000
/** `HEARTH_FILE_MB=1000` makes it one of a gigabyte. */
const SIZE = Number(process.env['HEARTH_FILE_MB'] ?? 200) * MB
const MAX_HEAP = 100 * MB
const NAME = 'film.mov'

const card = (page: Page) => page.locator(`[data-file="${NAME}"]`)
const position = (page: Page) =>
  card(page)
    .getByRole('progressbar')
    .evaluate((bar) => (bar as HTMLProgressElement).value)
    .catch(() => 0)
const reaches = (page: Page, bytes: number) =>
  eventually(async () => expect(await position(page)).toBeGreaterThan(bytes), 60_000)

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Bytes that scripts and what they hold outside of their heap take, of one page. */
async function heapOf(session: CDPSession): Promise<number> {
  const usage = await session.send('Runtime.getHeapUsage')
  return usage.usedSize + ((usage as { backingStorageSize?: number }).backingStorageSize ?? 0)
}

describe('a large file', () => {
  let stage: Stage
  let directory: string
  let path: string
  const contexts: BrowserContext[] = []

  async function enter(name: string): Promise<Page> {
    const context = await stage.enterPersistently(join(directory, name))
    contexts.push(context)
    await letFilesThrough(context)
    return signIn(stage, context, name)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    directory = mkdtempSync(join(tmpdir(), 'hearth-file-'))
    path = join(directory, NAME)
    const file = openSync(path, 'w')
    for (let at = 0; at < SIZE; at += 10 * MB) writeSync(file, randomBytes(10 * MB))
    closeSync(file)
  })

  afterAll(async () => {
    for (const context of contexts) await context.close()
    await stage.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const limit = { timeout: 120_000 + SIZE / 500 }
  it(
    'arrives with its hash, though each page is loaded anew on the way, and takes little memory',
    limit,
    async () => {
      const ada = await enter('Ada')
      const ben = await enter('Ben')
      await beginTalk([ada, 'Ada'], [ben, 'Ben'])

      const sessions = await Promise.all(
        [ada, ben].map(async (page) => page.context().newCDPSession(page)),
      )
      let most = 0
      async function measure() {
        for (const session of sessions) most = Math.max(most, await heapOf(session))
      }
      const measuring = setInterval(() => void measure().catch(() => undefined), 200)

      await ada.locator('[data-file-input]').setInputFiles(path)
      await card(ben).getByRole('button', { name: 'Accept' }).click()
      await reaches(ben, 30 * MB)

      await ben.reload()
      await card(ben).waitFor()
      await eventually(
        async () => expect(await card(ben).getAttribute('data-state')).toBe('running'),
        60_000,
      )
      expect(await position(ben)).toBeGreaterThanOrEqual(28 * MB)
      await reaches(ben, 80 * MB)

      await ada.reload()
      await card(ada).getByText('Choose the same file').waitFor()
      await card(ada)
        .locator('[data-file-again]')
        .setInputFiles({
          name: NAME,
          mimeType: 'video/quicktime',
          buffer: Buffer.from('another'),
        })
      await card(ada).getByText('That is another file').waitFor()
      await card(ada).locator('[data-file-again]').setInputFiles(path)
      await eventually(
        async () => {
          expect(await card(ben).getAttribute('data-state')).toBe('done')
          expect(await card(ada).getAttribute('data-state')).toBe('done')
        },
        90_000 + SIZE / 1000,
      )
      clearInterval(measuring)
      await measure()

      const download = ben.waitForEvent('download')
      await card(ben).getByRole('button', { name: 'Save' }).click()
      const saved = await (await download).path()
      expect(statSync(saved).size).toBe(SIZE)
      expect(await hashOf(saved)).toBe(await hashOf(path))
      expect(most).toBeGreaterThan(MB)
      expect(most).toBeLessThan(MAX_HEAP)
    },
  )
})
