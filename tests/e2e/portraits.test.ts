import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { createPrivateRoom, invite, openDetails } from './support/care'
import { makePhoto } from './support/pictures'
import { composer, createRoom, eventually, joinRoom, message, say } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

interface Kept {
  readonly at: number
  readonly data: string
}

describe('portraits', () => {
  let stage: Stage
  let ida: Page
  let noa: Page
  let room: string
  let photo: { name: string; mimeType: string; buffer: Buffer }

  beforeAll(async () => {
    stage = await openStage()
    ida = await signIn(stage, await stage.enter(), 'Ida')
    room = await createRoom(ida, 'Boat house')
    noa = await signIn(stage, await stage.enter({ viewport: PHONE, colorScheme: 'dark' }), 'Noa')
    await joinRoom(noa, 'Boat house')
    await say(ida, 'who brings the oars?')
    await message(noa, 'who brings the oars?').waitFor()
    photo = { name: 'p.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(ida, 1600, 900) }
  })

  afterAll(() => stage.close())

  const mine = (page: Page) => page.getByRole('group', { name: 'Your picture' })
  const ofRoom = (page: Page) => page.getByRole('group', { name: 'The room’s picture' })
  const faceIn = (place: Locator) => place.locator('img').first()
  const sourceOf = async (place: Locator) => (await faceIn(place).getAttribute('src')) ?? ''
  const inList = (page: Page) => page.getByRole('link', { name: /^Boat house/ }).first()
  const stored = (path: string) => stage.read(path) as Kept | null

  async function pick(page: Page, whose: 'user' | 'room', buffer = photo.buffer) {
    await page.locator(`[data-portrait-input=${whose}]`).setInputFiles({ ...photo, buffer })
  }
  async function goTo(page: Page, path: string) {
    await page.goto(stage.url(path))
    await page.locator('[data-connection=online]').first().waitFor()
  }

  it('are chosen from the device: square, small, and without where they were taken', async () => {
    await goTo(ida, '/settings')
    await pick(ida, 'user')
    await mine(ida).getByText('All see it now.').waitFor()
    const uid = Object.keys(stage.read('userPortraits') as object)[0] ?? ''
    const kept = stored(`userPortraits/${uid}`)
    expect(kept?.data).toMatch(/^data:image\/webp;base64,/)
    expect(kept?.data.length).toBeLessThanOrEqual(12_000)
    expect(stage.read(`users/${uid}/photo`)).toBe(kept?.at)
    const bytes = Buffer.from(kept?.data.split(',')[1] ?? '', 'base64')
    for (const word of ['GPS-SECRET-PLACE', 'Exif', 'EXIF'])
      expect(bytes.includes(word)).toBe(false)
    const size = await faceIn(mine(ida)).evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement
      return [naturalWidth, naturalHeight]
    })
    expect(size).toEqual([128, 128])
    await expectAccessible(ida)
    await ida.screenshot({ path: 'tests/e2e/output/portrait-settings.png' })
  })

  it('are shown with what one says, and are there offline, also after a reload', async () => {
    const said = message(noa, 'who brings the oars?')
    await faceIn(said).waitFor()
    const src = await sourceOf(said)
    expect(src).toMatch(/^data:image\/webp/)
    await stage.killDatabase()
    await noa.reload()
    await eventually(async () => expect(await sourceOf(said)).toBe(src))
    await noa.screenshot({ path: 'tests/e2e/output/portrait-room-phone-dark.png' })
    await stage.reviveDatabase()
  })

  it('are replaced, by what is pasted too, and one that is no picture is refused in words', async () => {
    const said = message(noa, 'who brings the oars?')
    const before = await sourceOf(said)
    await pick(ida, 'user', Buffer.from('no picture at all'))
    await mine(ida).getByText('This browser cannot open this picture').waitFor()
    expect(await sourceOf(said)).toBe(before)
    const other = await makePhoto(ida, 700, 1000)
    await ida.locator('[data-connection=online]').first().waitFor()
    await mine(ida).getByRole('button', { name: 'Choose another' }).focus()
    await ida.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], 'p.jpg', { type: 'image/jpeg' }))
      const init = { bubbles: true, cancelable: true, clipboardData: transfer } as const
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init))
    }, other.toString('base64'))
    await mine(ida).getByText('All see it now.').waitFor()
    await eventually(async () => expect(await sourceOf(said)).not.toBe(before))
  })

  it('of a room are chosen by its owner, and by no member', async () => {
    await goTo(ida, `/room/${room}`)
    await composer(ida).waitFor()
    const pane = await openDetails(ida)
    await ofRoom(pane.page()).waitFor()
    await pick(ida, 'room')
    await ofRoom(ida).getByText('All see it now.').waitFor()
    expect(stage.read(`rooms/${room}/photo`)).toBe(stored(`roomPortraits/${room}`)?.at)
    await faceIn(inList(ida)).waitFor()
    await expectAccessible(ida)
    await ida.screenshot({ path: 'tests/e2e/output/portrait-room-details.png' })
    await noa.locator('.header img').first().waitFor()
    const theirs = await openDetails(noa)
    await theirs.getByRole('heading', { name: 'About' }).waitFor()
    expect(await ofRoom(noa).count()).toBe(0)
    await noa.getByRole('button', { name: 'Close' }).first().click()
    await goTo(noa, '/')
    await faceIn(inList(noa)).waitFor()
    await noa.screenshot({ path: 'tests/e2e/output/portrait-list-phone-dark.png' })
  })

  it('that cannot be read are passed over, and the list stays', async () => {
    const kept = stored(`roomPortraits/${room}`)
    stage.write(`roomPortraits/${room}`, { at: (kept?.at ?? 0) + 1, data: 'data:text/html,<b>' })
    stage.write(`rooms/${room}/photo`, (kept?.at ?? 0) + 1)
    const fresh = await signIn(stage, await stage.enter(), 'Uma')
    await joinRoom(fresh, 'Boat house')
    await inList(fresh).waitFor()
    expect(await inList(fresh).locator('img').count()).toBe(0)
    await message(fresh, 'who brings the oars?').waitFor()
  })

  it('are taken away by who chose them, from the server and from the devices', async () => {
    await ofRoom(ida).getByRole('button', { name: 'Remove' }).click()
    await ofRoom(ida).getByText('The picture is gone').waitFor()
    await eventually(() => expect(stage.read(`roomPortraits/${room}`)).toBeNull())
    expect(stage.read(`rooms/${room}/photo`)).toBeNull()
    await eventually(async () => expect(await inList(noa).locator('img').count()).toBe(0))
    await goTo(ida, '/settings')
    await mine(ida).getByRole('button', { name: 'Remove' }).click()
    await mine(ida).getByText('The picture is gone').waitFor()
    expect(stage.read('userPortraits')).toBeNull()
    await eventually(async () => expect(await keptBy(noa)).toEqual([]))
  })

  const keptBy = (page: Page) =>
    page.evaluate(async () => {
      const [found] = (await indexedDB.databases()).filter(({ name }) =>
        name?.startsWith('hearth-'),
      )
      return new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open(found?.name ?? '')
        opening.onerror = () => reject(new Error('cannot open'))
        opening.onsuccess = () => {
          const asking = opening.result.transaction('facts').objectStore('facts').getAllKeys()
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.map(String).filter((key) => key.startsWith('portrait/')))
          }
        }
      })
    })

  it('of a public room are seen by who is not in it: where rooms are found, and before joining', async () => {
    await goTo(ida, `/room/${room}`)
    await openDetails(ida)
    await pick(ida, 'room')
    await ofRoom(ida).getByText('All see it now.').waitFor()
    const sam = await signIn(stage, await stage.enter(), 'Sam')
    await goTo(sam, '/explore')
    const entry = sam.getByRole('listitem').filter({ hasText: 'Boat house' })
    await faceIn(entry).waitFor()
    expect(await sourceOf(entry)).toBe(stored(`roomPortraits/${room}`)?.data)
    await expectAccessible(sam)
    await sam.screenshot({ path: 'tests/e2e/output/portrait-explore.png' })
    await entry.getByRole('link').click()
    await sam.locator('main .empty img').waitFor()
    await expectAccessible(sam)
    await sam.screenshot({ path: 'tests/e2e/output/portrait-absent.png' })
  })

  it('of a private room are for its members: its invite shows letters', async () => {
    const cellar = await createPrivateRoom(ida, 'Cellar')
    await openDetails(ida)
    await pick(ida, 'room')
    await ofRoom(ida).getByText('All see it now.').waitFor()
    expect(stored(`roomPortraits/${cellar}`)?.data).toMatch(/^data:image/)
    const uma = await signIn(stage, await stage.enter(), 'Uma')
    await uma.goto(stage.url(await invite(ida, { uses: '1 person' })))
    await uma.locator('[data-join]').getByText('Cellar').first().waitFor()
    await uma.locator('[data-join] .avatar', { hasText: 'C' }).waitFor()
    expect(await uma.locator('[data-join] img').count()).toBe(0)
    await expectAccessible(uma)
    await uma.screenshot({ path: 'tests/e2e/output/portrait-join.png' })
  })

  it('stand in the palette before rooms, people and what was said', async () => {
    await goTo(ida, '/')
    await ida.keyboard.press('ControlOrMeta+k')
    const palette = ida.getByRole('dialog')
    await palette.getByRole('combobox').fill('boat')
    const option = palette.getByRole('option').filter({ hasText: 'Boat house' }).first()
    await faceIn(option).waitFor()
    await expectAccessible(ida, 'palette')
    await ida.screenshot({ path: 'tests/e2e/output/portrait-palette.png' })
    await ida.keyboard.press('Escape')
  })
})
