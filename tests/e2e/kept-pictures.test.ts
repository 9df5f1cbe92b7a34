import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openDetails } from './support/care'
import { fillDisk, makePhoto } from './support/pictures'
import { composer, createRoom, eventually, joinRoom, message } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

/** Pictures that were attached and are not sent yet, when the page goes. */
describe('pictures not sent yet', () => {
  let stage: Stage
  let context: BrowserContext
  let mia: Page
  let noa: Page
  let room: string
  let photos: readonly { name: string; mimeType: string; buffer: Buffer }[]

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enter({ viewport: PHONE })
    mia = await signIn(stage, context, 'Mia')
    room = await createRoom(mia, 'Attic')
    noa = await signIn(stage, await stage.enter(), 'Noa')
    await joinRoom(noa, 'Attic')
    photos = await Promise.all(
      [400, 440, 480].map(async (width) => ({
        ...{ name: `${width}.jpg`, mimeType: 'image/jpeg' },
        buffer: await makePhoto(mia, width, 300),
      })),
    )
  })
  afterAll(() => stage.close())

  const strip = (page: Page) => page.locator('[data-picture-strip]')
  const pick = (page: Page, files: typeof photos) =>
    page.locator('[data-picture-input]').setInputFiles([...files])
  const widthsIn = (page: Page, selector: string) =>
    page
      .locator(selector)
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
  const attached = (page: Page, widths: readonly number[]) =>
    eventually(async () => expect(await widthsIn(page, '[data-picture-strip] img')).toEqual(widths))
  /** What the disk has, with what waits in trays; of whoever signed in last. */
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const infos = await indexedDB.databases()
      const names = infos.map(({ name }) => name ?? '').filter((name) => name.startsWith('hearth-'))
      const counts = await Promise.all(
        names.map(
          (name) =>
            new Promise<number>((resolve, reject) => {
              const opening = indexedDB.open(name)
              opening.onerror = () => reject(new Error(String(opening.error)))
              opening.onsuccess = () => {
                const count = opening.result.transaction('pictures').objectStore('pictures').count()
                count.onsuccess = () => {
                  opening.result.close()
                  resolve(count.result)
                }
              }
            }),
        ),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    })

  it('are there again after a reload, with the words, in their order, and go from there', async () => {
    await pick(mia, photos)
    await composer(mia).fill('from the attic')
    await attached(mia, [400, 440, 480])
    await eventually(async () => expect(await kept(mia)).toBe(3))
    await mia.reload()
    await attached(mia, [400, 440, 480])
    await strip(mia).getByText('3 pictures go').waitFor()
    expect(await composer(mia).inputValue()).toBe('from the attic')
    await expectAccessible(mia, 'strip')
    await mia.screenshot({ path: 'tests/e2e/output/kept-pictures-phone.png' })
    await strip(mia).getByRole('button', { name: 'Remove picture 2' }).click()
    await eventually(async () => expect(await kept(mia)).toBe(2))
    await mia.reload()
    await attached(mia, [400, 480])
    await composer(mia).press('Enter')
    await strip(mia).waitFor({ state: 'detached' })
    await message(noa, 'from the attic').locator('[data-picture]').waitFor({ timeout: 30_000 })
    await eventually(
      async () => expect(await widthsIn(noa, '[data-picture]')).toEqual([400, 480]),
      30_000,
    )
    await mia.reload()
    await message(mia, 'from the attic').locator('[data-picture]').waitFor()
    expect(await strip(mia).count()).toBe(0)
  })

  it('count among what the device keeps', async () => {
    await mia.goto(stage.url('/'))
    const barn = await createRoom(mia, 'Barn')
    await pick(mia, photos.slice(0, 1))
    await attached(mia, [400])
    await mia.goto(stage.url('/settings'))
    const row = mia.getByRole('listitem').filter({ hasText: 'Barn' })
    expect(await row.innerText()).toMatch(/\d [kM]B/)
    // What is not sent is not given up.
    await row.getByRole('button').click()
    await mia.goto(stage.url(`/room/${barn}`))
    await attached(mia, [400])
    await strip(mia).getByRole('button', { name: 'Remove the picture' }).click()
    await strip(mia).waitFor({ state: 'detached' })
  })

  it('are the same in two tabs, and go once', async () => {
    await mia.goto(stage.url(`/room/${room}`))
    const other = await context.newPage()
    await other.goto(stage.url(`/room/${room}`))
    await composer(other).waitFor()
    await pick(mia, photos.slice(0, 2))
    await attached(other, [400, 440])
    await pick(other, photos.slice(2))
    await attached(mia, [400, 440, 480])
    await strip(other).getByRole('button', { name: 'Remove picture 2' }).click()
    await attached(mia, [400, 480])
    const before = (await widthsIn(noa, '[data-picture]')).length
    await composer(other).fill('from two tabs')
    await composer(other).press('Enter')
    await strip(mia).waitFor({ state: 'detached' })
    await strip(other).waitFor({ state: 'detached' })
    await message(noa, 'from two tabs').locator('[data-picture]').waitFor({ timeout: 30_000 })
    await eventually(
      async () => expect((await widthsIn(noa, '[data-picture]')).slice(before)).toEqual([400, 480]),
      30_000,
    )
    await other.close()
  })

  it('stay on screen where the disk is full, which is said, and go from there', async () => {
    await fillDisk(mia, 2)
    await pick(mia, photos.slice(0, 2))
    await strip(mia)
      .getByText('This device is out of space: 1 picture is lost if this page is closed')
      .waitFor()
    await attached(mia, [400, 440])
    await expectAccessible(mia, 'strip')
    await mia.screenshot({ path: 'tests/e2e/output/kept-pictures-full.png' })
    await fillDisk(mia)
    await strip(mia).getByRole('button', { name: 'Remove picture 1' }).click()
    await strip(mia).getByText('is lost').waitFor({ state: 'detached' })
    await mia.reload()
    await attached(mia, [440])
  })

  it('leave the device with the room', async () => {
    const before = await kept(noa)
    await pick(noa, photos.slice(0, 2))
    await attached(noa, [400, 440])
    await eventually(async () => expect(await kept(noa)).toBe(before + 2))
    await openDetails(noa)
    await noa.getByRole('button', { name: 'Leave room' }).click()
    await noa.getByRole('dialog').getByRole('button', { name: 'Leave room' }).click()
    await noa.waitForURL((url) => url.pathname === '/')
    // Those that were seen in it go, too.
    await eventually(async () => expect(await kept(noa)).toBe(0))
    await joinRoom(noa, 'Attic')
    await message(noa, 'from two tabs').waitFor()
    await noa.reload()
    await message(noa, 'from two tabs').waitFor()
    expect(await strip(noa).count()).toBe(0)
  })

  it('leave the device at sign-out', async () => {
    await mia.goto(stage.url(`/room/${room}`))
    await attached(mia, [440])
    await mia.goto(stage.url('/settings'))
    await mia.getByRole('button', { name: 'Sign out' }).first().click()
    await mia.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await mia.waitForURL(/sign-in/)
    await eventually(async () => expect(await kept(mia)).toBe(0))
  })
})
