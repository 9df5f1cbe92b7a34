import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { EnterOptions, Stage } from './stage'
import { eventually } from './room'

interface Watched extends Window {
  connections: RTCPeerConnection[]
}

/** Someone with a camera and a microphone, whose connections can be counted. */
export async function enterWithMedia(
  stage: Stage,
  options: EnterOptions = {},
): Promise<BrowserContext> {
  const context = await stage.enter(options)
  await context.grantPermissions(['camera', 'microphone'])
  await context.addInitScript(() => {
    const page = window as unknown as Watched
    page.connections = []
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        page.connections.push(this)
      }
    }
  })
  return context
}

/** Connections of a page, made for calls, that still take something up; the fast path has one without sound or pictures. */
export const openConnections = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (window as unknown as Watched).connections.filter(
        (one) => one.connectionState !== 'closed' && one.getTransceivers().length > 0,
      ).length,
  )

/** By which devices a page says and shows what it sends. */
export const sentDevices = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (window as unknown as Watched).connections
      .filter(({ connectionState }) => connectionState !== 'closed')
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => track?.getSettings().deviceId ?? []),
  )

/** What has really come in, for each connection: pictures that were decoded, and the energy of the sound. */
export const received = (page: Page) =>
  page.evaluate(async () => {
    const { connections } = window as unknown as Watched
    const open = connections.filter(
      (one) => one.connectionState === 'connected' && one.getTransceivers().length > 0,
    )
    return Promise.all(
      open.map(async (connection) => {
        let [frames, energy] = [0, 0]
        const stats = await connection.getStats()
        stats.forEach((record: Record<string, unknown>) => {
          if (record['type'] !== 'inbound-rtp') return
          frames += Number(record['framesDecoded'] ?? 0)
          energy += Number(record['totalAudioEnergy'] ?? 0)
        })
        return { frames, energy }
      }),
    )
  })

/** Sound is heard, and where it is wanted pictures are seen, from so many others; and more of it than before. */
export async function expectReceiving(page: Page, others: number, hasPictures: boolean) {
  const before = await received(page)
  await eventually(async () => {
    const now = await received(page)
    expect(now).toHaveLength(others)
    now.forEach(({ frames, energy }, at) => {
      expect(energy).toBeGreaterThan((before[at]?.energy ?? 0) + 0.0001)
      if (hasPictures) expect(frames).toBeGreaterThan((before[at]?.frames ?? 0) + 5)
    })
  }, 30_000)
}

export const callButton = (page: Page, kind: 'Call' | 'Video call') =>
  page.getByRole('button', { name: kind, exact: true })
export const callStage = (page: Page) => page.locator('[data-call-stage]')
export const ring = (page: Page) => page.locator('[data-call-ring]')
export const tiles = (page: Page) => page.locator('[data-call-user]')
export const hangUp = (page: Page) => page.getByRole('button', { name: 'Hang up' }).first().click()

/**
 * Each presses the button at the same moment of the machine's clock, before a ring could get from one to the other.
 * False where one was late after all: it rings there, and the button is gone.
 */
export async function callAtOnce(pages: readonly Page[], kind: 'Call' | 'Video call') {
  const buttons = await Promise.all(
    pages.map(async (page) => {
      const button = callButton(page, kind)
      await button.waitFor()
      return button.elementHandle()
    }),
  )
  const moment = Date.now() + 500
  const pressed = await Promise.all(
    buttons.map((button) =>
      button.evaluate(
        (element, at) =>
          new Promise<boolean>((resolve) => {
            setTimeout(() => {
              const isThere = element.isConnected
              if (isThere) (element as HTMLElement).click()
              resolve(isThere)
            }, at - Date.now())
          }),
        moment,
      ),
    ),
  )
  return pressed.every(Boolean)
}

/** Phones and desks, upright and on their side. */
const SCREENS = [
  [320, 640],
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 800],
] as const

/** On every screen, faces are of one size, side by side, with each row in the middle, the last one too. */
export async function expectLaidOut(page: Page, count: number) {
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height })
    await eventually(async () => {
      const stage = await callStage(page).boundingBox()
      const list = await callStage(page).locator('ul').boundingBox()
      const faces = await Promise.all((await tiles(page).all()).map((tile) => tile.boundingBox()))
      const names = await Promise.all(
        (await tiles(page).locator('p').all()).map((name) => name.boundingBox()),
      )
      const where = `${count} at ${width} × ${height}`
      if (!stage || !list) throw new Error(`no stage, ${where}`)
      expect(faces, where).toHaveLength(count)
      const rows = new Map<number, { left: number; right: number }>()
      for (const face of faces) {
        if (!face) throw new Error(`a face is not there, ${where}`)
        expect([face.width, face.height], where).toEqual([faces[0]?.width, faces[0]?.height])
        expect(Math.min(face.width, face.height * 1.6), where).toBeGreaterThanOrEqual(110)
        expect(face.y, where).toBeGreaterThanOrEqual(stage.y)
        expect(face.y + face.height, where).toBeLessThanOrEqual(stage.y + stage.height)
        const row = rows.get(Math.round(face.y))
        expect(face.x, where).toBeGreaterThanOrEqual(row?.right ?? list.x)
        expect(face.x + face.width, where).toBeLessThanOrEqual(list.x + list.width)
        const left = row?.left ?? face.x
        rows.set(Math.round(face.y), { left, right: face.x + face.width })
      }
      for (const { left, right } of rows.values()) {
        expect(Math.abs(left + right - (2 * list.x + list.width)), where).toBeLessThan(3)
      }
      // Who it is can be read, also where something is said above the name.
      for (const name of names) expect(name?.height ?? 0, where).toBeGreaterThan(12)
    })
  }
}

/** The one of this name has more than twice the space of any other, on every screen. */
export async function expectLarge(page: Page, name: string) {
  const spaceOf = async (one: Locator) => {
    const box = await one.boundingBox()
    return box ? box.width * box.height : NaN
  }
  const before = page.viewportSize()
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height })
    await eventually(async () => {
      const large = await spaceOf(tiles(page).filter({ hasText: name }))
      const others = await tiles(page).filter({ hasNotText: name }).all()
      expect(others.length).toBeGreaterThan(1)
      for (const other of others) expect(large).toBeGreaterThan(2 * (await spaceOf(other)))
    })
  }
  if (before) await page.setViewportSize(before)
}
