import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openStage, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  explore,
  expectDelivery,
  joinRoom,
  message,
  messages,
  say,
  textsOf,
} from './support/room'

/** What each transport goes by on the wire, to see that nothing of the other is used. */
const WIRE = { websocket: '/.ws?', 'long-polling': '/.lp?' } as const

describe.each(['websocket', 'long-polling'] as const)(
  'over %s, two people talk, see each other, lose the network, and lose nothing',
  (transport) => {
    let stage: Stage
    const wire = new Set<string>()
    let ada: Page
    let ben: Page
    let room: string

    beforeAll(async () => {
      stage = await openStage()
      ada = await signIn(stage, await enterOver(), 'Ada')
      ben = await signIn(stage, await enterOver(), 'Ben')
    })

    afterAll(() => stage.close())

    async function enterOver() {
      const context = await stage.enter()
      await context.addInitScript((choice) => {
        // The frames that the SDK polls in have no storage of their own.
        if (window === top) localStorage.setItem('hearth.transport', choice)
      }, transport)
      context.on('request', (request) => wire.add(request.url()))
      context.on('page', (page) => page.on('websocket', (socket) => wire.add(socket.url())))
      return context
    }

    it('opens a room that the other finds and joins', async () => {
      room = await createRoom(ada, 'Hearthside')
      await explore(ben)
      await ben.getByText('Hearthside').waitFor()
      await joinRoom(ben, 'Hearthside')
    })

    it('carries messages both ways, in order', async () => {
      await say(ada, 'Is anyone there?')
      await message(ben, 'Is anyone there?').waitFor()
      await say(ben, 'I am.\nOn two lines.')
      await message(ada, 'On two lines.').waitFor()
      await eventually(async () => {
        expect(await textsOf(ada)).toEqual(await textsOf(ben))
      })
    })

    it('shows who is here and who is typing', async () => {
      await eventually(async () => {
        expect(await ada.getByText('2 here').count()).toBeGreaterThan(0)
      })
      await composer(ben).pressSequentially('Let me think')
      await ada.getByText('Ben is typing').waitFor()
      await composer(ben).fill('')
      await ada.getByText('Ben is typing').waitFor({ state: 'hidden' })
    })

    it('counts what is unread, and keeps a draft per room', async () => {
      await composer(ben).fill('half a thought')
      await explore(ben)
      await say(ada, 'One more thing')
      await say(ada, 'And another')
      await eventually(async () => {
        expect(await ben.getByText('2 unread messages').count()).toBe(1)
      })
      await ben
        .getByRole('link', { name: /Hearthside/ })
        .first()
        .click()
      await message(ben, 'And another').waitFor()
      expect(await composer(ben).inputValue()).toBe('half a thought')
      await ben.getByText('New messages').first().waitFor()
      await composer(ben).fill('')
    })

    it('sends once and in order what was written while the server was dead', async () => {
      await stage.killDatabase()
      await say(ada, 'written in the dark 1')
      await say(ada, 'written in the dark 2')
      await say(ada, 'written in the dark 3')
      await ada.getByText(/Offline\. What you write (is|will be) sent/).waitFor()
      expect(await message(ada, 'written in the dark 2').getAttribute('data-delivery')).not.toBe(
        'sent',
      )
      await ada.reload()
      await message(ada, 'written in the dark 3').waitFor()

      await stage.reviveDatabase()
      for (const page of [ada, ben]) {
        for (const n of [1, 2, 3]) await expectDelivery(page, `written in the dark ${n}`, 'sent')
      }
      const dark = Object.values(stage.read(`messages/${room}`) as Record<string, { text: string }>)
        .map(({ text }) => text)
        .filter((text) => text.startsWith('written'))
      expect(dark).toEqual([
        'written in the dark 1',
        'written in the dark 2',
        'written in the dark 3',
      ])
    })

    it('shows rooms and messages after a reload of a deep link with every server dead', async () => {
      await stage.killDatabase()
      await ben.context().setOffline(true)
      await ben.reload()
      await message(ben, 'written in the dark 3').waitFor()
      expect(await ben.getByRole('link', { name: /Hearthside/ }).count()).toBeGreaterThan(0)
      await ben.context().setOffline(false)
      await stage.reviveDatabase()
      await eventually(async () => {
        expect(await messages(ben).count()).toBeGreaterThan(4)
      })
    })

    it('goes over nothing else', () => {
      const used = Object.entries(WIRE).filter(([, sign]) =>
        [...wire].some((address) => address.includes(sign)),
      )
      expect(used.map(([name]) => name)).toEqual([transport])
    })
  },
)
