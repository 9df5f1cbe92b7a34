import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { fillDisk, makePhoto, storedPictures } from './support/pictures'
import { composer, createRoom, eventually, joinRoom, message } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

describe('several pictures', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string
  let photos: readonly { name: string; mimeType: string; buffer: Buffer }[]

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia')
    room = await createRoom(mia, 'Attic')
    noa = await signIn(stage, await stage.enter({ viewport: PHONE, colorScheme: 'dark' }), 'Noa')
    await joinRoom(noa, 'Attic')
    const sizes = [400, 440, 480, 520]
    photos = await Promise.all(
      sizes.map(async (width) => ({
        ...{ name: `${width}.jpg`, mimeType: 'image/jpeg' },
        buffer: await makePhoto(mia, width, 300),
      })),
    )
  })
  afterAll(() => stage.close())

  const strip = (page: Page) => page.locator('[data-picture-strip]')
  const thumbs = (page: Page) => strip(page).getByRole('listitem')
  const stored = () => storedPictures(stage.read(`blobs/${room}`))
  const pick = (page: Page, files: typeof photos) =>
    page.locator('[data-picture-input]').setInputFiles([...files])
  const widths = (page: Page) =>
    page
      .locator('[data-picture]')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))

  it('are seen before they are sent, without those removed, and arrive in order', async () => {
    await pick(mia, photos)
    await strip(mia).getByText('4 pictures go, one after the other').waitFor()
    await expectAccessible(mia, 'strip')
    await mia.screenshot({ path: 'tests/e2e/output/several-desk.png' })
    await strip(mia).getByRole('button', { name: 'Remove picture 2' }).click()
    await strip(mia).getByText('3 pictures go').waitFor()
    expect(await thumbs(mia).count()).toBe(3)
    await composer(mia).fill('from the attic')
    await composer(mia).press('Enter')
    await strip(mia).waitFor({ state: 'detached' })
    await eventually(async () => expect(await widths(noa)).toEqual([400, 480, 520]), 30_000)
    expect(await message(noa, 'from the attic').locator('[data-picture]').count()).toBe(1)
    const first = message(noa, 'from the attic').locator('[data-picture]').first()
    expect(await first.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(400)
    expect(stored()).toHaveLength(3)
  })

  it('are added to those that are there, and what is no picture is said and left out', async () => {
    await pick(mia, photos.slice(0, 1))
    await strip(mia).getByText('A picture goes with your message').waitFor()
    await pick(mia, [
      ...photos.slice(1, 2),
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
    ])
    await strip(mia).getByText('This is no picture.').waitFor()
    await strip(mia).getByText('2 pictures go').waitFor()
    expect(await thumbs(mia).count()).toBe(3)
    await strip(mia).getByRole('button', { name: 'Remove picture 3' }).click()
    await strip(mia).getByRole('button', { name: 'Remove picture 2' }).click()
    await strip(mia).getByRole('button', { name: 'Remove the picture' }).click()
    expect(await strip(mia).count()).toBe(0)
    expect(await composer(mia).evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('are ten at most, which is said', async () => {
    await noa.setViewportSize({ width: 320, height: 640 })
    await pick(noa, [...photos, ...photos, ...photos])
    await strip(noa).getByText('10 pictures go').waitFor({ timeout: 30_000 })
    await strip(noa).getByText('At most 10 pictures go at once').waitFor()
    await expectAccessible(noa, 'strip')
    await noa.screenshot({ path: 'tests/e2e/output/several-320-dark.png' })
    for (let left = 10; left > 0; left--)
      await strip(noa)
        .getByRole('button', { name: /^Remove/ })
        .first()
        .click()
    expect(await strip(noa).count()).toBe(0)
  })

  it('wait for the network and survive a reload: each once, in order', async () => {
    const before = stored().length
    await stage.killDatabase()
    await mia.getByText('offline').first().waitFor()
    await pick(mia, photos.slice(0, 2))
    await strip(mia).getByText('2 pictures go').waitFor()
    await composer(mia).fill('two from the train')
    await composer(mia).press('Enter')
    await message(mia, 'two from the train').getByText('Waiting for network').waitFor()
    await strip(mia).waitFor({ state: 'detached' })
    await mia.reload()
    await message(mia, 'two from the train').locator('[data-picture]').waitFor()
    await stage.reviveDatabase()
    await eventually(async () => expect((await widths(noa)).slice(-2)).toEqual([400, 440]), 45_000)
    expect(stored().length).toBe(before + 2)
  })

  it('stay, with why, where the disk fills in the middle of them, and go once there is space', async () => {
    const before = stored().length
    await fillDisk(mia, 2)
    await pick(mia, photos.slice(0, 3))
    await strip(mia).getByText('3 pictures go').waitFor()
    await strip(mia).getByText('2 pictures are lost if this page is closed').waitFor()
    await composer(mia).fill('from the cellar')
    await composer(mia).press('Enter')
    await strip(mia)
      .getByText('2 pictures could not be kept: this device is out of space')
      .waitFor()
    expect(await thumbs(mia).count()).toBe(2)
    expect(await composer(mia).inputValue()).toBe('')
    await expectAccessible(mia, 'strip')
    await mia.screenshot({ path: 'tests/e2e/output/several-unkept.png' })
    await message(noa, 'from the cellar').locator('[data-picture]').waitFor()
    await fillDisk(mia)
    await composer(mia).press('Enter')
    await strip(mia).waitFor({ state: 'detached' })
    await eventually(() => expect(stored().length).toBe(before + 3), 30_000)
    await eventually(async () => expect((await widths(noa)).slice(-3)).toEqual([400, 440, 480]))
  })

  it('give their words back where not one could be kept', async () => {
    await fillDisk(mia, 1)
    await pick(mia, photos.slice(0, 2))
    await strip(mia).getByText('2 pictures are lost if this page is closed').waitFor()
    await composer(mia).fill('kept by nobody')
    await composer(mia).press('Enter')
    await strip(mia).getByText('2 pictures could not be kept').waitFor()
    await mia.getByText('the message could not be kept').waitFor()
    expect(await composer(mia).inputValue()).toBe('kept by nobody')
    await fillDisk(mia)
    await composer(mia).press('Enter')
    await message(noa, 'kept by nobody').locator('[data-picture]').waitFor({ timeout: 30_000 })
    await eventually(async () => expect((await widths(noa)).slice(-2)).toEqual([400, 440]), 30_000)
  })

  it('are told of everywhere when their room was left, and wait in it', async () => {
    const before = stored().length
    await fillDisk(mia, 2)
    await pick(mia, photos.slice(0, 3))
    await strip(mia).getByText('3 pictures go').waitFor()
    await strip(mia).getByText('2 pictures are lost if this page is closed').waitFor()
    await composer(mia).fill('on my way out')
    await composer(mia).evaluate((field: HTMLTextAreaElement) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      document.querySelector<HTMLElement>('a[href*="/explore"]')?.click()
    })
    const banner = mia.locator('[data-banner="unkept-pictures"]')
    await banner.getByText('2 pictures for Attic could not be kept').waitFor()
    await expectAccessible(mia, 'banner')
    await mia.screenshot({ path: 'tests/e2e/output/several-banner.png' })
    await banner.getByRole('link').click()
    await strip(mia).getByText('2 pictures could not be kept').waitFor()
    await banner.waitFor({ state: 'detached' })
    await fillDisk(mia)
    await composer(mia).press('Enter')
    await strip(mia).waitFor({ state: 'detached' })
    await eventually(() => expect(stored().length).toBe(before + 3), 30_000)
    await message(noa, 'on my way out').locator('[data-picture]').waitFor()
  })
})
