import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { handOver, makePhoto, storedPictures } from './support/pictures'
import { composer, createRoom, eventually, joinRoom, message, messages, say } from './support/room'

describe('a picture', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string
  let photo: { name: string; mimeType: string; buffer: Buffer }

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia')
    room = await createRoom(mia, 'Kitchen table')
    noa = await signIn(stage, await stage.enter({ viewport: PHONE, colorScheme: 'dark' }), 'Noa')
    await joinRoom(noa, 'Kitchen table')
    photo = { name: 'p.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(mia, 2400, 1800) }
  })

  afterAll(() => stage.close())

  const strip = (page: Page) => page.locator('[data-picture-strip]')
  const shown = (page: Page) => page.locator('[data-picture]')
  const stored = () => storedPictures(stage.read(`blobs/${room}`))
  const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click()

  async function pick(page: Page, file: typeof photo) {
    await page.locator('[data-picture-input]').setInputFiles(file)
  }
  async function ready(page: Page) {
    await strip(page).getByText('A picture goes with your message').waitFor()
  }
  const keptBy = (page: Page) =>
    page.evaluate(async () => {
      const [found] = (await indexedDB.databases()).filter(({ name }) =>
        name?.startsWith('hearth-'),
      )
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(found?.name ?? '')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const counting = opening.result.transaction('pictures').objectStore('pictures').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      })
    })
  /** Of its pixels, not of its frame. */
  const widthOf = (page: Page, at: number) =>
    shown(page)
      .nth(at)
      .evaluate((image) => (image as HTMLImageElement).naturalWidth)

  it('is picked, seen before it is sent, and seen by the other; where it was taken is not', async () => {
    expect(photo.buffer.includes('GPS-SECRET-PLACE')).toBe(true)
    await pick(mia, photo)
    await ready(mia)
    await expectAccessible(mia, 'preview')
    await mia.screenshot({ path: 'tests/e2e/output/picture-preview.png' })
    await composer(mia).fill('the market')
    await send(mia)
    await eventually(async () => expect(await shown(noa).count()).toBe(1))
    await message(noa, 'the market').waitFor()
    expect(await widthOf(noa, 0)).toBe(1280)
    const [picture] = stored()
    expect(picture).toMatchObject({ done: true, type: 'image/webp' })
    expect(picture?.id).toMatch(/_1280x960$/)
    expect(picture?.bytes.subarray(8, 12).toString('latin1')).toBe('WEBP')
    for (const word of ['GPS-SECRET-PLACE', 'Exif', 'EXIF']) {
      expect(picture?.bytes.includes(word), word).toBe(false)
    }
    await mia.screenshot({ path: 'tests/e2e/output/picture-room-desk.png' })
    await noa.screenshot({ path: 'tests/e2e/output/picture-room-phone-dark.png' })
  })

  it('is pasted or dropped, and needs no words', async () => {
    for (const [how, count] of [
      ['paste', 2],
      ['drop', 3],
    ] as const) {
      await handOver(mia, how, photo)
      await ready(mia)
      await composer(mia).press('Enter')
      await eventually(async () => expect(await shown(noa).count()).toBe(count))
      expect(await strip(mia).count()).toBe(0)
    }
  })

  it('keeps its place before it is there, so that nothing moves', async () => {
    const place = await shown(noa).first().boundingBox()
    await noa.reload()
    // Found and measured in one step: the place is given over to the picture at any moment.
    const first = await noa.waitForFunction(() => {
      const coming = document.querySelector('[data-picture-coming], [data-picture]')
      return coming?.getBoundingClientRect().toJSON() as DOMRect | undefined
    })
    const kept = await first.jsonValue()
    expect([kept?.width, kept?.height]).toEqual([place?.width, place?.height])
    await eventually(async () => expect(await shown(noa).count()).toBe(3))
  })

  it('says what cannot be sent, and lets go of it', async () => {
    await pick(mia, { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('words') })
    await strip(mia).getByText('This is no picture.').waitFor()
    await pick(mia, { name: 'b.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no pixels') })
    await strip(mia).getByText('This browser cannot open this picture').waitFor()
    await handOver(mia, 'drop', {
      ...{ name: 'c.jpg', mimeType: 'image/jpeg' },
      buffer: Buffer.concat([photo.buffer, Buffer.alloc(40_000_000)]),
    })
    await strip(mia).getByText('too large').waitFor()
    await strip(mia).getByRole('button', { name: 'Remove the picture' }).click()
    expect(await strip(mia).count()).toBe(0)
    expect(await composer(mia).evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('waits for the network and survives a reload: one picture, one message', async () => {
    const before = stored().length
    await stage.killDatabase()
    await mia.getByText('offline').first().waitFor()
    await pick(mia, photo)
    await ready(mia)
    await composer(mia).fill('from the train')
    await send(mia)
    await message(mia, 'from the train').getByText('Waiting for network').waitFor()
    await mia.reload()
    await message(mia, 'from the train').locator('[data-picture]').waitFor()
    await stage.reviveDatabase()
    await message(noa, 'from the train').locator('[data-picture]').waitFor({ timeout: 30_000 })
    expect(stored().length).toBe(before + 1)
    const texts = await messages(noa).filter({ hasText: 'from the train' }).count()
    expect(texts).toBe(1)
  })

  it('is looked at from the keyboard', async () => {
    await shown(mia).first().waitFor()
    const opener = mia.getByRole('button', { name: /^Open: Picture from Mia: from the train/ })
    await opener.focus()
    await opener.press('Enter')
    const viewer = mia.locator('[data-picture-viewer]')
    await viewer.getByText('100 %').waitFor()
    await expectAccessible(mia, 'viewer')
    await mia.screenshot({ path: 'tests/e2e/output/picture-viewer-desk.png' })
    await mia.keyboard.press('+')
    await viewer.getByText('150 %').waitFor()
    await mia.keyboard.press('0')
    await viewer.getByText('100 %').waitFor()
    await mia.keyboard.press('ArrowLeft')
    await viewer.getByText('Picture from Mia', { exact: true }).waitFor()
    await mia.keyboard.press('Escape')
    await viewer.waitFor({ state: 'hidden' })
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('goes for everyone with its message', async () => {
    const before = stored().length
    const row = message(mia, 'from the train').first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await mia.getByRole('menuitem', { name: /^Delete/ }).click()
    await mia
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click()
    await eventually(() => expect(stored().length).toBe(before - 1))
    // Nor does it stay on a device that has seen it.
    await eventually(async () => expect(await keptBy(noa)).toBe(before - 1))
    await say(noa, 'where is it?')
    await message(mia, 'where is it?').waitFor()
  })
})
