import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  say,
} from './support/room'

describe('words people expect', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia Stone')
    room = await createRoom(mia, 'Kitchen table')
    noa = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Noa')
    await joinRoom(noa, 'Kitchen table')
  })

  afterAll(() => stage.close())

  const options = (page: Page) => page.getByRole('option')
  const typed = (page: Page) => composer(page).inputValue()
  const write = async (page: Page, text: string) => {
    await composer(page).focus()
    await page.keyboard.type(text)
  }
  async function expectAccessible(page: Page, part: string) {
    // Nineteen hundred of a kind would take a minute to look at.
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .exclude('[role=group]:nth-child(n + 2)')
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }

  it('completes a name by keyboard, and the other sees that they are meant', async () => {
    await say(noa, 'who brings the bread?')
    await message(mia, 'who brings the bread?').waitFor()
    await write(mia, 'I do, @n')
    await options(mia).getByText('Noa').waitFor()
    const active = await composer(mia).getAttribute('aria-activedescendant')
    expect(await mia.locator(`[id="${active}"]`).textContent()).toContain('Noa')
    await mia.keyboard.press('Enter')
    expect(await typed(mia)).toBe('I do, @Noa ')
    await mia.keyboard.type('and you the soup')
    await mia.keyboard.press('Enter')
    await expectDelivery(mia, 'and you the soup', 'sent')
    await message(noa, 'and you the soup')
      .locator('.markup__mention--me')
      .getByText('@Noa')
      .waitFor()
    await message(mia, 'and you the soup').locator('.markup__mention').waitFor()
    expect(await mia.locator('.markup__mention--me').count()).toBe(0)
    const stored = Object.values(stage.read(`messages/${room}`) as Record<string, object>)
    expect(stored.filter((each) => 'mentions' in each)).toHaveLength(1)
  })

  it('calls everyone, by who runs the room, completed and highlighted', async () => {
    await write(mia, 'supper, @al')
    await options(mia).getByText('Everyone in the room').waitFor()
    await mia.keyboard.press('Enter')
    expect(await typed(mia)).toBe('supper, @all ')
    await mia.keyboard.press('Enter')
    await message(noa, 'supper,').locator('.markup__mention--me').getByText('@all').waitFor()
    const said = () =>
      Object.values(
        stage.read(`messages/${room}`) as Record<string, { text?: string; mentions?: string[] }>,
      )
    expect(said().find(({ text }) => text === 'supper, @all')?.mentions).toEqual(['all'])
    await write(noa, 'late, @所有人')
    expect(await options(noa).count()).toBe(0)
    await noa.locator('[data-everyone]').getByText('sent as plain words').waitFor()
    await noa.getByRole('button', { name: 'Send', exact: true }).click()
    await message(mia, 'late,').waitFor()
    expect(said().find(({ text }) => text === 'late, @所有人')).not.toHaveProperty('mentions')
    expect(await message(mia, 'late,').locator('.markup__mention').count()).toBe(0)
  })

  it('goes through the list with the arrows, and leaves it with Escape', async () => {
    await write(mia, '@')
    await options(mia).getByText('Noa').waitFor()
    await mia.keyboard.press('Escape')
    await options(mia).first().waitFor({ state: 'detached' })
    await mia.keyboard.type('N')
    expect(await options(mia).count()).toBe(0)
    await composer(mia).fill('')
  })

  it('keeps who is mentioned when the words are changed', async () => {
    await composer(mia).press('ArrowUp')
    await mia.locator('[data-purpose]').waitFor()
    await composer(mia).fill('I do, @Noa and you the salad')
    await mia.keyboard.press('Enter')
    await message(noa, 'the salad').locator('.markup__mention--me').waitFor()
  })

  it('draws code without an empty line below it', async () => {
    await say(mia, '```ts\nconst bread = 1\n```')
    const code = message(noa, 'const bread').locator('.code')
    await code.waitFor()
    const below = await code.evaluate((box) => {
      const text = box.querySelector('.code__text') ?? box
      return box.getBoundingClientRect().bottom - text.getBoundingClientRect().bottom
    })
    expect(below).toBeLessThan(4)
  })

  it('completes emoji offline, by their names and between colons', async () => {
    // Once loaded, as the worker of an installed app has it from the start.
    await write(noa, ':tad')
    await options(noa).first().waitFor()
    await composer(noa).fill('')
    await stage.killDatabase()
    await write(noa, 'done :tada')
    await options(noa).filter({ hasText: ':tada:' }).first().click()
    expect(await typed(noa)).toBe('done 🎉 ')
    await noa.keyboard.type('so :heart:')
    expect(await typed(noa)).toBe('done 🎉 so ❤️ ')
    await noa.keyboard.press('Enter')
    await expectDelivery(noa, 'done 🎉', 'waiting')
    await stage.reviveDatabase()
    await message(mia, 'done 🎉').waitFor()
  })

  it('keeps a skin tone for hands and people, also over a reload', async () => {
    const open = () => noa.getByRole('button', { name: 'Emoji', exact: true }).click()
    await open()
    await noa.getByRole('button', { name: 'Skin tone: dark', exact: true }).click()
    await noa.keyboard.press('Escape')
    await noa.reload()
    await open()
    await noa.getByRole('combobox', { name: 'Search emoji' }).fill('thumbs up')
    await options(noa).filter({ hasText: '👍🏿' }).first().click()
    expect(await typed(noa)).toBe('👍🏿')
    await composer(noa).fill('')
  })

  it('picks an emoji to write, by searching and by the arrows', async () => {
    await mia.getByRole('button', { name: 'Emoji', exact: true }).click()
    const search = mia.getByRole('combobox', { name: 'Search emoji' })
    await search.fill('bread')
    await options(mia).filter({ hasText: '🍞' }).waitFor()
    await mia.keyboard.press('Enter')
    await search.waitFor({ state: 'detached' })
    expect(await typed(mia)).toBe('🍞')
    await mia.getByRole('button', { name: 'Emoji', exact: true }).click()
    await mia.getByText('Used last').waitFor()
    await mia.keyboard.press('ArrowDown')
    await mia.keyboard.press('Enter')
    expect(await typed(mia)).toBe('🍞🍞')
    expect(await composer(mia).evaluate((box) => box === document.activeElement)).toBe(true)
    await composer(mia).fill('')
  })

  it('reacts with any emoji', async () => {
    const row = message(noa, 'the salad').first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await noa.getByRole('menuitem', { name: 'More reactions' }).click()
    await noa.getByRole('combobox', { name: 'Search emoji' }).fill('salad')
    await options(noa).filter({ hasText: '🥗' }).click()
    await message(mia, 'the salad').locator('[data-reaction="🥗"]').waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'offers a picker that everybody can use, in %s',
    async (colorScheme) => {
      for (const page of [mia, noa]) {
        await page.emulateMedia({ colorScheme })
        await page.getByRole('button', { name: 'Emoji', exact: true }).click()
        await options(page).first().waitFor()
        await expectAccessible(page, '.popup')
        await page.keyboard.press('Escape')
        await write(page, ':smi')
        await options(page).first().waitFor()
        await expectAccessible(page, '.composer')
        await composer(page).fill('')
        await eventually(async () => {
          expect(await options(page).count()).toBe(0)
        })
      }
    },
  )

  it('leads to a room, and does things, from the keyboard alone', async () => {
    await mia.emulateMedia({ colorScheme: 'light' })
    const other = await createRoom(mia, 'Garden shed')
    await mia.keyboard.press('ControlOrMeta+k')
    const field = mia.getByRole('dialog').getByRole('combobox')
    await field.waitFor()
    expect(await field.evaluate((box) => box === document.activeElement)).toBe(true)
    await mia.keyboard.type('kitch')
    await mia.keyboard.press('Enter')
    await mia.waitForURL((url) => url.pathname === `/room/${room}`)
    await mia.keyboard.press('ControlOrMeta+k')
    await field.waitFor()
    await mia.keyboard.type('shed')
    await mia.keyboard.press('ArrowDown')
    await mia.keyboard.press('Enter')
    await mia.waitForURL((url) => url.pathname === `/room/${other}`)
    await composer(mia).focus()
    await mia.keyboard.press('ControlOrMeta+k')
    await field.waitFor()
    await mia.keyboard.type('theme: dark')
    await mia.keyboard.press('Enter')
    await mia.locator('html[data-theme=dark]').waitFor({ state: 'attached' })
    await mia.keyboard.press('ControlOrMeta+k')
    await field.waitFor()
    await mia.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
    expect(await composer(mia).evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('keeps long names within a small screen', async () => {
    const long = 'The society of friends of the old mill and its long garden'
    await createRoom(mia, long)
    await mia.goto(stage.url(`/room/${room}`))
    await composer(mia).waitFor()
    await mia.setViewportSize({ width: 320, height: 640 })
    await mia.keyboard.press('ControlOrMeta+k')
    const dialog = mia.getByRole('dialog')
    const beyond = () => dialog.evaluate((box) => box.scrollWidth - box.clientWidth)
    await dialog.getByRole('option').filter({ hasText: long }).waitFor()
    expect(await beyond()).toBe(0)
    await mia.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await mia.setViewportSize(DESK)
  })

  it('leads to a person and to what was said, also where nothing is named so', async () => {
    await mia.keyboard.press('ControlOrMeta+k')
    const field = mia.getByRole('dialog').getByRole('combobox')
    await field.fill('bring')
    const said = mia.getByRole('option').filter({ hasText: 'who brings the bread?' })
    await said.filter({ hasText: 'Kitchen table' }).click()
    await mia.waitForURL((url) => url.pathname === `/room/${room}` && url.searchParams.has('m'))

    await mia.keyboard.press('ControlOrMeta+k')
    await field.fill('noa')
    await mia.getByRole('option').filter({ hasText: 'Person' }).first().waitFor()
    await mia.keyboard.press('Enter')
    await mia.waitForURL((url) => url.pathname.startsWith('/room/dm_'))
    await mia.getByRole('heading', { name: 'Noa' }).first().waitFor()
    // From now on the conversation stands among the rooms, and once only.
    await mia.keyboard.press('ControlOrMeta+k')
    await field.fill('noa')
    await mia.getByRole('option').filter({ hasText: 'Room' }).first().waitFor()
    expect(await mia.getByRole('option').filter({ hasText: 'Person' }).count()).toBe(0)
    await mia.keyboard.press('Escape')
  })

  it('says why a conversation cannot be begun from the palette, and stays', async () => {
    const stranger = await signIn(stage, await stage.enter(), 'Kim')
    await joinRoom(stranger, 'Kitchen table')
    await mia.goto(stage.url(`/room/${room}`))
    await say(stranger, 'hello from Kim')
    await message(mia, 'hello from Kim').waitFor()
    await stage.killDatabase()
    await mia.keyboard.press('ControlOrMeta+k')
    const field = mia.getByRole('dialog').getByRole('combobox')
    await field.fill('kim')
    await mia.getByRole('option').filter({ hasText: 'Person' }).first().click()
    await mia.getByRole('dialog').getByText('needs the network').waitFor()
    await stage.reviveDatabase()
    await mia.keyboard.press('Escape')
    await mia.getByRole('dialog').waitFor({ state: 'detached' })
    await stranger.close()
  })

  it.each(['light', 'dark'] as const)(
    'shows palette and shortcuts that everybody can use, in %s',
    async (colorScheme) => {
      for (const page of [mia, noa]) {
        await page.emulateMedia({ colorScheme })
        await page.keyboard.press('ControlOrMeta+k')
        await page.getByRole('dialog').getByRole('combobox').waitFor()
        await expectAccessible(page, 'dialog')
        await page.keyboard.type('shortcuts')
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
        await expectAccessible(page, 'dialog')
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        // Where nothing is written, a question mark asks the same. The dialog gives the focus back as it goes.
        await eventually(async () => {
          await page.evaluate(() => (document.activeElement as HTMLElement).blur())
          await page.keyboard.press('?')
          expect(await page.getByRole('heading', { name: 'Keyboard shortcuts' }).count()).toBe(1)
        })
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
    },
  )
})
