import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTBOX_TAG } from '@/domain/device/late-delivery'
import { createRoom, eventually, expectDelivery, message, say } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

describe('with no tab open', () => {
  let stage: Stage
  let profile: string

  beforeAll(async () => {
    stage = await openStage()
    profile = mkdtempSync(join(tmpdir(), 'hearth-profile-'))
  })

  afterAll(async () => {
    await stage.close()
    rmSync(profile, { recursive: true, force: true })
  })

  const storedTexts = (room: string) =>
    Object.values((stage.read(`messages/${room}`) ?? {}) as Record<string, { text: string }>).map(
      ({ text }) => text,
    )

  /** What the browser does when there is a network again and something had asked for it. */
  async function callServiceWorker(context: BrowserContext): Promise<void> {
    const { origin } = new URL(stage.url('/'))
    const blank = await context.newPage()
    const session = await context.newCDPSession(blank)
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
        if (found) resolve(found.registrationId)
      })
    })
    await session.send('ServiceWorker.enable')
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin,
      registrationId: await registered,
      tag: OUTBOX_TAG,
      lastChance: false,
    })
    await blank.close()
  }

  /** As after an hour: the service worker has to renew it before anything is taken from it. */
  async function letTokenRunOut(page: Page): Promise<void> {
    const renewed = await page.evaluate(
      () =>
        new Promise<boolean>((resolve, reject) => {
          const opening = indexedDB.open('firebaseLocalStorageDb')
          opening.onerror = () => reject(new Error('no sign-in on the disk'))
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('firebaseLocalStorage', 'readwrite')
            transaction.oncomplete = () => resolve(true)
            const cursor = transaction.objectStore('firebaseLocalStorage').openCursor()
            cursor.onsuccess = () => {
              const at = cursor.result
              if (!at) return
              const entry = at.value as { value?: { stsTokenManager?: object } }
              if (entry.value?.stsTokenManager) {
                Object.assign(entry.value.stsTokenManager, {
                  accessToken: 'run out',
                  expirationTime: Date.now() - 60_000,
                })
                at.update(entry)
              }
              at.continue()
            }
          }
        }),
    )
    expect(renewed).toBe(true)
  }

  async function hasWorker(page: Page): Promise<void> {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }

  it('sends what waits, once and in order, and the tab that opens later finds it sent', async () => {
    const context = await stage.enterPersistently(profile)
    await context.newPage()
    const page = await signIn(stage, context, 'Ona')
    const room = await createRoom(page, 'Room of Ona')
    await say(page, 'with a tab')
    await expectDelivery(page, 'with a tab', 'sent')
    await hasWorker(page)
    await stage.killDatabase()
    for (const text of ['late 1', 'late 2', 'late 3']) {
      await say(page, text)
      await message(page, text).waitFor()
    }
    await page.locator('[data-banner="offline"]').waitFor()
    expect(await page.locator('[data-banner="offline"]').innerText()).toContain(
      'even with Hearth closed',
    )
    await letTokenRunOut(page)
    await page.close()
    await stage.reviveDatabase()

    await callServiceWorker(context)
    await eventually(() => {
      expect(storedTexts(room)).toEqual(['with a tab', 'late 1', 'late 2', 'late 3'])
    })
    expect(stage.read(`roomState/${room}/count`)).toBe(4)

    const again = await context.newPage()
    await again.goto(stage.url(`/room/${room}`))
    for (const text of ['late 1', 'late 2', 'late 3']) await expectDelivery(again, text, 'sent')
    await again.goto(stage.url('/outbox'))
    const rows = again.locator('[data-arrived]')
    await eventually(async () => {
      expect(await rows.evaluateAll((all) => all.map((row) => row.dataset['via']))).toEqual([
        'rest',
        'rest',
        'rest',
      ])
    })
    expect(await rows.first().innerText()).toContain('late 3')
    expect(await rows.first().innerText()).toContain('in the background')
    await again.goto(stage.url(`/room/${room}`))
    await say(again, 'with a tab again')
    await expectDelivery(again, 'with a tab again', 'sent')
    expect(storedTexts(room)).toHaveLength(5)
    expect(stage.read(`roomState/${room}/count`)).toBe(5)
    await context.close()
  })
})
