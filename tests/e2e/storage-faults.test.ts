import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE_VERSION } from '@/adapters/idb/schema'
import { openStage, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  message,
  messages,
  say,
} from './support/room'

/** What a disk can do to a page, in a real browser: a word for each, and nothing lost that could be kept. */
/** Longer than is waited for a disk that may never answer. */
const SLOW_DISK_MS = 5000

describe('storage that fails', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())

  const banner = (page: Page, status: string) => page.locator(`[data-storage="${status}"]`)

  async function inRoomOfOwn(name: string) {
    const context = await stage.enter()
    const page = await signIn(stage, context, name)
    const room = await createRoom(page, `Room of ${name}`)
    await say(page, 'before')
    await expectDelivery(page, 'before', 'sent')
    return { context, page, room }
  }

  const storedTexts = (room: string) =>
    Object.values((stage.read(`messages/${room}`) ?? {}) as Record<string, { text: string }>).map(
      ({ text }) => text,
    )

  /** The name of the one person's database. */
  const databaseOf = (page: Page) =>
    page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
      return names.find((name) => name.startsWith('hearth-')) ?? ''
    })

  /** A page of the same origin that is none of the app's. */
  async function elsewhere(context: BrowserContext) {
    const page = await context.newPage()
    await page.goto(stage.url('/robots.txt'))
    return page
  }

  it('goes on without a disk that never answers', async () => {
    const context = await stage.enter()
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () =>
        Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest
    })
    await context.addInitScript(() => {
      IDBRequest.prototype.addEventListener = () => undefined
    })
    const page = await signIn(stage, context, 'Ina')
    await banner(page, 'memory').waitFor()
    expect(await banner(page, 'memory').innerText()).toContain('Not kept on this device')
    await createRoom(page, 'Room without a disk')
    await say(page, 'still here')
    await expectDelivery(page, 'still here', 'sent')
    await context.close()
  })

  it('waits for a disk that is slow, rather than taking it for signed out', async () => {
    const { context, page, room } = await inRoomOfOwn('Ida')
    await say(page, 'kept')
    await expectDelivery(page, 'kept', 'sent')
    await page.close()
    await context.addInitScript((ms) => {
      const add = Reflect.get(IDBOpenDBRequest.prototype, 'addEventListener') as (
        type: string,
        listener: EventListener,
      ) => void
      IDBOpenDBRequest.prototype.addEventListener = function (
        this: IDBOpenDBRequest,
        type: string,
        listener: EventListener,
      ) {
        const late = (event: Event) => void setTimeout(() => listener.call(this, event), ms)
        add.call(this, type, type === 'success' ? late : listener)
      }
    }, SLOW_DISK_MS)
    const again = await context.newPage()
    await again.goto(stage.url(`/room/${room}`))
    await message(again, 'kept').waitFor()
    await say(again, 'after a while')
    await expectDelivery(again, 'after a while', 'sent')
    await context.close()
  })

  it('leaves alone what a newer version has made', async () => {
    const { context, page, room } = await inRoomOfOwn('Jan')
    await stage.killDatabase()
    await say(page, 'waits')
    await message(page, 'waits').waitFor()
    const name = await databaseOf(page)
    await page.close()
    const other = await elsewhere(context)
    const upgrade = (version: number) =>
      other.evaluate(
        ([database, to]) =>
          new Promise<number>((resolve, reject) => {
            const request = indexedDB.open(database, to)
            request.onerror = () => reject(new Error(String(request.error)))
            request.onsuccess = () => {
              const count = request.result.transaction('outbox').objectStore('outbox').count()
              count.onsuccess = () => {
                request.result.close()
                resolve(count.result)
              }
            }
          }),
        [name, version] as const,
      )
    expect(await upgrade(DATABASE_VERSION + 1)).toBe(1)
    await stage.reviveDatabase()
    const again = await context.newPage()
    await again.goto(stage.url(`/room/${room}`))
    await banner(again, 'newer').waitFor()
    await message(again, 'before').waitFor()
    expect(await banner(again, 'newer').getByRole('button').innerText()).toBe('Reload')
    expect(await upgrade(DATABASE_VERSION + 1)).toBe(1)
    await context.close()
  })

  it('makes room for a newer version, and says so', async () => {
    const { context, page } = await inRoomOfOwn('Kai')
    const name = await databaseOf(page)
    const other = await elsewhere(context)
    await other.evaluate(
      ([database, to]) =>
        new Promise<void>((resolve) => {
          indexedDB.open(database, to).onsuccess = () => resolve()
        }),
      [name, DATABASE_VERSION + 1] as const,
    )
    await banner(page, 'outdated').waitFor()
    await composer(page).fill('not lost')
    await composer(page).press('Enter')
    await page.getByText('could not be kept on this device').waitFor()
    expect(await composer(page).inputValue()).toBe('not lost')
    await context.close()
  })

  it('does not wait for an old tab that holds on to the database', async () => {
    const { context, page, room } = await inRoomOfOwn('Lou')
    const name = await databaseOf(page)
    await page.close()
    const old = await elsewhere(context)
    await old.evaluate(
      async ([database, from]) => {
        await new Promise((resolve) => (indexedDB.deleteDatabase(database).onsuccess = resolve))
        await new Promise((resolve) => {
          indexedDB.open(database, from).onsuccess = resolve
        })
      },
      [name, DATABASE_VERSION - 1] as const,
    )
    const next = await context.newPage()
    await next.goto(stage.url(`/room/${room}`))
    await banner(next, 'blocked').waitFor()
    await message(next, 'before').waitFor()
    await context.close()
  })

  it('keeps what is unsent when the browser clears everything', async () => {
    const { context, page, room } = await inRoomOfOwn('Mia')
    await stage.killDatabase()
    await say(page, 'kept 1')
    await say(page, 'kept 2')
    await message(page, 'kept 2').waitFor()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', {
      origin: new URL(page.url()).origin,
      storageTypes: 'indexeddb',
    })
    // The sign-in goes with it, at once.
    await page.locator('[data-left]').waitFor()
    expect(await page.locator('[data-left]').innerText()).toContain('waiting to be sent is safe')
    await stage.reviveDatabase()
    await page.getByLabel(/name/i).fill('Mia')
    await page.getByLabel(/name/i).press('Enter')
    await page.locator(`a[href*="${room}"]`).first().click()
    for (const n of [1, 2]) await expectDelivery(page, `kept ${n}`, 'sent')
    expect(storedTexts(room)).toEqual(['before', 'kept 1', 'kept 2'])
    await context.close()
  })

  it('shows what it has no room for, and keeps again once there is', async () => {
    const { context, page, room } = await inRoomOfOwn('Noa')
    const { origin } = new URL(page.url())
    const author = Object.keys(stage.read(`members/${room}`) as object)[0] ?? ''
    let said = 0
    const sayMore = () => {
      const at = Date.now()
      const id = `-zzzzzzzzzz${String(++said).padStart(9, '0')}`
      const text = `said ${said} ${'x'.repeat(3000)}`
      stage.write(`messages/${room}/${id}`, { from: author, at, updatedAt: at, text })
    }
    const devtools = await context.newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    // The browser asks only once in a while how much room there is, so it takes what it takes.
    await eventually(async () => {
      sayMore()
      expect(await banner(page, 'full').count()).toBe(1)
    }, 60_000)
    await message(page, `said ${said} `).waitFor()
    await composer(page).fill('no room for this')
    await composer(page).press('Enter')
    await page.getByText('out of space, so').waitFor()
    expect(await composer(page).inputValue()).toBe('no room for this')
    await devtools.send('Storage.overrideQuotaForOrigin', { origin })
    await composer(page).press('Enter')
    await expectDelivery(page, 'no room for this', 'sent')
    await banner(page, 'full').waitFor({ state: 'detached' })
    await context.close()
  })

  it('passes over a record that cannot be read', async () => {
    const { context, page, room } = await inRoomOfOwn('Pia')
    await say(page, 'to be broken')
    await expectDelivery(page, 'to be broken', 'sent')
    await say(page, 'after it')
    await expectDelivery(page, 'after it', 'sent')
    await page.evaluate(
      async (database) => {
        const opened = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open(database)
          request.onsuccess = () => resolve(request.result)
        })
        const store = opened.transaction('messages', 'readwrite').objectStore('messages')
        const all = await new Promise<Record<string, unknown>[]>((resolve) => {
          const request = store.getAll()
          request.onsuccess = () => resolve(request.result as Record<string, unknown>[])
        })
        const broken = all.find(({ text }) => text === 'to be broken')
        store.put({ ...broken, text: 7 })
        await new Promise((resolve) => (store.transaction.oncomplete = resolve))
        opened.close()
      },
      await databaseOf(page),
    )
    await page.goto(stage.url(`/room/${room}`))
    await message(page, 'after it').waitFor()
    await message(page, 'before').waitFor()
    await eventually(async () => expect(await messages(page).count()).toBe(3))
    await context.close()
  })
})
