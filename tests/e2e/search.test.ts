import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRoom, eventually, message, messages, say } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const MANY = 3000
const MINUTE = 60_000
const idOf = (n: number) => `-${String(n).padStart(19, '0')}`

const SPECIAL: Record<number, string> = {
  40: 'We met at the Café du Port',
  500: '明天在东京大学会议室见',
  900: '日本語を勉強しています',
  1200: 'the recipe is at https://soup.example/leek',
}

/** What this device has seen of a room, as the replica keeps it. */
async function fillReplica(page: Page, room: string, total: number) {
  await page.evaluate(
    async ({ id, count, minute, special }) => {
      const [name] = (await indexedDB.databases()).filter((each) =>
        each.name?.startsWith('hearth-'),
      )
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name?.name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('cannot open'))
      })
      const now = Date.now()
      const transaction = database.transaction(['messages', 'histories'], 'readwrite')
      for (let n = 0; n < count; n++) {
        const at = now - (count - n) * minute
        const key = `-${String(n).padStart(19, '0')}`
        const text = special[n] ?? `message ${n}`
        const from = n % 2 === 0 ? 'someone' : 'another'
        transaction
          .objectStore('messages')
          .put({ id: key, room: id, from, at, updatedAt: at, text })
      }
      transaction.objectStore('histories').put(
        {
          stretches: [{ from: { at: 0, id: '' }, to: { at: now - minute, id: '' } }],
          cursor: now,
        },
        id,
      )
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      database.close()
    },
    { id: room, count: total, minute: MINUTE, special: SPECIAL },
  )
}

describe('searching', () => {
  let stage: Stage
  let page: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    page = await signIn(stage, await stage.enter(), 'Ada')
    await createRoom(page, 'Kitchen')
    room = await createRoom(page, 'Archive')
    await fillReplica(page, room, MANY)
    await page.goto(stage.url('/'))
    await page.getByRole('link', { name: /Kitchen/ }).click()
    await say(page, 'soup in the kitchen')
    await message(page, 'soup in the kitchen').first().waitFor()
  })
  afterAll(() => stage.close())

  const field = () => page.getByRole('searchbox')
  const results = () => page.locator('[data-search-result]')
  const find = async (typed: string) => {
    await field().fill(typed)
  }
  const expectResults = (count: number) =>
    eventually(async () => expect(await results().count()).toBe(count))

  const shownNumber = async (end: 'first' | 'last') =>
    Number(/\d+/.exec(await page.locator('[data-message-text]')[end]().innerText())?.[0])

  it('loads nothing of the search before it is opened', async () => {
    expect(page.workers()).toHaveLength(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Search messages' }).click()
    await field().waitFor()
    await eventually(() => expect(page.workers()).toHaveLength(1))
    expect(await page.getByText('Everything on this device').isVisible()).toBe(true)
  })

  it.each([
    ['caf', 'We met at the Café du Port', 'Caf'],
    ['东京', SPECIAL[500]!, '东京'],
    ['京大学会', SPECIAL[500]!, '京大学会'],
    ['勉強', SPECIAL[900]!, '勉強'],
    ['has:link', SPECIAL[1200]!, undefined],
    ['in:archive "message 77"', 'message 77', 'message 77'],
    ['from:me soup', 'soup in the kitchen', 'soup'],
  ])('%s finds %s', async (typed, text, marked) => {
    await find(typed)
    // What the last question found stands there until the next answer comes.
    await eventually(async () => expect(await results().first().innerText()).toContain(text))
    await expectResults(1)
    if (marked) expect(await results().locator('mark').first().innerText()).toBe(marked)
  })

  it('says how many, and that only this device was searched', async () => {
    await find('message')
    await expectResults(50)
    await page.getByRole('button', { name: 'Show more' }).click()
    await expectResults(100)
    await eventually(async () =>
      expect(await page.locator('[data-search-count]').innerText()).toMatch(/^\d+ messages found$/),
    )
    await find('xyzzy')
    await page.getByText('Nothing found for “xyzzy”').waitFor()
    await page.getByText(/Older messages on the server were not/).waitFor()
  })

  it('is fit for a screen reader, and for 320 px', async () => {
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      const told = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement)
      return scrollWidth > clientWidth ? [...told, 'scrolls sideways'] : told
    }
    for (const typed of ['', 'message', 'xyzzy before:soon']) {
      await find(typed)
      await eventually(async () =>
        expect((await page.locator('.search').innerText()).length).toBeGreaterThan(20),
      )
      expect([typed, await faults()]).toEqual([typed, []])
    }
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(stage.url('/search'))
    await find('message')
    await expectResults(50)
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: 'Close search' }).click()
    await page.getByRole('link', { name: /Kitchen/ }).click()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Search messages' }).click()
    await field().waitFor()
  })

  it('finds what arrives while it is open', async () => {
    await find('dumpling')
    await page.getByText('Nothing found').first().waitFor()
    await say(page, 'dumplings tonight')
    await expectResults(1)
  })

  it('jumps into old history by keyboard, offline, and back to the latest', async () => {
    await stage.killDatabase()
    await find('京大学会')
    await expectResults(1)
    await field().press('ArrowDown')
    await page.keyboard.press('Enter')
    const found = page.locator('.list__row--target')
    await found.waitFor()
    expect(await found.innerText()).toContain(SPECIAL[500]!)
    await eventually(async () => {
      const [box, list] = [
        await found.boundingBox(),
        await page.locator('.list__scroller').boundingBox(),
      ]
      const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2
      expect(Math.abs(middle - (list!.y + list!.height / 2))).toBeLessThan(list!.height / 4)
    })
    expect(new URL(page.url()).searchParams.get('m')).toBe(idOf(500))
    expect(await messages(page).count()).toBeLessThan(120)

    // Both ways from there.
    const scroller = page.locator('.list__scroller')
    await eventually(async () => {
      await scroller.evaluate((list) => (list.scrollTop = list.scrollHeight))
      expect(await shownNumber('last')).toBeGreaterThan(640)
    })
    await eventually(async () => {
      await scroller.evaluate((list) => (list.scrollTop = 0))
      expect(await shownNumber('first')).toBeLessThan(380)
    })
    await page.getByRole('button', { name: /Jump to latest/ }).click()
    await message(page, `message ${MANY - 1}`).waitFor()
    await eventually(() => expect(new URL(page.url()).searchParams.has('m')).toBe(false))
  })

  it('says in words when a message is not to be had', async () => {
    await page.goto(`${stage.url(`/room/${room}`)}&m=${idOf(999_999)}`)
    await eventually(async () =>
      expect(await page.locator('[data-jump-problem]').innerText()).toMatch(/not on this device/),
    )
    await stage.reviveDatabase()
    await eventually(
      async () =>
        expect(await page.locator('[data-jump-problem]').innerText()).toMatch(/not here any more/),
      30_000,
    )
  })

  it('closes with Escape, and gives the list of rooms back', async () => {
    await page.getByRole('button', { name: 'Search messages' }).click()
    await find('soup')
    await page.keyboard.press('Escape')
    expect(await field().inputValue()).toBe('')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /Kitchen/ }).waitFor()
  })
})
