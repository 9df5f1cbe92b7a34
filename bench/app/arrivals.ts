import type { CDPSession, Page } from 'playwright-core'
import type { Benchmark, Round } from '../comparison.ts'
import { NAMESPACE, openChatStage, OTHER_ROOM, ROOM, WRITER, type ChatStage } from './chat-stage.ts'

const BURST = 1000
/** "Few" transactions for a burst. */
const FEW = 50
const SWITCHES = 9
const FRAMES = 2
const ROOMS = 20
const ARRIVALS = 10_000
const WARM_UP = 1000

/** What arriving messages cost the page that shows them. */
export const arrivals: Benchmark = async () => {
  const stage = await openChatStage()
  try {
    const { page } = await stage.enter('reader')
    const say = createTalk(stage)
    await countTransactions(page)
    await page.goto(stage.url(`/room/${ROOM}`))
    await page.locator('[data-message-id]').first().waitFor()
    await shows(page, say(ROOM, 'the first'))

    const one = await transactionsFor(page, () => say(ROOM, 'just one'))
    const burst = await transactionsFor(page, () => {
      let last = ''
      for (let n = 0; n < BURST; n++) last = say(ROOM, `burst ${n}`)
      return last
    })
    const frames: Round[] = []
    for (let n = 0; n < SWITCHES; n++) {
      frames.push({ measured: await framesToSwitch(page, n), baseline: FRAMES })
    }
    const heap = await heapOverArrivals(stage, page, say)
    return [
      {
        name: 'transactions for an arriving message',
        unit: 'writes',
        against: 'one',
        rounds: [{ measured: one, baseline: 1 }],
        target: { atMost: 1 },
      },
      {
        name: `transactions for a burst of ${String(BURST)}`,
        unit: 'writes',
        against: 'few',
        rounds: [{ measured: burst, baseline: FEW }],
        target: { atMost: 1 },
      },
      {
        name: 'switching to a cached room',
        unit: 'frames',
        against: 'two frames',
        rounds: frames,
        target: { atMost: 1 },
      },
      {
        name: `heap after ${String(ARRIVALS)} arrivals in ${String(ROOMS)} rooms`,
        unit: 'MB',
        against: `after ${String(WARM_UP)}`,
        rounds: [heap],
        target: { atMost: 1.2 },
      },
    ]
  } finally {
    await stage.close()
  }
}

/** Someone else talks, past the rules; gives the text back, which is unique. */
function createTalk({ world }: ChatStage) {
  let number = 0
  return (room: string, words: string): string => {
    const text = `${words} #${++number}`
    const at = Date.now()
    const id = `-${String(number).padStart(19, '0')}`
    const state = world.database.get(NAMESPACE, `/roomState/${room}`) as { count?: number } | null
    world.database.set(NAMESPACE, `/messages/${room}/${id}`, {
      ...{ from: WRITER, at, updatedAt: at, text },
    })
    world.database.set(NAMESPACE, `/roomState/${room}`, {
      count: (state?.count ?? 0) + 1,
      last: { id, from: WRITER, at, text },
    })
    return text
  }
}

async function countTransactions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = globalThis as unknown as { writes: number }
    counted.writes = 0
    const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as (
      ...call: Parameters<IDBDatabase['transaction']>
    ) => IDBTransaction
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const names = typeof stores === 'string' ? [stores] : [...stores]
      // What else is kept of a room (its last message, what was read) has writes of its own.
      if (mode === 'readwrite' && names.includes('messages')) counted.writes++
      return Reflect.apply(begin, this, [stores, mode, options])
    }
  })
}

async function transactionsFor(page: Page, talk: () => string): Promise<number> {
  const writes = () => page.evaluate(() => (globalThis as unknown as { writes: number }).writes)
  const before = await writes()
  await shows(page, talk())
  return (await writes()) - before
}

const shows = (page: Page, text: string) =>
  page.locator('[data-message-text]').filter({ hasText: text }).first().waitFor()

/** Frames from the click until the other room's messages are in the page. */
function framesToSwitch(page: Page, turn: number): Promise<number> {
  const room = turn % 2 === 0 ? OTHER_ROOM : ROOM
  return page.evaluate(async (id) => {
    const shownFirst = () =>
      document.querySelector('[data-message-id]')?.getAttribute('data-message-id')
    const before = shownFirst()
    const link = document.querySelector<HTMLElement>(`[data-room-id="${id}"]`)
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    ;(link?.closest('a') ?? link?.querySelector('a') ?? link)?.click()
    for (let frames = 1; frames < 600; frames++) {
      await frame()
      const now = shownFirst()
      if (now !== undefined && now !== before) return frames
    }
    return Infinity
  }, room)
}

async function heapOverArrivals(
  stage: ChatStage,
  page: Page,
  say: (room: string, words: string) => string,
): Promise<Round> {
  const rooms = [ROOM, ...Array.from({ length: ROOMS - 1 }, (_, n) => `bench-room-${String(n)}`)]
  const session = await page.context().newCDPSession(page)
  await page.locator(`[data-room-id="${ROOM}"]`).first().click()
  const arrive = async (count: number) => {
    // In portions, so that the page draws in between, as it does in life.
    for (let done = 0; done < count; done += 200) {
      let last = ''
      for (let n = 0; n < 200; n++) {
        const room = rooms[n % rooms.length] ?? ROOM
        const text = say(room, 'arrives')
        if (room === ROOM) last = text
      }
      await shows(page, last)
    }
  }
  seedRooms(stage, rooms.slice(1))
  await arrive(WARM_UP)
  const baseline = await heapOf(session)
  await arrive(ARRIVALS - WARM_UP)
  return { measured: await heapOf(session), baseline }
}

function seedRooms({ world }: ChatStage, rooms: readonly string[]): void {
  const at = Date.now()
  for (const room of rooms) {
    const about = { name: room, topic: '' }
    world.database.set(NAMESPACE, `/rooms/${room}`, {
      ...{ ...about, kind: 'public', createdBy: WRITER, createdAt: at },
    })
    for (const [user, role] of [
      [WRITER, 'owner'],
      ['demo-mei', 'member'],
    ]) {
      world.database.set(NAMESPACE, `/members/${room}/${user}`, { role, joinedAt: at })
      const mine = { kind: 'public', joinedAt: at, readAt: 0, readCount: 0 }
      world.database.set(NAMESPACE, `/userRooms/${user}/${room}`, mine)
    }
  }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}
