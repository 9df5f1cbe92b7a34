import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { createRoom, eventually, message, messages, say } from './support/room'

const MANY = 100_000
const MINUTE = 60_000
/** The most message nodes that may be in the page at any time. */
const MAX_NODES = 120

const idOf = (n: number) => `-${String(n).padStart(19, '0')}`

/** A hundred thousand messages over some weeks, of many lengths. */
function makeHistory(from: string, now: number) {
  const history: Record<string, object> = {}
  for (let n = 0; n < MANY; n++) {
    const at = now - (MANY - n) * MINUTE
    const text =
      n % 7 === 0 ? `message ${n}\n${'and more of it '.repeat(n % 40)}`.trim() : `message ${n}`
    history[idOf(n)] = { from, at, updatedAt: at, text }
  }
  return history
}

describe('a room with 100,000 messages', () => {
  let stage: Stage
  let page: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    page = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Ada')
    room = await createRoom(page, 'Archive')
    await page.getByRole('link', { name: 'Back to rooms' }).first().click()
    const me = Object.keys(stage.read(`members/${room}`) as object)[0] ?? ''
    const now = Date.now()
    stage.write(`messages/${room}`, makeHistory(me, now))
    const last = { id: idOf(MANY - 1), from: me, at: now - MINUTE, text: `message ${MANY - 1}` }
    stage.write(`roomState/${room}`, { count: MANY, last })
    expect(stage.database().get(DEMO_PROJECT, `roomState/${room}/count`)).toBe(MANY)
  })

  afterAll(() => stage.close())

  const scroller = () => page.locator('.list__scroller')
  const oldestShown = async () =>
    Number(/\d+/.exec(await page.locator('[data-message-text]').first().innerText())?.[0])

  /**
   * Scrolls to the top and watches frame by frame until a page of older messages has been put above:
   * how far did the message move that was first in sight just before?
   */
  const driftOfOlderPage = () =>
    scroller().evaluate(async (list) => {
      const edge = list.getBoundingClientRect().top
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const height = () => list.querySelector('.list__rows')?.getBoundingClientRect().height ?? 0
      const topOf = (node: Element | undefined) => (node?.getBoundingClientRect().top ?? NaN) - edge
      const inSight = () =>
        [...list.querySelectorAll('[data-message-id]')].find((node) => topOf(node) >= 0)
      const byId = (id: string) => list.querySelector(`[data-message-id="${id}"]`) ?? undefined

      list.scrollTop = 0
      let seen = { id: '', top: NaN, height: height() }
      for (let frames = 0; frames < 600; frames++) {
        await frame()
        // Rows that are measured for the first time change the height a little; a page, by far.
        if (seen.id !== '' && height() > seen.height + 1500) {
          await frame()
          await frame()
          return Math.abs(topOf(byId(seen.id)) - seen.top)
        }
        const first = inSight()
        if (topOf(first) < 200) {
          seen = {
            id: first?.getAttribute('data-message-id') ?? '',
            top: topOf(first),
            height: height(),
          }
        }
      }
      return NaN
    })

  it('opens at its end with one window', async () => {
    await page.locator(`a[href*="${room}"]`).first().click()
    await message(page, `message ${MANY - 1}`).waitFor()
    expect(await messages(page).count()).toBeLessThanOrEqual(MAX_NODES)
  })

  it('loads older pages without moving what is read, and keeps few nodes', async () => {
    for (let round = 0; round < 8; round++) {
      const oldest = await oldestShown()
      expect(await driftOfOlderPage()).toBeLessThanOrEqual(2)
      expect(await messages(page).count()).toBeLessThanOrEqual(MAX_NODES)
      await eventually(async () => {
        expect(await oldestShown()).toBeLessThan(oldest)
      })
    }
  })

  it('jumps to the latest, and follows what arrives', async () => {
    await page.getByRole('button', { name: /Jump to latest/ }).click()
    await message(page, `message ${MANY - 1}`).waitFor()
    await say(page, 'the newest of all')
    await message(page, 'the newest of all').waitFor()
    await eventually(async () => {
      const gap = await scroller().evaluate(
        (list) => list.scrollHeight - list.scrollTop - list.clientHeight,
      )
      expect(gap).toBeLessThanOrEqual(2)
    })
  })

  it('stays at its end when the keyboard takes half of the screen', async () => {
    await page.setViewportSize({ width: PHONE.width, height: 500 })
    await eventually(async () => {
      const gap = await scroller().evaluate(
        (list) => list.scrollHeight - list.scrollTop - list.clientHeight,
      )
      expect(gap).toBeLessThanOrEqual(2)
    })
    await page.setViewportSize(PHONE)
  })

  it('keeps few nodes while a whole cached history is flung through', async () => {
    // Everything on this device, as after years: put there as the app itself would.
    await page.evaluate(
      async ({ id, total, minute }) => {
        const name = (await indexedDB.databases()).find((entry) =>
          entry.name?.startsWith('hearth-'),
        )
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name?.name ?? '')
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error('cannot open'))
        })
        const now = Date.now()
        const transaction = database.transaction(['messages', 'histories'], 'readwrite')
        const store = transaction.objectStore('messages')
        for (let n = 0; n < total; n++) {
          const at = now - (total - n) * minute
          const key = `-${String(n).padStart(19, '0')}`
          store.put({ id: key, room: id, from: 'someone', at, updatedAt: at, text: `message ${n}` })
        }
        const histories = transaction.objectStore('histories')
        histories.put(
          {
            stretches: [{ from: { at: 0, id: '' }, to: { at: now + minute, id: '' } }],
            cursor: now,
          },
          id,
        )
        await new Promise((resolve) => (transaction.oncomplete = resolve))
        database.close()
      },
      { id: room, total: MANY, minute: MINUTE },
    )
    await page.reload()
    await messages(page).first().waitFor()
    let most = 0
    for (let fling = 0; fling < 40; fling++) {
      await scroller().evaluate((list) => {
        list.scrollTop = list.scrollTop < 4000 ? 0 : list.scrollTop - 4000
      })
      most = Math.max(most, await messages(page).count())
    }
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(MAX_NODES)
  })
})
