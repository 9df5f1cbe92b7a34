import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { createRoom, eventually } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

const MINUTE = 60_000
const FEW = 20
const MANY = 500

type Kept = Record<string, object>

describe('the list of rooms', () => {
  let stage: Stage
  let page: Page
  let model: string
  let me: string

  beforeAll(async () => {
    stage = await openStage()
    page = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Ada')
    model = await createRoom(page, 'Model')
    me = Object.keys(stage.read(`members/${model}`) as Kept)[0] ?? ''
    await page.getByRole('link', { name: 'Back to rooms' }).first().click()
  })

  afterAll(() => stage.close())

  const rows = (of: Page) => of.locator('[data-room-id]')
  const names = (of: Page) => of.locator('[data-room-id] .item__name').allInnerTexts()

  /** More rooms of the one that the app has made, each with a last message. */
  function addRooms(uid: string, count: number, nameOf: (n: number) => string) {
    const now = Date.now()
    for (let n = 0; n < count; n++) {
      const id = `made${uid.slice(0, 8)}${n}`
      const at = now - (n + 1) * MINUTE
      const isUnread = n % 5 === 4
      const room = { ...(stage.read(`rooms/${model}`) as object), name: nameOf(n) }
      const mine = Object.values(stage.read(`userRooms/${uid}`) as Kept)[0]
      stage.write(`rooms/${id}`, room)
      stage.write(`members/${id}/${uid}`, stage.read(`members/${model}/${me}`))
      stage.write(`roomState/${id}`, {
        count: 1,
        last: { id: `-${String(n).padStart(19, '0')}`, from: uid, at, text: `word ${n}` },
      })
      stage.write(`userRooms/${uid}/${id}`, { ...mine, readCount: isUnread ? 0 : 1 })
    }
  }

  it('is filtered by words and by kind, and says when nothing is like that', async () => {
    addRooms(
      me,
      8,
      (n) => ['Zebra', 'Apple pie', 'Mango', 'Café', 'Kiwi', '音乐', 'Pear', 'Fig'][n] ?? '',
    )
    await eventually(async () => expect(await rows(page).count()).toBe(9))

    await page.getByRole('button', { name: 'Filter and sort rooms' }).click()
    const field = page.getByRole('searchbox', { name: 'Name or topic' })
    await eventually(async () =>
      expect(await field.evaluate((node) => node === document.activeElement)).toBe(true),
    )
    await expectAccessible(page)
    await page.keyboard.type('cafe')
    await eventually(async () => expect(await names(page)).toEqual(['Café']))
    await page.getByText('One room found').waitFor()
    await page.keyboard.type(' and nothing else')
    await page.getByText('No room is like that.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Unread' }).click()
    await eventually(async () => expect(await names(page)).toEqual(['Kiwi']))
  })

  it('has the button of a row beside what the row says, and not on it', async () => {
    const row = page.getByRole('listitem').filter({ has: rows(page), hasText: 'Kiwi' })
    await row.hover()
    await eventually(async () => {
      const count = await row.locator('.item__badge').boundingBox()
      const button = await row.getByRole('button').boundingBox()
      if (!count || !button) throw new Error('one of them is not there')
      expect(count.x + count.width).toBeLessThanOrEqual(button.x)
    })
  })

  it('keeps the filter while one goes to a room and comes back, and ends it with Escape', async () => {
    await rows(page).filter({ hasText: 'Kiwi' }).click()
    await page.getByRole('link', { name: 'Back to rooms' }).first().click()
    await page.getByRole('button', { name: 'Unread', pressed: true }).waitFor()
    await page.getByRole('searchbox', { name: 'Name or topic' }).press('Escape')
    await eventually(async () => expect(await rows(page).count()).toBe(9))
    const opener = page.getByRole('button', { name: 'Filter and sort rooms' })
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await opener.getAttribute('aria-expanded')).toBe('false')
  })

  it('stands in the order one has chosen, also after a reload, without a network too', async () => {
    await page.getByRole('button', { name: 'Filter and sort rooms' }).click()
    await page.getByLabel('Sort by').selectOption('name')
    const byName = ['Apple pie', 'Café', 'Fig', 'Kiwi', 'Mango', 'Model', 'Pear', 'Zebra', '音乐']
    await eventually(async () => expect(await names(page)).toEqual(byName))
    await stage.killDatabase()
    await page.reload()
    await eventually(async () => expect(await names(page)).toEqual(byName))
    await stage.reviveDatabase()
  })

  /** What the page has worked, in seconds of its main thread. */
  async function workOf(of: Page, action: () => Promise<void>): Promise<number> {
    const devtools = await of.context().newCDPSession(of)
    await devtools.send('Performance.enable')
    const read = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
    }
    const before = await read()
    await action()
    return (await read()) - before
  }

  async function costOfArrivals(name: string, count: number): Promise<number> {
    const context = await stage.enter()
    const desk = await signIn(stage, context, name)
    await createRoom(desk, `Home of ${name}`)
    const people = stage.read('users') as Record<string, { name: string }>
    const uid = Object.keys(people).find((id) => people[id]?.name === name) ?? ''
    addRooms(uid, count, (n) => `Room ${n}`)
    await eventually(async () => expect(await rows(desk).count()).toBe(count + 1), 60_000)
    const room = `made${uid.slice(0, 8)}3`
    const row = desk.locator(`[data-room-id="${room}"]`)
    const work = await workOf(desk, async () => {
      for (let n = 0; n < 20; n++) {
        const id = `-${String(n).padStart(19, '1')}`
        const last = { id, from: uid, at: Date.now(), text: `news ${n}` }
        stage.write(`roomState/${room}`, { count: n + 2, last })
        await row.getByText(`news ${n}`).waitFor({ state: 'attached' })
      }
    })
    await context.close()
    return work
  }

  it('takes in a message among 500 rooms nearly as lightly as among 20', async () => {
    await costOfArrivals('Warm', FEW)
    const few = await costOfArrivals('Few', FEW)
    const many = await costOfArrivals('Many', MANY)
    expect(many / few).toBeLessThan(3)
  })
})
