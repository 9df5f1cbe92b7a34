import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  say,
} from './support/room'

describe('the outbox', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
  })

  afterAll(() => stage.close())

  const storedTexts = (room: string) =>
    Object.values((stage.read(`messages/${room}`) ?? {}) as Record<string, { text: string }>).map(
      ({ text }) => text,
    )

  /** Whose messages these are: the one person in the room. */
  const onlyMember = (room: string) => Object.keys(stage.read(`members/${room}`) as object)[0] ?? ''

  async function inRoomOfOwn(name: string): Promise<{ page: Page; room: string }> {
    const page = await signIn(stage, await stage.enter(), name)
    return { page, room: await createRoom(page, `Room of ${name}`) }
  }

  it('survives a killed browser and sends exactly once, in order', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'hearth-profile-'))
    const before = await stage.enterPersistently(profile)
    const page = await signIn(stage, before, 'Kim')
    const room = await createRoom(page, 'Room of Kim')
    await say(page, 'before')
    await expectDelivery(page, 'before', 'sent')
    await stage.killDatabase()
    for (const n of [1, 2, 3]) {
      await say(page, `kept ${n}`)
      await message(page, `kept ${n}`).waitFor()
    }
    await before.close()

    await stage.reviveDatabase()
    const after = await stage.enterPersistently(profile)
    const again = await after.newPage()
    await again.goto(stage.url(`/room/${room}`))
    for (const n of [1, 2, 3]) await expectDelivery(again, `kept ${n}`, 'sent')
    expect(storedTexts(room)).toEqual(['before', 'kept 1', 'kept 2', 'kept 3'])
    expect(stage.read(`roomState/${room}/count`)).toBe(4)
    await after.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it('counts a message once when only its acknowledgement was lost', async () => {
    const { page, room } = await inRoomOfOwn('Lea')
    await say(page, 'first')
    await expectDelivery(page, 'first', 'sent')
    // The answer to the write dies on its way back, and with it the connection.
    let isCut = false
    await page.routeWebSocket(/\.ws\?/, (socket) => {
      const server = socket.connectToServer()
      let cutNext = false
      socket.onMessage((frame) => {
        if (!isCut && String(frame).includes('answer lost')) cutNext = true
        server.send(frame)
      })
      server.onMessage((frame) => {
        if (cutNext && String(frame).includes('"b":{"s":"ok"')) {
          isCut = true
          void socket.close()
          return
        }
        if (!cutNext || !String(frame).includes('answer lost')) socket.send(frame)
      })
    })
    await page.reload()
    await message(page, 'first').waitFor()
    await say(page, 'answer lost')
    await expectDelivery(page, 'answer lost', 'sent')
    await say(page, 'after it')
    await expectDelivery(page, 'after it', 'sent')
    expect(isCut).toBe(true)
    expect(storedTexts(room)).toEqual(['first', 'answer lost', 'after it'])
    expect(stage.read(`roomState/${room}/count`)).toBe(3)
    expect(await message(page, 'answer lost').count()).toBe(1)
  })

  it('says why a message is refused; the ones behind it go on; it can be retried', async () => {
    const { page, room } = await inRoomOfOwn('Mo')
    const me = onlyMember(room)
    await say(page, 'fine')
    await expectDelivery(page, 'fine', 'sent')
    const membership = stage.read(`members/${room}/${me}`)
    const elsewhere = await createRoom(page, 'Second room of Mo')
    await stage.killDatabase()
    await page.locator(`a[href*="${room}"]`).first().click()
    await page.waitForURL(new RegExp(room))
    await say(page, 'not welcome')
    await page.locator(`a[href*="${elsewhere}"]`).first().click()
    await page.waitForURL(new RegExp(elsewhere))
    await say(page, 'behind it')
    await message(page, 'behind it').waitFor()
    await stage.reviveDatabase()
    stage.write(`members/${room}/${me}`, null)
    await expectDelivery(page, 'behind it', 'sent')
    await eventually(() => {
      expect(storedTexts(elsewhere)).toEqual(['behind it'])
      expect(storedTexts(room)).toEqual(['fine'])
    })

    await page.goto(stage.url(`/room/${room}`))
    stage.write(`members/${room}/${me}`, membership)
    stage.write(`userRooms/${me}/${room}`, {
      kind: 'public',
      joinedAt: (membership as { joinedAt: number }).joinedAt,
      readAt: 0,
      readCount: 1,
    })
    await expectDelivery(page, 'not welcome', 'refused')
    // The words for what is refused are loaded when they are needed.
    await message(page, 'not welcome').getByText('no longer in this room').waitFor()
    await message(page, 'not welcome').getByRole('button', { name: 'Retry' }).click()
    await expectDelivery(page, 'not welcome', 'sent')
    expect(storedTexts(room)).toEqual(['fine', 'not welcome'])
  })

  it('takes an unsent message back to be edited, and discards one', async () => {
    const { page } = await inRoomOfOwn('Nia')
    await say(page, 'here')
    await expectDelivery(page, 'here', 'sent')
    await stage.killDatabase()
    await say(page, 'with a tpyo')
    await say(page, 'better not')
    await expectDelivery(page, 'better not', 'waiting')
    // What is in flight stays: it may have arrived. The one behind it can still be taken back.
    await message(page, 'better not').getByRole('button', { name: 'Edit' }).click()
    await eventually(async () => {
      expect(await composer(page).inputValue()).toBe('better not')
    })
    await composer(page).fill('')
    await stage.reviveDatabase()
    await expectDelivery(page, 'with a tpyo', 'sent')
    expect(await message(page, 'better not').count()).toBe(0)
  })

  it('shows all that waits, in every room, with what can be done about it', async () => {
    const { page, room } = await inRoomOfOwn('Ola')
    await say(page, 'here')
    await expectDelivery(page, 'here', 'sent')
    const other = await createRoom(page, 'Second room of Ola')
    await say(page, 'there')
    await expectDelivery(page, 'there', 'sent')
    await stage.killDatabase()
    for (const text of ['alpha', 'beta', 'gamma']) await say(page, text)
    await message(page, 'gamma').waitFor()
    await page.locator('[data-outbox-link]').click()
    await page.getByRole('heading', { name: 'Outbox' }).waitFor()
    const rows = page.locator('[data-row-id]')
    expect(await rows.count()).toBe(3)
    await page.getByText('Waiting for network').first().waitFor()
    await rows.filter({ hasText: 'beta' }).getByRole('button', { name: 'Discard' }).click()
    await rows.filter({ hasText: 'beta' }).waitFor({ state: 'detached' })
    await rows.filter({ hasText: 'gamma' }).getByRole('button', { name: 'Edit' }).click()
    await eventually(async () => {
      expect(await composer(page).inputValue()).toBe('gamma')
    })
    await say(page, 'gamma, mended')
    await composer(page).fill('')
    await page.locator('[data-outbox-link]').click()
    await stage.reviveDatabase()
    await page.getByRole('button', { name: 'Send all now' }).click()
    await page.getByText('Everything is sent').waitFor()
    expect(await page.getByText('Stored by the server').count()).toBe(4)
    // What was on its way when the database went may have been stored without an answer.
    const arrived = page.locator('[data-arrived]').filter({ hasText: 'gamma, mended' })
    expect(await arrived.getAttribute('data-via')).toBe('websocket')
    expect(await arrived.innerText()).toContain('over a WebSocket')
    expect(storedTexts(other)).toEqual(['there', 'alpha', 'gamma, mended'])
    expect(storedTexts(room)).toEqual(['here'])
  })

  it('follows what has left to its reader, and says that it went by long polling', async () => {
    const walled = await stage.enter()
    await walled.routeWebSocket(/.*/, (socket) => void socket.close({ code: 1008 }))
    const page = await signIn(stage, walled, 'Pia')
    const room = await createRoom(page, 'Room of Pia')
    await say(page, 'first')
    await expectDelivery(page, 'first', 'sent')
    const reader = await signIn(stage, await stage.enter(), 'Quin')
    await joinRoom(reader, 'Room of Pia')
    await reader.goto('about:blank')
    await stage.killDatabase()
    await say(page, 'by the long way')
    await message(page, 'by the long way').waitFor()
    await page.locator('[data-outbox-link]').click()
    await page.locator('[data-row-id]').first().waitFor()
    await stage.reviveDatabase()
    await page.getByRole('button', { name: 'Send all now' }).click()
    const arrived = page.locator('[data-arrived]').filter({ hasText: 'by the long way' })
    await eventually(async () => {
      expect(await arrived.getAttribute('data-via')).toBe('long-polling')
      expect(await arrived.getAttribute('data-arrived')).toBe('stored')
    }, 45_000)
    expect(await arrived.innerText()).toContain('by long polling')
    await reader.goto(stage.url('/explore'))
    await arrived.getByText('Delivered').waitFor()
    await reader.goto(stage.url(`/room/${room}`))
    await arrived.getByText('Read').waitFor()
  })
})
